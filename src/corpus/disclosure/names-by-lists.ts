import { CITED_NAMES, MONTH_NAMES } from './ambiguous-names.ts'
import { type Found } from './disclosed.ts'
import { senseOf, type WordSense } from './word-lists.ts'
import { KIN, mayBeName } from './words.ts'

/** A capitalised word in a text. */
interface Token extends WordSense {
  word: string
  at: number
  end: number
  /** Whether nothing but the beginning of a sentence gives it its capital. */
  isFirst: boolean
}

const TOKEN = /(?<![\p{L}\p{N}’'@./_-])\p{Lu}[\p{L}’'-]*\p{Ll}(?![\p{L}\p{N}_/@-])/gu
const BEGINS = /(?:^|[.!?:;]\s+|\n\s*(?:[-*>+]|\d+\.)?\s*|^[#>*\s|-]+(?:[FER]\d+\.\s)?)["“'‘(*_[]*$/

/** Names that lists of names, or no list of words at all, give away. Only for what is written for the library. */
export function namesByLists(text: string): Found[] {
  const runs = runsOf(text)
  return [
    ...runs.flatMap(run => pairsIn(text, run)),
    ...runs.flatMap(run => loneIn(text, run)),
    ...indexed(text),
  ]
}

/** Capitalised words that stand side by side. */
function runsOf(text: string): Token[][] {
  const runs: Token[][] = []
  for (const { 0: word, index: at } of text.matchAll(TOKEN)) {
    const last = runs.at(-1)?.at(-1)
    const end = at + word.length
    const isFirst = BEGINS.test(text.slice(Math.max(0, at - 12), at))
    const token = { word, at, end, isFirst, ...senseOf(word) }
    if (last && /^\s+$/.test(text.slice(last.end, at)) && !/['’]s$/.test(last.word)) runs.at(-1)!.push(token)
    else runs.push([token])
  }
  return runs
}

/** What makes of a run of names the name of a body, a place or a thing. */
const BODY =
  /^\s*(?:Council|County|Borough|City|Constabulary|Police|Board|Trust|Partnership|Hospital|School|Academy|College|University|Foundation|Inquiry|Enquiry|Review|Report|Road|Street|Act|Committee|Commission|Institute|Centre|Service|Services|Scheme|Programme|Project|Model|Scale|Test|Tool|Framework|Profile|Charter|Protocol|Formula|Authority|Association|Society|Group|Team|Law|Rules|Guidelines|Principles|Award|Health|Court|House|Approach|System)\b/
const isKnown = ({ isPublic, isOrdinary, word }: Token) => isPublic || isOrdinary || !mayBeName(word)
const isStrange = (token: Token) => !isKnown(token) && !token.isGiven && !token.isSurname

/** A first name and a surname, where a list knows one of them, or no list of words knows either. */
function pairsIn(text: string, run: readonly Token[]): Found[] {
  if (BODY.test(text.slice(run.at(-1)!.end)) || run.some(({ word }) => BODY.test(word))) return []
  return run.slice(0, -1).flatMap((first, step) => {
    const second = run[step + 1]!
    if (
      /^(?:Sir|Dame|Lord|Lady|Baroness|Professor|King|Queen|Saint|St)\s*$/.test(
        before(text, first, 10).trim().split(/\s+/).at(-1) ?? '',
      )
    )
      return []
    const isNamed =
      first.isGiven && !isOnlyWord(first) && (second.isSurname || second.isGiven || isStrange(second))
    const isTurned = first.isSurname && !isKnown(first) && second.isGiven && !isKnown(second)
    const isUnknown =
      (isStrange(first) || (first.isSurname && !isKnown(first))) &&
      (isStrange(second) || (second.isSurname && !isKnown(second)))
    const isName =
      (isNamed && mayBeName(second.word) && !(second.isPublic && !second.isSurname)) || isTurned || isUnknown
    if (!isName) return []
    const last = run.slice(step + 2).findIndex(token => isKnown(token) && !token.isSurname)
    const end = run[last < 0 ? run.length - 1 : step + 1 + last]!.end
    return [found(text, first.at, end)]
  })
}

/** First names that are words first: a month or "Will" before a surname is a name only inside a sentence. */
function isOnlyWord({ isOrdinary, isFirst, word }: Token): boolean {
  return (isOrdinary && isFirst) || MONTH_NAMES.has(word.toLowerCase()) || CITED_NAMES.has(word.toLowerCase())
}

/** What only a person does. */
const DEED =
  '(?:told|said|says|asked|disclosed|cried|wept|lived|lives|died|attended|stayed|slept|ran|refused|presented|returned|moved|went|came|wanted|loved|liked|loves|likes|played|spoke|denied|admitted|alleged|complained|confided|felt|thought|believed|knew|met|married|separated|grew|wrote|rang|phoned|called|texted|messaged|collected|took|brought|gave|agreed|apologised|became|remembered|recalled|shouted|hit|hid|sat|sent|shared|showed|started|stopped|turned|tried|used|visited|walked|woke|worked|waited|struggled|suffered|seemed|appeared|looked|missed|joined|kept|left|lost|made|needed|never|often|always|sometimes|rarely|also|still|had|has|was|is|would|could|did|does|and\\s+(?:his|her|their))'
/** The same of a word that is a word besides: what a month or a hope does not do. */
const OWN_DEED =
  '(?:told|said|says|asked|disclosed|cried|wept|lived|lives|died|attended|stayed|slept|refused|presented\\s+(?:at|to|with)|went\\s+(?:to|home|missing|back|with)|wanted|loved|liked|loves|likes|played|spoke|denied|admitted|alleged|complained|confided|felt|thought|believed|knew|met|married|rang|phoned|texted|messaged|apologised|remembered|recalled|shouted|hid|sat|walked|woke|struggled|suffered|stopped\\s+(?:going|attending|eating)|started\\s+(?:school|at|nursery)|and\\s+(?:his|her)\\s+\\w+|had\\s+(?:told|said|asked|lived|moved|been\\s+(?:seen|told|placed|known|taken|born|admitted|excluded|missing|asked|living|staying|at|in)|a\\s+(?:good|close|younger|older|brother|sister|bruise|baby|son|daughter)|no\\s+(?:bed|coat|friends))|was\\s+(?:born|placed|described|seen|taken|admitted|known|asked|told|living|staying|sleeping|missing|arrested|discharged|excluded|pregnant|frightened|afraid|hungry|happy|quiet|withdrawn|loved|cared|looked|removed|accommodated|subject|made|referred|heard|weighed|examined|an?\\s+(?:baby|child|toddler|teenager|young|happy|bright|quiet|lively|much-loved|pupil|little|care)|the\\s+(?:eldest|oldest|youngest|subject|mother|father|only|first|second)|at\\s+(?:home|school|nursery|risk)|in\\s+(?:care|hospital|foster|her|his|nursery|reception|the\\s+care)|not\\s+(?:seen|spoken|asked|at|in|brought|known|heard|taken))|would\\s+(?:not\\s+)?(?:go|come|stay|say|cry|sleep|speak|eat|run|tell|be\\s+(?:safe|seen|left|hungry))|is\\s+(?:an?\\s+(?:bright|happy|lively|child|young|care)|now\\s+(?:living|in|thriving))|did\\s+not\\s+(?:want|go|like|say|speak|attend|return|tell|cry|come|live|eat|sleep))'
const THING =
  'mother|mum|father|dad|own|older|younger|new|birth|foster|family|bedroom|injuries|injury|bruises?|death|birthday|school|teacher|wishes|behaviour|attendance|voice|experience|life|lived|story|home|needs|case|file|records?|plan|weight|placement|social|health|partner|stepfather|pregnancy|account|view|views|safety|welfare|world|day|face|arm|leg|head|hair|clothes|coat|phone|bed|room|siblings?|brothers?|sisters?|aunt|uncle|grandmother|grandparents|carers?|child|children|baby|son|daughter|disclosures?|allegations?|presentation|history|childhood|friends?|keyworker|advocate|guardian|education|development|speech'
const ACTS = new RegExp(
  `^\\s+(?:(?:then|later|first|himself|herself|often|also|never|sometimes)\\s+)?${DEED}\\b`,
)
const OWN_ACTS = new RegExp(`^\\s+(?:(?:then|later|first|herself|himself|often|never)\\s+)?${OWN_DEED}\\b`)
const OWNS = new RegExp(`^\\s+(?:${THING}|${KIN})\\b`)
/** What is before somebody and not before a place. */
const TO_PERSON =
  /\b(?:that|told|with|by|saw|asked|and|when|because|while|if|whether|where|as|about|for|him|her|visited|seen|heard|met|let|made|helped|hit|hurt|kept|left|knew|called|named|believed|between|of|to|or|but|than|like|said|told|removed|placed|collected|brought|took|gave|protect|understand|mother|father|brother|sister)\s+["“'‘(]?$/
const TO_PLACE = /\b(?:in|across|within|from|near|around|outside|throughout|at|into|via|over)\s+(?:the\s+)?$/

function loneIn(text: string, run: readonly Token[]): Found[] {
  // "Then Callum came": the first word has its capital for another reason.
  const isLed = run.length === 2 && run[0]!.isFirst && isLeading(run[0]!)
  const token = isLed ? run[1] : run[0]
  if ((run.length > 1 && !isLed) || token === undefined) return []
  const { word, at, end, isFirst, isGiven, isSurname, isOrdinary, isPublic } = token
  const behind = text.slice(end, end + 60)
  if (
    !/\p{Ll}/u.test(word.slice(1)) ||
    word.length < 3 ||
    CITED_NAMES.has(word.toLowerCase().replace(/['’]s$/, ''))
  )
    return []
  if (BODY.test(behind) || /^\s*(?:\(?(?:19|20)\d\d|et\s+al|and\s+colleagues|&)/.test(behind)) return []
  const owns = /['’]s$/.test(word) ? OWNS.test(behind) : false
  const ahead = text.slice(Math.max(0, at - 30), at)
  if (isOrdinary) {
    if (!isGiven && !isNamedAsWord(word)) return []
    const isActing =
      owns ||
      (OWN_ACTS.test(behind) &&
        /\b(?:s?he|hers?|him|his|mother|mum|father|home|school|asked|told|said)\b/i.test(text))
    return isActing ? [found(text, at, end)] : []
  }
  if (isPublic || !mayBeName(word)) return owns && isGiven ? [found(text, at, end)] : []
  if (owns) return [found(text, at, end)]
  if (isFirst) return ACTS.test(behind) ? [found(text, at, end)] : []
  if (/\b(?:the|a|an|this|our|its)\s+$/iu.test(ahead)) return []
  if (!isLed && /\b\p{Lu}[\p{L}]+\s+$/u.test(ahead)) return []
  if (isGiven) return TO_PLACE.test(ahead) && !isSurname ? [] : [found(text, at, end)]
  if (TO_PLACE.test(ahead)) return []
  const isTold =
    /\b(?:[Aa]ccording|spoke|spoken|talked|wrote|handed|introduced|married|listened|engaged)\s+to\s+$/.test(
      ahead,
    ) ||
    (TO_PERSON.test(ahead) && !/\b(?:of|to|for|and|between|or)\s+$/.test(ahead))
  return isTold || ACTS.test(behind) ? [found(text, at, end)] : []
}

/** A word that begins a sentence, and no title of honour. */
function isLeading(token: Token): boolean {
  const isTitle = /^(?:Sir|Dame|Lord|Lady|Baroness|Professor|Judge|Northern|Southern|Western|Eastern)$/.test(
    token.word,
  )
  return !isTitle && !token.isGiven && isKnown(token)
}

function isNamedAsWord(word: string): boolean {
  return /^(?:Hope|Faith|Joy|Rose|Grace|May|April|June|August|Will|Summer|Autumn|Ruby|Daisy|Lily|Heather|Ivy|Iris|Holly|Dawn|Amber|Robin|Jade|Pearl|Star|Angel|Destiny|Precious|Blessing|Honey|Skye?|Willow|Poppy|Harmony|Chance|Jack|Bill|Art|Mark|Sunny|Charity|Patience|Mercy|Comfort|Favour|Gift|Promise|Miracle|Marvellous|Prince|Princess|Junior|Bobby|Penny|Frank|Pat|Sandy|Rocky|Lucky|Happy|Innocent|Wisdom|Testimony|Divine|Peace|Glory|Praise|Victory|Wonder|Success|Treasure)(?:['’]s)?$/.test(
    word,
  )
}

/** A surname in capitals before a first name, as in a register. */
function indexed(text: string): Found[] {
  return [
    ...text.matchAll(
      /(?<![\p{L}])(\p{Lu}[\p{Lu}'’-]{2,}|\p{Lu}[\p{Ll}'’-]+),\s+(\p{Lu}\p{Ll}{2,})(?=[,.;)]|\s+\(|\s+\d|$)/gu,
    ),
  ].flatMap(({ 0: met, 1: surname, 2: first, index }) => {
    const isInCapitals = surname === surname!.toUpperCase()
    const [a, b] = [senseOf(surname!), senseOf(first!)]
    const isName = isInCapitals
      ? b.isGiven && !b.isOrdinary
      : a.isSurname && !a.isGiven && !a.isPublic && !a.isOrdinary && b.isGiven && !b.isOrdinary && !b.isPublic
    return isName ? [{ met, index }] : []
  })
}

function before(text: string, { at }: Token, length: number): string {
  return text.slice(Math.max(0, at - length), at)
}

function found(text: string, at: number, end: number): Found {
  return { met: text.slice(at, end).replace(/['’]s$/, ''), index: at }
}
