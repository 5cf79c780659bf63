import type { RawProblem } from '../../../problems/problem.ts'
import { disclosureRule, longest, matches, toDisclosed, type Found } from '../../disclosure/disclosed.ts'
import { everyPassageOf } from '../../passages.ts'
import type { Rule } from '../rule.ts'

const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)'
const DAY = '(?:[12]\\d|3[01]|0?[1-9])'
const NUMERIC = `${DAY}[/.-](?:1[0-2]|0?[1-9])[/.-](?:19|20)?\\d\\d`
const SPELT =
  '(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|thirty-first)'
const COUNTED =
  '(?:per\\s+cent|children|cases|families|people|young|social|referrals|reviews|pupils|other|more|local|out\\s+of|of\\s+the|staff|agencies|professionals)'
const DATE = new RegExp(
  [
    `\\b${DAY}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}\\b`,
    `\\b${MONTH}\\.?\\s+(?:the\\s+)?${DAY}(?:st|nd|rd|th)?\\b(?![\\d:%])(?!\\s+${COUNTED}\\b)`,
    `(?<![\\d./-])(?<!\\b(?:[Ss]ections?|[Pp]ara(?:graph)?s?|[Vv]ersion|[Cc]hapter|[Ss]tandards?|[Rr]ecommendation|[Ff]inding|v)\\.?\\s?)${NUMERIC}(?![\\d/-]|\\.\\d)`,
    `\\b(?:19|20)\\d\\d[-/](?:1[0-2]|0[1-9])[-/](?:3[01]|[12]\\d|0[1-9])\\b`,
  ].join('|'),
  'g',
)
/** What happened on a day that can be looked up. */
const EVENT =
  'attack|bombing|funeral|half-?term|bank\\s+holiday|floods?|storm|fire|final|[Ee]lection|referendum|National|Cup|[Jj]ubilee|[Cc]oronation|wedding|[Mm]arathon|Games|[Cc]arnival|[Ff]air|[Dd]erby|riots?|strike|eclipse|[Ss]how|[Rr]egatta|[Ff]estival|parade|match|christening|fireworks'
/** Days without figures: spelt out, or with a name of their own. Only what is written for the library is that exact. */
const NAMED_DAY = new RegExp(
  [
    `\\b${SPELT}\\s+(?:day\\s+)?of\\s+${MONTH}\\b`,
    `\\b${MONTH}\\s+the\\s+${SPELT}\\b`,
    `\\bon\\s+(the\\s+${DAY}(?:st|nd|rd|th))\\b(?!\\s+(?:century|birthday|floor|anniversary|day|week|occasion|attempt|visit|centile))`,
    "\\bon\\s+(?:[a-z]+\\s+)?((?:Christmas|Boxing|New\\s+Year['’]s|St\\s+Valentine['’]s|Valentine['’]s|Mother['’]s|Father['’]s|Mothering)\\s+(?:Day|Eve|Sunday)|Good\\s+Friday|Easter\\s+(?:Sunday|Monday)|Bonfire\\s+Night|Guy\\s+Fawkes\\s+Night|Hallowe['’]?en|Hogmanay|Shrove\\s+Tuesday|Ash\\s+Wednesday)\\b",
    `\\b(?:morning|afternoon|evening|night|early\\s+hours|small\\s+hours|weekend)\\s+of\\s+(?:the\\s+)?(${DAY}(?:st|nd|rd|th))\\b`,
    `\\b(?:the\\s+)?(?:day|days|week|eve|night|morning)\\s+(?:before|after|of|following)\\s+(?:Christmas|New\\s+Year|Easter|Boxing)(?:\\s+(?:Day|Eve|Sunday|Monday))?\\s+(?:19|20)\\d\\d\\b`,
    `\\b(?:Christmas|Boxing|New\\s+Year['’]s)\\s+(?:Day|Eve)\\s+(?:19|20)\\d\\d\\b`,
    `\\b(?:first|second|third|fourth|last)\\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\s+(?:in|of)\\s+(?:${MONTH}|Advent|Lent|term)\\b`,
    `\\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\\s+(?:the\\s+)?${DAY}(?:st|nd|rd|th)\\b`,
    // A day that everybody remembers, and one that is counted from it.
    `\\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|days?|night|evening|morning|weekend)\\s+(?:before|after|of|following)\\s+(?:the\\s+)?(?:[A-Z][\\w'’]+\\s+){1,3}?(?:${EVENT})\\b`,
    `\\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\s+(?:before|after|of|following)\\s+(?:(?:the|that|their|his|her)\\s+)(?:[a-z]+\\s+)?(?:${EVENT}|holidays|hearing|conference|move)\\b`,
  ].join('|'),
  'g',
)
/** Most paragraphs have none, and need not be looked through; a mark such as `[^S1]` is none. */
const MAY_HOLD_DATE = /\d(?:st|nd|rd|th)?(?:\s+of)?\s+[A-Z]|[a-z.]\s+\d|\d[/.-]\d|\bborn\b|birth|\bDOB\b/
/** A law comes into force on a day that says nothing of a child. */
const OF_A_LAW =
  /\b(?:in(?:to)? force|took effect|takes effect|with effect from|commenced|Royal Assent)\b[^.;]{0,20}$/i
