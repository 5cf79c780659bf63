import type { RawProblem } from '../../../problems/problem.ts'
import type { Rule } from '../rule.ts'
import { passagesOf } from '../../passages.ts'

const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)'
const DAY = '(?:[12]\\d|3[01]|0?[1-9])'
const NUMERIC = `${DAY}[/.-](?:1[0-2]|0?[1-9])[/.-](?:19|20)?\\d\\d`
const DATE = new RegExp(
  [
    `\\b${DAY}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}\\b`,
    `\\b${MONTH}\\s+${DAY}(?:st|nd|rd|th)?\\b(?![\\d:%])`,
    `(?<![\\d./-])${NUMERIC}(?![\\d/-]|\\.\\d)`,
    `\\b(?:19|20)\\d\\d-(?:1[0-2]|0[1-9])-(?:3[01]|[12]\\d|0[1-9])\\b`,
  ].join('|'),
  'g',
)
/** Most paragraphs have none, and need not be looked through. */
const HAS_DIGIT = /\d/
const BIRTH = /\b(?:born|birthday|date of birth|d\.?o\.?b\.?|birth date)\b[^.;]{0,40}$/i
const MONTH_OF_BIRTH = new RegExp(`\\bborn\\s+(?:in|on)\\s+${MONTH}\\s+(?:19|20)\\d\\d\\b`, 'g')

/** Days of the calendar tie a case to one child; months and relative time do not. A day of birth is worse still. */
export const dates: Rule = file =>
  passagesOf(file).flatMap(({ text, placeAt }) =>
    !HAS_DIGIT.test(text)
      ? []
      : [
          ...[...text.matchAll(DATE)].map(({ 0: met, index }): RawProblem => {
            const place = placeAt(index, index + met.length)
            return BIRTH.test(text.slice(0, index))
              ? birth(met, place)
              : {
                  rule: 'disclosure-date',
                  place,
                  message:
                    'Unexpected day of the calendar in `text`, expected a month, a year or relative time.',
                  met,
                  hint: 'Write "two months later" or the month; a day may identify the child.',
                }
          }),
          ...[...text.matchAll(MONTH_OF_BIRTH)].map(({ 0: met, index }) =>
            birth(met, placeAt(index, index + met.length)),
          ),
        ],
  )

function birth(met: string, place: RawProblem['place']): RawProblem {
  return {
    rule: 'disclosure-birth-date',
    place,
    message: 'Unexpected date of birth in `text`, expected a band of ages.',
    met,
    hint: 'Take it out; `age-band` in the front matter says what readers need.',
  }
}
