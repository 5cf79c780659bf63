import type { Rule } from '../rule.ts'
import { passagesOf } from '../../passages.ts'

const SMALL = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
].join('|')
/** A number of years under 18, in figures or words. */
const YEARS = `(?:1[0-7]|[1-9]|${SMALL})`
const UNITS = `(?:\\d{1,3}|${SMALL})`
const AGE = new RegExp(
  [
    `\\b${YEARS}(?:\\s+and\\s+a\\s+half)?[\\s-]+years?[\\s-]+old\\b`,
    `\\b${UNITS}[\\s-]+(?:month|week|day)s?[\\s-]+old\\b`,
    `\\baged\\s+(?:just\\s+|only\\s+)?${YEARS}\\b(?!\\s*(?:to|and|or|-|–)\\s*${YEARS}\\b)(?!\\s+(?:and|or)\\s+(?:over|under|above|below|younger|older))`,
    `\\baged\\s+${UNITS}\\s+(?:month|week|day)s?\\b`,
    `\\bat\\s+(?:the\\s+)?age\\s+(?:of\\s+)?${YEARS}\\b`,
    `\\bage\\s+(?:1[0-7]|[1-9])\\b(?!\\s*(?:to|and|or|-|–|/)\\s*\\d)`,
    `\\b(?:1[0-7]|[1-9])\\s?y\\s?/?\\s?o\\b`,
    `\\b(?:baby|infant|toddler|child|boy|girl)\\s+of\\s+${UNITS}\\s+(?:year|month|week|day)s?\\b`,
    `\\b${UNITS}\\s+(?:month|week)s?\\s+of\\s+age\\b`,
    `\\b(?:his|her|their)\\s+(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\\d{1,2}(?:st|nd|rd|th))\\s+birthday\\b`,
  ].join('|'),
  'gi',
)

/** Most paragraphs do not, and need not be looked through. */
const SPEAKS_OF_AGE =
  /\b(?:old|aged|age|birthday|(?:baby|infant|toddler|child|boy|girl)\s+of|\d\s?y\s?\/?\s?o)\b/i

/** An exact age, with a place and a year, points at one child; a band does not. Spans of ages are left alone. */
export const ages: Rule = file =>
  passagesOf(file).flatMap(({ text, placeAt }) =>
    !SPEAKS_OF_AGE.test(text)
      ? []
      : [...text.matchAll(AGE)].map(({ 0: met, index }) => ({
          rule: 'disclosure-age',
          place: placeAt(index, index + met.length),
          message: 'Unexpected exact age of a child in `text`, expected a band of ages.',
          met,
          hint: 'Write "a baby", "a child of primary school age", "a teenager".',
        })),
  )
