/** Words that hold a sentence together and say nothing of what it is about: two texts are not alike by sharing them. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `a about above across after again against ago all almost already also although always am among an and another
  any anybody anyone anything are around as at away back be became because become becomes been before behind being
  below between both but by came can cannot come comes could did do does doing done down during each either else
  even ever every everybody everyone everything few for from further gave get gets give given gives go goes got had
  has have having he her here hers herself him himself his how however i if in instead into is it its itself just
  kept least less like made make makes making many may me might mine more most much must my myself near neither
  never next no nobody none nor not nothing now of off often on once one only onto or other others otherwise our
  ours ourselves out over own per perhaps put quite rather really said same say says see seem seemed seems several
  shall she should since so some somebody someone something sometimes soon still such take taken takes than that
  the their theirs them themselves then there therefore these they thing things this those though three through
  thus to together too took toward towards two under until up upon us use used using very was way ways we well went
  were what whatever when where whether which while who whoever whole whom whose why will with within without
  would yes yet you your yours`.split(/\s+/),
)