const BIRTH =
  /\b(?:born|birthday|date of birth|d\.?o\.?b\.?|birth date|date of death|died|birth)\b[^.;]{0,40}$/i
const MONTH_OF_BIRTH = new RegExp(
  [
    `\\bborn\\s+(?:[a-z]+\\s+){0,3}?(?:in|on)\\s+(?:(?:early|mid|late)[\\s-]+)?${MONTH}(?:\\s+of)?,?(?:\\s+(?:19|20)\\d\\d|\\s+that\\s+year)?\\b`,
    `\\b(?:[Hh]is|[Hh]er|[Tt]heir|baby['’]s|child['’]s|boy['’]s|girl['’]s)\\s+(?:birth|birthday|death)\\s+(?:was\\s+)?(?:in|on)\\s+${MONTH}(?:\\s+(?:19|20)\\d\\d)?\\b`,
    `\\b(?:date\\s+of\\s+(?:birth|death)|d\\.?o\\.?b\\.?|DOB|birth\\s*date)\\s*(?:is|was|of|:|-|–)?\\s*(?:in\\s+)?${MONTH}\\s+(?:19|20)\\d\\d\\b`,
    `\\bwhose\\s+birthday\\s+(?:is|was|fell)\\s+in\\s+${MONTH}\\b`,
  ].join('|'),
  'g',
)
/** Month and year of a death say as much where the record is new. */
const MONTH_OF_DEATH = new RegExp(
  `\\b(?:[Hh]e|[Ss]he|[Ww]ho|[Cc]hild|[Bb]aby|[Bb]oy|[Gg]irl|[Tt]oddler|[Ii]nfant|[Ss]on|[Dd]aughter|[Bb]rother|[Ss]ister|[Tt]win)\\s+(?:had\\s+)?(?:died|was\\s+killed|was\\s+found\\s+dead)\\s+(?:[a-z]+\\s+){0,4}?in\\s+${MONTH}\\s+(?:of\\s+)?(?:19|20)\\d\\d\\b`,
  'g',
)

const DAY_OF_CALENDAR = {
  rule: 'disclosure-date',
  message: 'Unexpected day of the calendar in `text`, expected a month, a year or relative time.',
  hint: 'Write "two months later" or the month; a day may identify the child.',
}
const OF_BIRTH = {
  rule: 'disclosure-birth-date',
  message: 'Unexpected date of birth or death in `text`, expected a band of ages.',
  hint: 'Take it out; `age-band` in the front matter says what readers need.',
}

/** Days of the calendar tie a case to one child; months and relative time do not. A day of birth is worse still. */
export const dates: Rule = file => [
  ...namedDays(file),
  ...deaths(file),
  ...everyPassageOf(file).flatMap((passage): RawProblem[] => {
    const { text, isAddress } = passage
    if (isAddress || !MAY_HOLD_DATE.test(text)) return []
    const births = matches(text, MONTH_OF_BIRTH)
    return longest([...births, ...matches(text, DATE).filter(found => !isOfALaw(text, found))]).map(found => {
      const isBirth = births.includes(found) || BIRTH.test(text.slice(0, found.index).slice(-80))
      return toDisclosed(passage, found, isBirth ? OF_BIRTH : DAY_OF_CALENDAR)
    })
  }),
]

const namedDays = disclosureRule({
  ...DAY_OF_CALENDAR,
  strictOnly: true,
  when: /\b(?:day|of|on|the)\b/i,
  find: text => matches(text, NAMED_DAY),
})

const deaths = disclosureRule({
  ...OF_BIRTH,
  strictOnly: true,
  when: /\b(?:died|killed|dead)\b/,
  find: text => matches(text, MONTH_OF_DEATH),
})

function isOfALaw(text: string, { index }: Found): boolean {
  return OF_A_LAW.test(text.slice(Math.max(0, index - 80), index))
}
