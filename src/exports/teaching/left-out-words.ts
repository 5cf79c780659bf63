/** A pattern of whole words, whatever their case. `*` stands for any ending. */
function anyOf(words: string): RegExp {
  const patterns = words
    .split(/[,\n]/)
    .map(word => word.trim())
    .filter(Boolean)
    .map(word => word.replaceAll('*', "[\\p{L}'’-]*").replace(/\s+/g, '\\s+'))
  return new RegExp(`(?<![\\p{L}-])(?:${patterns.join('|')})(?![\\p{L}])`, 'iu')
}

/** Words of death, of crime and of what was done to a body: no sentence with one is shown unless harm is asked for. */
export const DETAIL_OF_HARM = anyOf(
  `dead, death*, die, died, dies, dying, stillb*, kill*, murder*, manslaughter, homicid*, suicid*, fatal*, lethal,
  inquest*, coroner*, post-mortem*, postmortem*, autops*, funeral*, buried, burial, corpse*, body of,
  convict*, guilty, sentenced, imprison*, prosecut*, jail*, jury, manhunt,
  rape*, raping, rapist*, molest*, groom*, indecen*, naked, nude, genital*, intimate*, intercourse, penetrat*,
  prostitut*, pregnan* by, strip search*, strip-search*, cavity,
  starv*, malnourish*, emaciat*, under-fed, underfed, dehydrat*, tortur*, cruel*, sadis*,
  fractur*, broken arm*, broken leg*, broken rib*, broken bone*, broken spine, broken jaw, rib, ribs, skull*, burn, burns, burned,
  burnt, burning, scald*, beaten, beating*, beat, punch*, kick*, slap*, hit, hits, hitting, bite mark*, bitten, bleed*, blood*, scar,
  scars, scarred, wound*, stab*, strangl*, suffocat*, asphyxia*, smother*, drown*, poison*, shaken, shaking, overdose*,
  hanged, hanging, restrain*, tied up, locked in, chained, brain damage*, brain injur*, head injur*, coma, paralys*,
  internal injur*, black eye*, abduct*, kidnap*, self-harm*, cut herself, cut himself, cutting`,
)

/** Words of harm that a sentence on practice needs; in what tells of the case itself they are left out as well. */
export const HARM_IN_THE_CASE = anyOf(
  `injur*, bruis*, harm, harmed, harms, harming, harmful, abus*, neglect*, hurt*, violen*, assault*, attack*, hunger,
  hungry, weight, exploit*, sexual*, pain, painful, maltreat*, ill-treat*, mistreat*, mark on, marks on, beds`,
)

/** What a family is like, by which its neighbours know it. */
export const OF_ONE_FAMILY = anyOf(
  `twin, twins, triplet*, eldest, oldest, youngest, only child, half-brother*, half-sister*, step-brother*,
  step-sister*, stepbrother*, stepsister*, grandmother*, grandfather*, grandparent*, great-aunt*, great-uncle*, aunt,
  aunts, aunt's, uncle*, cousin*, nephew*, niece*, lodger*, boyfriend*, girlfriend*, birthday*, born on, aged,
  of primary school age, of secondary school age, of nursery age, teenag*, toddler*, year-old*, years old, months old,
  weeks old, days old, surname*, nickname*, widow*, divorc*, emigrat*, nationalit*`,
)

/** One person told from others by sex: said of somebody in the case, and of nobody in general. */
export const OF_ONE_PERSON = anyOf(
  `he, she, him, her, hers, his, himself, herself, girl, girl's, girl’s, boy, boy's, boy’s, son, son's, son’s, daughter,
  daughter's, daughter’s, brother, brothers, sister, sisters, sibling*`,
)

/** Faith, dress, origin and health of somebody in the case: rare ones tell who it was. */
export const RARE_TRAITS = anyOf(
  `hijab*, headscar*, veil*, turban*, mosque*, church*, temple*, synagogue*, faith*, religio*, witch*, spirit*, exorcis*, accent,
  first language, mother tongue, from abroad, overseas, asylum*, refugee*, migrant*, immigra*, traveller*, adopted*,
  autis*, deaf*, blind, wheelchair*, cerebral, epilep*, diabet*, asthma*, syndrome*, palsy, cancer*, leuk*, transplant*, hiv,
  tube-fed, premature*, albin*, dwarf*, cleft, eczema, soldier*, army, navy, taxi*, pastor*, priest*, imam*, lorry driver*,
  caravan*, boat, barge, farm, island*, village*`,
)

