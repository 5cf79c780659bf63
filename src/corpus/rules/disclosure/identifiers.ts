import { disclosureRule, matches } from '../../disclosure/disclosed.ts'
import { isNhsNumber, isPupilNumber } from '../../disclosure/uk-numbers.ts'
import type { Rule } from '../rule.ts'

/** Ten digits, together or as 3-3-4, that are not part of a longer number. */
const TEN_DIGITS = /(?<![\d-])\d{3}[ .-]?\d{3}[ .-]?\d{4}(?![\d-])/g
/** Ten digits that are said to be one: a slip of one digit still leads somewhere. */
const SAID_NHS = /\bNHS\s*(?:no\.?|number|num|id)?\b[^.;\d]{0,40}?(\d{3}[ .-]?\d{3}[ .-]?\d{4})(?!\d)/gi
const PUPIL = /\b[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]\b|\b[A-HJ-NP-RT-Z](?:\s?\d{3}){3}\s?\d{2}[\dA-Z]\b/gi
/** The form alone: a slip of one digit still leads somewhere. */
const FORM_OF_PUPIL =
  /(?<![\w-])[A-Z]\d{11}[\dA-Z](?![\w-])|(?<![\w-])[A-Z](?:[ -]?\d{3}){3}[ -]?\d{2}[\dA-Z](?![\w-])/gi
const SAID_PUPIL =
  /\b(?:UPN|(?:unique\s+)?pupil\s+(?:number|no\.?|reference))\b[^.;\d]{0,40}?\b([A-Z]?\s?\d[\d -]{8,16}[A-Z]?)(?![\w-])/gi
/** National insurance numbers, by the letters that HM Revenue and Customs gives out. */
const INSURANCE =
  /\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]\b/gi

/** The form alone, with its gaps: letters that are not given out are a slip of the keyboard. */
const FORM_OF_INSURANCE =
  /(?<![\w-])[A-Z]{2}(?:[ .-]?\d{2}){3}[ .-]?[A-D](?![\w-])|(?<![\w-])[A-Z]{2} ?\d{6} ?[A-D](?![\w-])/gi
const SAID_INSURANCE =
  /\b(?:NINO|NI\s+(?:no\.?|number)|national\s+insurance(?:\s+(?:no\.?|number))?)\b[^.;\d]{0,40}?\b([A-Z]{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]?)\b/gi

const nhsNumbers = disclosureRule({
  rule: 'disclosure-nhs-number',
  when: /\d{3}[ .-]?\d{3}/,
  inAddresses: true,
  message: 'Unexpected NHS number in `text`, expected none.',
  hint: 'Take it out; it belongs in no published text.',
  find: text => [
    ...matches(text, TEN_DIGITS).filter(({ met }) => isNhsNumber(met)),
    ...matches(text, SAID_NHS),
  ],
})

const pupilNumbers = disclosureRule({
  rule: 'disclosure-upn',
  when: /\d{6}|\d{3}[\s-]\d{3}/,
  inAddresses: true,
  message: 'Unexpected unique pupil number in `text`, expected none.',
  hint: 'Take it out; it belongs in no published text.',
  find: text => [
    ...matches(text, PUPIL).filter(({ met }) => isPupilNumber(met)),
    ...matches(text, FORM_OF_PUPIL, SAID_PUPIL),
  ],
})

const insuranceNumbers = disclosureRule({
  rule: 'disclosure-ni-number',
  when: /[A-Z]{2}[ .-]?\d{2}/i,
  inAddresses: true,
  message: 'Unexpected national insurance number in `text`, expected none.',
  hint: 'Take it out; it belongs in no published text.',
  find: text => matches(text, INSURANCE, FORM_OF_INSURANCE, SAID_INSURANCE),
})

/** Numbers that lead straight to a person: of the NHS, of a school, of national insurance. */
export const identifiers: Rule = file => [
  ...nhsNumbers(file),
  ...pupilNumbers(file),
  ...insuranceNumbers(file),
]
