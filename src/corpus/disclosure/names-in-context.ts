import { isGivenName } from '../given-names.ts'
import { CITED_NAMES, MONTH_NAMES, PLACE_NAMES, WORD_NAMES } from './ambiguous-names.ts'
import { matches, type Found } from './disclosed.ts'
import { KIN, mayBeName, WORKER } from './words.ts'

const NAME = "(?:[A-Z]['’])?[A-Z][a-zà-ÿ]+(?:[-’'][A-Z][a-zà-ÿ]+)?"
const NAMES = `${NAME}(?:\\s+${NAME}){0,2}`
const CHILD =
  'boy|girl|child|baby|toddler|infant|teenager|teenage girl|teenage boy|pupil|youngster|lad|newborn|young person|stepson|stepdaughter|nephew|niece|friend'

/** Words of family, childhood and work that a name follows or that follow it: any capitalised word is a name there. */
const IN_CONTEXT: readonly RegExp[] = [
  new RegExp(
    `\\b(${NAME})(?:['’]s|s['’])\\s+(?:own\\s+|older\\s+|younger\\s+|elder\\s+|new\\s+|late\\s+|birth\\s+|foster\\s+|maternal\\s+|paternal\\s+|baby\\s+)*(?:${KIN}|family|bedroom|injuries|bruises|death|birth|birthday|school|teacher|social\\s+worker|health\\s+visitor|wishes|behaviour|attendance|voice)\\b`,
    'g',
  ),
  new RegExp(`\\b(?:${KIN}|${CHILD}|${WORKER})\\s+(?:\\(?(?:called|named)\\s+)?(${NAMES})(?![\\w-])`, 'g'),
  new RegExp(
    `\\b(?:${KIN}|${CHILD}|${WORKER}|him|her)(?:,|\\s\\(|\\s[–—-])\\s?(?:called\\s+|named\\s+|known\\s+(?:to\\s+\\w+\\s+)?as\\s+)?(${NAMES})(?:[,)]|\\s[–—-])`,
    'g',
  ),
  new RegExp(
    `(?<!\\b(?:place|town|programme|project|report|policy|system|tool|team|service|model|approach|body|charity|form)\\s+)\\b(?:called|named|nicknamed|name\\s+(?:is|was))\\s+["“'‘]?(${NAMES})(?![\\w-])`,
    'g',
  ),
  new RegExp(
    `\\b(?:known\\s+(?:to\\s+(?:his|her|the)\\s+\\w+\\s+|at\\s+(?:home|school)\\s+|locally\\s+)?as)\\s+["“'‘]?(${NAME})\\b(?!\\s+[A-Z])`,
    'g',
  ),
  new RegExp(
    `\\b[Tt]he\\s+(${NAME})\\s+(?:family|household|brothers|sisters|siblings|twins|children|case|home|parents)\\b`,
    'g',
  ),
  new RegExp(
    `\\b[Tt]he\\s+([A-Z][a-z]{2,}s)\\b(?=,?\\s+(?:moved|lived|were\\s+(?:known|living|seen|asked|told)|had\\s+(?:moved|lived|told|been\\s+known)|rowed|separated|left)\\b)`,
    'g',
  ),
  new RegExp(
    `\\bthe\\s+([A-Z][a-z]{2,}s)\\b(?=,?\\s+(?:were|had|moved|lived|told|said|have|are|did|heard|saw|at|from|next)\\b)`,
    'g',
  ),
  new RegExp(
    `\\b(${NAME})\\s+(?:disclosed|cried|was\\s+born|went\\s+missing|ran\\s+away|was\\s+taken\\s+to\\s+hospital|was\\s+admitted\\s+to|stopped\\s+attending|asked\\s+to\\s+go\\s+home|told\\s+(?:her|his|the|a)\\s+(?:teacher|mother|father|school|nurse|social|health|police|friend|aunt|grand|sister|brother)|and\\s+(?:his|her)\\s+(?:${KIN}))\\b`,
    'g',
  ),
  new RegExp(`\\b(?:${KIN}|${CHILD}|${WORKER}),?\\s+(${NAME}\\s+[A-Z])\\b\\.?`, 'g'),
  new RegExp(
    `\\b(?:${KIN}|[Cc]hildren|siblings|twins|boys|girls|brothers|sisters)\\s+(?:are|were|is|was)\\s+(?:called|named|known\\s+as)\\s+["“'‘]?(${NAME})`,
    'g',
  ),
  /(?<![\w.])([A-Z]\.\s?(?:[A-Z]\.\s?)?[A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?)(?!\w)(?!,?\s+(?:et\s+al|\(?(?:19|20)\d\d))/g,
  /\b((?:[Mm]ummy|[Dd]addy|[Nn]an|[Nn]anny|[Aa]untie?|[Uu]ncle|[Gg]ran|[Gg]randad|[Gg]randma|Pop|Nana|Big|Little|Baby|Sister|Brother|Father|Pastor|Imam|Reverend|Rev|Canon|Rabbi|Coach|Cllr|Councillor|Miss)\.?\s+[A-Z][a-z]{2,})\b/g,
  /\b((?:Dr|Prof|Professor|DCI|DCS|DI|Det|Insp|Inspector|CI|Supt|Superintendent|PCSO|SW|HV|EWO|Cpl|Sgt|Lt|Captain|Capt|Constable|Detective|Judge)\.?\s+(?!Justice)[A-Z][a-z]+(?:[-’'][A-Z][a-z]+)?)\b/g,
]
/** What a name that follows is part of: a body, a law, a title that everybody knows. */
const NOT_BEFORE =
  /(?:\b(?:St|Saint|Lord|Lady|Baroness|Dame|King|Queen|Prince|Princess|Operation|Project|Professor|HMS|RAF|Mount|Port|Lake|Point|Fort)\.?\s+|[A-Z][a-z]+\s+(?:and|&)\s+|\bet\s)$/
const NOT_BEHIND =
  /^(?:['’]s\s+(?:[Ll]aw|[Rr]ule|[Tt]rust|[Pp]lace|[Ww]ish|[Pp]rotocol|[Cc]harter|[Dd]ay|College|Hospital)\b|\s+et\s+al|\s*\(?(?:19|20)\d\d|,\s+[A-Z]\.|\s+(?:and|&)\s+[A-Z][a-z]+,?\s+\(?(?:19|20)\d\d|\s+(?:[Rr]eport|[Ii]nquiry|[Rr]eview|[Ee]nquiry|[Jj]udgment|[Ll]aw|[Cc]ompeten\w+|[Gg]uidelines?|[Cc]hecklist|[Tt]est|[Pp]rinciples?|[Mm]odel|[Ff]ramework|[Ss]cale|[Pp]rotocol|[Tt]ool|[Pp]rogramme|[Pp]roject|[Rr]eforms|[Cc]ouncil|[Ff]oundation|[Tt]rust)\b)/

/** Names of people that only the words around them give away. */
export function namesInContext(text: string): Found[] {
  return [...contextNames(text), ...loneNames(text)].filter(
    ({ met, index }) =>
      !(/^Professor\b/.test(met) && /\bchaired\s+by\s+$/.test(text.slice(0, index))) &&
      !NOT_BEFORE.test(text.slice(Math.max(0, index - 24), index)) &&
      !NOT_BEHIND.test(text.slice(index + met.length)),
  )
}

function contextNames(text: string): Found[] {
  return matches(text, ...IN_CONTEXT).flatMap(({ met, index }) => {
    const words = met.split(/\s+/)
    // What follows a name is no part of it, and what begins with another word is no name.
    if (!mayBeName(words[0]!) && !TITLED.test(met)) return []
    if (words.length === 1 && (isNation(met) || PLACE_NAMES.has(met.toLowerCase()))) return []
    if (TITLED.test(met) && !mayBeName(words.at(-1)!)) return []
    if (TITLED.test(met) && CITED_NAMES.has(words.at(-1)!.toLowerCase())) return []
    const last = words.findIndex((word, at) => at > 0 && !mayBeName(word))
    const name = last > 0 && !TITLED.test(met) ? words.slice(0, last).join(' ') : met
    return [{ met: name, index }]
  })
}

const TITLED = /^(?:[A-Z]\.|[A-Za-z]+\.?\s+[A-Z])/

/** Given names that stand alone. */
function loneNames(text: string): Found[] {
  return matches(text, /(?<![\w’'-])[A-Z][a-zà-ÿ]{2,}(?:-[A-Z][a-z]+)?(?![\w-])/g).filter(
    ({ met, index }) => {
      const word = met.toLowerCase()
      if (MONTH_NAMES.has(word) || PLACE_NAMES.has(word) || CITED_NAMES.has(word)) return false
      if (!isGivenName(word) && !isGivenName(word.split('-')[0]!) && !WORDS_GIVEN.has(word)) return false
      const behind = text.slice(index + met.length)
      if (/^\s+[A-Z]/.test(behind)) return false
      const before = text.slice(Math.max(0, index - 30), index)
      if (/[A-Z][\w’'-]+\s+$/.test(before)) return false
      // Inside a sentence only a name has a capital; at its beginning every word has.
      return WORD_NAMES.has(word)
        ? /[a-z,;]["“'‘(]?\s+["“'‘(]?$/.test(before) && !/\b(?:the|a|an|this|our)\s+$/.test(before)
        : true
    },
  )
}

/** Given names that are words first, and that a list of names leaves out. */
const WORDS_GIVEN = new Set(
  'hope faith joy rose ruby daisy lily heather ivy iris holly dawn amber eve robin jade pearl summer autumn will'.split(
    ' ',
  ),
)

function isNation(word: string): boolean {
  return /(?:ish|ese|ian|ean|ani|ali|eli|qui|ench|utch|elsh|reek|wiss|zech|hai)$/.test(word)
}

/** Names in a web address or an id, where hyphens join the words. */
export function namesInAddress(text: string): Found[] {
  // Looked ahead, since any word may begin a name: in "somewhere-anna-smith" the second does.
  const pairs = text.matchAll(/(?<![a-z])(?=([a-z]{3,}[-_+](?:[a-z][-_+])?[a-z]{3,})(?![a-z]))/gi)
  return [...pairs].flatMap(({ 1: met, index }) => {
    const [first, second] = met!.split(/[-_+](?:[a-z][-_+])?/i) as [string, string]
    const isName =
      isGivenName(first) && !isAmbiguous(first.toLowerCase()) && mayBeName(second) && !PUBLIC.test(second)
    return isName ? [{ met: met!, index }] : []
  })
}

const PUBLIC = /^(?:inquiry|review|report|street|road|law|house|school|hospital|centre|trust|council)$/i

function isAmbiguous(word: string): boolean {
  return [MONTH_NAMES, WORD_NAMES, PLACE_NAMES, CITED_NAMES].some(set => set.has(word))
}