/** Said of the record and its sources, and nothing that anybody could learn from in a session. */
export const ABOUT_THE_RECORD =
  /\b(?:sources? (?:consulted|here|used|used here)|(?:this|that) record|in the original|one (?:weak )?source|only source|this (?:one )?source|sources (?:do not|differ|agree)|news report|press|commentary|not (?:known|recorded|found) here|cautious guess|wording (?:may|has not)|the tag|(?:not|un)known (?:here|to us)|rests on|we read this back|is not recorded|see [FRE]\d+)\b/iu

const LARGE = `three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen,
  seventeen, eighteen, nineteen, twenty*, thirty*, forty*, fifty*, sixty*, seventy*, eighty*, ninety*, dozen*, hundred*,
  thousand*, million*, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth`

const COUNTED = `hour, day, night, week, weekend, fortnight, month, term, year, decade, time, occasion, visit, call, referral, report,
  meeting, conference, assessment, child, boy, girl, baby, sibling, brother, sister, son, daughter, adult, man, woman, parent, worker,
  professional, officer, teacher, nurse, doctor, hospital, school, home, house, area, council, authority, agency, service, team, review,
  inspection, inquiry, address, injury, incident, allegation, family`

const PLURALS: Readonly<Record<string, string>> = {
  child: 'children',
  baby: 'babies',
  man: 'men',
  woman: 'women',
  agency: 'agencies',
  authority: 'authorities',
  inquiry: 'inquiries',
  injury: 'injuries',
  family: 'families',
}

const things = COUNTED.split(',').map(word => word.trim())
const counted = [...things, ...things.map(word => PLURALS[word] ?? `${word}s`)].join('|')

/** Any number from three on, and a pair or a single stretch of time of something that is counted. */
export const NUMBERS: readonly RegExp[] = [
  anyOf(LARGE),
  new RegExp(`\\b(?:both|two|twice|second|third)\\s+(?:[\\p{L}'’-]+\\s+){0,2}?(?:${counted})\\b`, 'iu'),
  /\b(?:one|a|an|half\s+an?|another|next|following|previous|last|same|within|few|several)\s+(?:hour|day|night|week|weekend|fortnight|month|term|year|decade)s?\s+(?:later|earlier|before|after|ago|old)\b/iu,
  /\b(?:hours|days|weeks|months|years|decades|shortly|soon|long)\s+(?:later|earlier|before|after|afterwards|ago)\b/iu,
]

/** Months where they are no other word, days of the week, and feasts. */
export const DATES =
  /\b(?:January|February|March|April|June|July|August|September|October|November|December|(?:in|of|by|until|since|last|late|early|to|from)\s+May\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Christmas|Easter|Eid|Diwali|Ramadan|bank holiday)\b/u

/** A figure that is a name of the law and no number of a case. */
export const FIGURES_OF_LAW = /\bsection\s+(?:17|47)\b/gi

/** Words with a capital that name no one place, person or body. */
export const WORDS_WITH_CAPITALS: ReadonlySet<string> = new Set(
  `I I'd I'm I've I’d I’m I’ve GP GPs GP's NHS CAMHS MARAC MAPPA MASH LADO IRO SENCO DBS ID IT A&E Section Children Act
  Every Child Matters Board Boards Councillors Managers Practitioners Our`.split(/\s+/),
)

/** Words of which titles of many reports are made: a part of a title that has no other is no name. */
export const WORDS_OF_TITLES: ReadonlySet<string> = new Set(
  `a an and the of on in into for to by from with at as its it or that
  report reports review reviews inquiry enquiry case cases serious independent local national significant joint
  overview executive summary full final interim practice learning lessons child children childrens young people
  safeguarding protection care social services service system board council committee government response statement
  inspection investigation panel commission part volume chapter working together family families death abuse safety
  circumstances surrounding relation concerning respect what one two is are was were be not no how why who we our`.split(
    /\s+/,
  ),
)
