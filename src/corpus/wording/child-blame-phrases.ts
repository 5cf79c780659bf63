import { DENIED, SERVICES, type Phrase } from './phrase.ts'

const FAMILY =
  '(mother|father|mum|dad|parent|parents|mothers|fathers|couple|family|families|stepfather|partner|she|he|they|girl|boy|child|children|teenager|youth|adolescent|young person|young people|grandmother|grandparents|carer|carers)'

const VERY =
  '(a|an|the|very|highly|openly|often|so|too|rather|quite|always|deeply|both|extremely|frequently|) '

/** What makes a family or a child the cause. To add a phrase: an entry here, and sentences in scripts/rules/sentences. */
export const CHILD_BLAME_PHRASES: readonly Phrase[] = [
  {
    patterns: [
      `${FAMILY} (was|were|had been|became|remained|could be|seemed|proved) ${VERY}(and |)(manipulative|hostile|obstructive|chaotic|uncooperative|unreliable|devious|deceitful|evasive|aggressive|resistant|difficult|feckless|lazy|selfish|neglectful|promiscuous|defiant|dishonest|secretive|avoidant|challenging|antagonistic|belligerent|abusive to|impossible|unwilling|disengaged|disruptive|wilful|out of control|elusive|unmotivated|apathetic|uncaring|dysfunctional|combative|awkward|a liar|liars|troublesome|unruly)`,
      '(chaotic|feckless|dysfunctional|disorganised|hostile|neglectful|manipulative|aggressive|avoidant|obstructive|non compliant|deceitful|selfish|lazy|troublesome|unruly|wayward|difficult|out of control|disguised|promiscuous) (home life|life|lives|lifestyle|lifestyles|household|households|mother|father|parents|parent|couple|family|families|girl|boy|child|children|teenager|teenagers|youth|youths|carer|carers|home)',
      '(non compliance|noncompliance|non cooperation|resistance) (by|of|from|with|to|was|had|on the part)',
      '(hard|difficult|impossible) to (engage|help|reach|work with|manage|place|like|contact|pin down)',
      '(refused|refuses|refusing|declined|rejected|rejecting|spurned|rebuffed|shunned|resisted|turned down|turned away) (all|any|every|the|our|) (offers of|offer of|further|) (help|support|services|assistance|intervention|interventions|engagement|advice)',
      '(did not|didnt|does not|would not|wouldnt|never|refused to|failed to|could not|unwilling to|declined to) (really|fully|properly|always|meaningfully|) (engage|cooperate|co operate|comply|take up the offer|accept (help|support|responsibility|advice)|want help|want to (change|engage|be helped)|put (the |her |his |their )(child|children|baby|needs))',
      '(put|putting|puts|placed|placing|prioritised|prioritising|chose|choosing) (her|his|their) (own|partner|partners|boyfriend|relationship|drinking|drug|drugs|needs|relationships|addiction|social life) (needs |use |interests |)(before|above|over|first|ahead|rather)',
      `(played|playing|plays) (the system|professionals|agencies|workers|one|staff|services)`,
      '(pulled|pulling) the wool',
      'lied (to|repeatedly|about)',
      `(sabotaged|sabotaging|thwarted|hoodwinked|groomed professionals|stonewalled|gave (them|workers|professionals|staff) the runaround|only (has|had) (herself|himself|themselves) to blame|brought it on|(her|his|their) own (fault|doing|making)|own worst enemy|good for nothing|problem family|bad mother|bad father|unfit (mother|parent|parents|father)|bad parents|unfit to parent|would never change|beyond (help|anyones help|redemption|saving|control)|beyond (*|) help|little could be done|nothing could be done|lost cause)`,
    ],
    better: 'say what was offered, how, when and by whom, and what stood in the way of taking it up',
    unlessAfter: new RegExp(`${SERVICES.source}|${DENIED.source}|\\b(?:writes?|wrote|written) that \\w+ $`),
    unlessBefore:
      /^ ?(?:(?:an?|the|any) )?(?:by|on foot|without|at night|in winter|after|solicitors?|lawyers?|consultants?|contractors?|interpreters?|counsel|with the (?:father|child|mother|family|parents))\b/,
  },
  {
    patterns: [
      '(made|making|makes|make) (*|) (*|) (poor|bad|unwise|risky|unsafe|wrong|foolish|dangerous|unhealthy|lifestyle|own|her own|his own|their own|negative|reckless) (life |lifestyle |)(choice|choices|decisions)',
      '(poor|bad|unwise|risky|unsafe|unhealthy|negative|reckless|wrong|dangerous) (life |lifestyle |)(choice|choices)',
      '(lifestyle|life style) (choice|choices|factors|issues|she|he|they|of the)',
      '(her|his|their) (chosen |)(lifestyle|life style|promiscuity|choices|bad choices)',
      '(put|puts|putting|placed|places|placing|exposed|exposing|exposes|left|leaving) (herself|himself|themselves|her self) (back |repeatedly |deliberately |knowingly |)(at|in|to|into|open to|open|vulnerable) *',
      '(sex|sexual relationship|relationship|relations|affair|sexual activity|consensual (*|)) (with|between) (an older|older|adult|a grown|grown|a much older|much older|a man|men|a (*|) man)',
      '(consensual|consented|consenting|consent) (sex|to sex|to the sex|to intercourse|relationship|activity|sexual|to the abuse|willingly|partner)',
      '(attention seeking|seeking attention|attention seeker|crying wolf|cry for attention|seductive|sexually (active|promiscuous|provocative|mature|experienced|knowing|precocious|available)|worldly wise|wise beyond|mature for (her|his)|old for (her|his) years|acted older|led (him|men|them) on|sold (herself|himself|sex)|selling (herself|himself|sex)|prostitut(e|es|ed|ion|ing)|rent boy|child sex worker|sex worker|tearaway|delinquent|hooligan|bad lot|troublemaker|ringleader|absconder|absconders|absconded|absconding|streetwise|street smart|knew what (she|he|they) (was|were) doing|knew exactly what|willing (participant|participants|victim)|willingly (went|joined|took part|sold)|voluntarily (went|joined|sold|returned)|asked for it|asking for trouble|looking for trouble|ran wild|running wild|difficult child|naughty|manipulated the|played up)',
    ],
    better: 'say who did what to the child, and what the child was living with',
    unlessAfter: new RegExp(
      `${DENIED.source}|\\b(?:panel|review(?:ers?)?|court|offence|law|charged|convicted)\\b[^.;]*$`,
    ),
  },
]
