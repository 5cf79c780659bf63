import type { RawProblem } from '../../../problems/problem.ts'
import type { Rule } from '../rule.ts'
import { passagesOf } from '../../passages.ts'

/** Full UK postcodes, in the form that Royal Mail publishes: outward code, space or none, inward code. */
const POSTCODE =
  /\b(?:[A-PR-UWYZ][A-HK-Y]?\d[A-HJKPSTUW]?|[A-PR-UWYZ][A-HK-Y]?\d\d|GIR|[A-PR-UWYZ]\d[A-HJKPSTUW]|[A-PR-UWYZ][A-HK-Y]\d[ABEHMNPRVWXY]) ?\d[ABD-HJLNP-UW-Z]{2}\b/gi

/** Most paragraphs have none, and need not be looked through. */
const HAS_DIGIT = /\d/

/** Ten digits, together or as 3-3-4, that are not part of a longer number. */
const TEN_DIGITS = /(?<![\d-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d-])/g

/** Numbers and codes that lead straight to a person or a door. */
export const identifiers: Rule = file =>
  passagesOf(file).flatMap(({ text, placeAt }) =>
    !HAS_DIGIT.test(text)
      ? []
      : [
          ...[...text.matchAll(POSTCODE)].map(({ 0: met, index }): RawProblem => ({
            rule: 'disclosure-postcode',
            place: placeAt(index, index + met.length),
            message: 'Unexpected postcode in `text`, expected the area at most.',
            met,
            hint: 'Take it out: a postcode is a handful of homes.',
          })),
          ...[...text.matchAll(TEN_DIGITS)]
            .filter(({ 0: met }) => isNhsNumber(met))
            .map(({ 0: met, index }): RawProblem => ({
              rule: 'disclosure-nhs-number',
              place: placeAt(index, index + met.length),
              message: 'Unexpected NHS number in `text`, expected none.',
              met,
              hint: 'Take it out; it belongs in no published text.',
            })),
        ],
  )

/**
 * Whether ten digits carry the check digit of an NHS number: modulus 11, weights 10 to 2
 * (NHS Data Model and Dictionary, "NHS NUMBER"). A remainder of 1 gives no valid number.
 */
function isNhsNumber(written: string): boolean {
  const digits = [...written.replace(/\D/g, '')].map(Number)
  const sum = digits.slice(0, 9).reduce((total, digit, index) => total + digit * (10 - index), 0)
  return (11 - (sum % 11)) % 11 === digits[9]
}
