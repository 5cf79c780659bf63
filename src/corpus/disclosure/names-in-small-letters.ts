import { isGivenName } from '../given-names.ts'
import { matches, type Found } from './disclosed.ts'
import { senseOf } from './word-lists.ts'
import { KIN, WORKER } from './words.ts'

const DEED =
  '(?:was|is|had|has|told|said|says|asked|disclosed|cried|lived|lives|stayed|slept|went|came|wanted|refused|attended|presented|seen|did|does|would|could|looked|seemed|appeared|played|and|not|at|in|with|home|missing|crying|asleep|upset|again|then|got|left)'
/** What goes before a person, whoever writes in haste and without capitals. */
const BEFORE =
  '(?:where|when|that|if|because|why|whether|saw|see|seen|with|by|about|told|asked|visited|for|to|from|and|of|said|spoke\\s+to|called|named|met|mum|dad|mother|father|brother|sister|son|daughter|baby|child|uncle|aunt|auntie|nan|cousin|partner|boyfriend|girlfriend|cousin|neighbour)'
const WORD = '(?<!\\p{L})([a-zà-ÿ]{3,}(?:-[a-zà-ÿ]{3,})?)'

const PATTERNS = [
  new RegExp(`\\b${BEFORE},?\\s+${WORD}(?:['’]?s)?(?![\\p{L}-])`, 'gu'),
  new RegExp(`(?<![\\w-])${WORD}(?:['’]?s)?(?=\\s+${DEED}\\b)`, 'gu'),
  new RegExp(
    `(?<![\\w-])${WORD}['’]?s?(?=\\s+(?:${KIN}|${WORKER}|school|bedroom|house|home|room|flat)\\b)`,
    'gu',
  ),
  new RegExp(`(?:^|[.;:,(/]\\s*|\\s[-–]\\s)${WORD}(?:['’]?s)?(?=\\s*(?:[,.;:)/]|$|${DEED}\\b))`, 'gu'),
]
const TITLED = /\b(?:mr|mrs|ms|miss|dr|pc|dc|ds|sgt)\.?\s+([a-zà-ÿ]{3,}(?:[-’'][a-zà-ÿ]+)?)(?![\w-])/g
/** Names that are written small for another reason, or that are a word that the list of words lacks. */
const WORDS =
  /^(?:mare|bill|mark|pat|jack|rob|sue|ray|may|will|art|dale|dean|drew|gene|grant|guy|josh|lance|max|miles|nick|norm|pace|pierce|rich|rod|sky|storm|tad|ty|van|wade|ward|mae|ali|mum|dad|nan|nana|nanny|mam|hay|tan|don|ken|ana|min|ama|can|sang|long|see|do|ho|an|man|son|song|young|she|her|his|say|so|ban|van|lin|ping|ying|yang|tu|ha|la|le|di|de|mo|al|ed|my|yo|sam|pen|ray|gay|basil|ginger|clay|cliff|colt|flora|forest|frank|jean|jersey|lane|laurel|olive|pansy|pearl|penny|ruby|rusty|sandy|stone|tiffany|troy|violet|viola|wren|cash|chase|christian|china|georgia|india|chad|kerry|lorraine|paris|sydney|victoria|israel|santiago|madison|austin|dallas|houston|kent|devon|preston|chelsea|florence|carol|merry|rose|hope|faith|joy|grace|summer|autumn|april|june|august)$/

/** Names that a list of words has, and that nobody writes for the word. */
const CLEAR =
  /^(?:tyler|mason|harley|riley|callum|liam|connor|tommy|bobby|danny|jimmy|billy|johnny|kelly|stacey|tracey|shannon|ashley|jordan|brandon|logan|morgan|jasmine|lily|molly|holly|ellie|daisy|poppy|kevin|darren|wayne|gary|lee-ann|leanne|michelle|nicole|danielle)$/

/** Given names without their capital, where the words around them go around people. */
export function namesInSmallLetters(text: string): Found[] {
  const given = PATTERNS.flatMap(pattern => matches(text, pattern)).filter(({ met }) => {
    const bare = met.endsWith('s') && !senseOf(met).isGiven ? met.slice(0, -1) : met
    const { isGiven, isOrdinary, isPublic } = senseOf(bare)
    if (CLEAR.test(bare)) return true
    return (
      (isGiven || isGivenName(bare)) &&
      !isOrdinary &&
      !isPublic &&
      !WORDS.test(bare) &&
      !senseOf(met).isOrdinary
    )
  })
  const titled = matches(text, TITLED).filter(({ met }) => {
    const { isSurname, isGiven, isOrdinary } = senseOf(met)
    return (isSurname || isGiven) && !isOrdinary
  })
  return [...given, ...titled]
}
