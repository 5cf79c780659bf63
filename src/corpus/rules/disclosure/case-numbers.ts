import { disclosureRule, matches } from '../../disclosure/disclosed.ts'

/** What a number of a case is introduced by. */
const CUE =
  "(?:case|crime|incident|custody|court|police|coroner['’]s|coroner|inquest|log|file|hospital|patient|client|prison|prisoner|collar|officer|badge|claim|passport|record|system|MARAC|referral|Mosaic|Liquidlogic|LCS|ICS|SWIFT|Carefirst|PNC(?:ID)?|CRIS|NICHE|CAD|URN|UFN|CHI|MRN|DASH|SCR|reference|our\\s+ref|your\\s+ref|ref)"
const SEPARATOR =
  '\\s*(?:no\\b\\.?|nos\\b\\.?|number|num\\b\\.?|ref(?:erence)?\\b\\.?(?:\\s+(?:no\\.?|number))?|id\\b|log\\b)?\\s*(?:was|is|of|:|#|,|–|-|=)?\\s*\\(?'
/** Letters and digits with a stroke or a hyphen, or at least four digits that are no year. */
const CODE =
  '(?=[A-Z0-9/.-]*\\d{2})(?!(?:19|20)\\d\\d\\b(?![/-]\\d))(?:[A-Z]{1,5}[/-]?\\d[A-Z0-9]*(?:[/.-][A-Z0-9]+)*|\\d+[A-Z]{1,4}\\d*(?:[/.-][A-Z0-9]+)*|\\d{4,}(?:[/-][A-Z0-9]+)*|\\d{1,4}(?:[/-][A-Z0-9]+)+)\\b'

const CASE_NUMBER = new RegExp(`\\b${CUE}${SEPARATOR}(${CODE})`, 'gi')
/** A short number after "incident number", "CAD" or the like. */
const SHORT_NUMBER =
  /\b(?:(?:case|crime|incident|custody|log|file|collar|officer|badge|warrant|police)\s+(?:number|no\.?|ref(?:erence)?\.?|log)|(?:social\s+care|care|patient|hospital|client|system|police)\s+ID|CAD|PNC|URN)\s*:?\s*(\d{3,})\b/gi
const SELF_EVIDENT = [
  // Neutral citations, as the courts publish them.
  /\[(?:19|20)\d\d\]\s+(?:EWHC|EWCA|EWFC|EWCC|EWCOP|UKSC|UKHL|UKPC|UKUT|CSIH|CSOH|HCJAC|HCJ|NICA|NIFam|NIQB|NIFC|NIMaster|FLR|SCLR|SC|ScotCS)\b(?:\s+(?:Civ|Crim|Fam))?\s*(?:\(?[A-Z][A-Za-z]*\)?\s*)?\d+(?:\s*\([A-Z][A-Za-z]+\))?/g,
  /(?<![A-Za-z])T\d{8}\b/g,
  // Family and county courts: two letters, two digits, a letter, five digits.
  /\b[A-Z]{2}\s?\d{2}\s?[A-Z]\s?\d{5}\b/g,
  // Police: force and unit, serial, year.
  /\b\d{2}[A-Z]{1,3}\/?\d{1,6}\/\d{2}(?:\d\d)?\b/g,
  /\b\d{2}\/[A-Z]{1,3}\/?\d{2,}(?:\/\d{2})?\b/g,
  /\b\d{3,8}\/(?:0\d|1\d|2\d|20[0-3]\d)\b(?!\/)/g,
  /\b[A-Z]{2,5}[/-](?:\d{2,4}[/-])?\d{3,}(?:[/-][A-Z0-9]+)*\b/g,
  /\b[A-Z]\d{4}[A-Z]{2}\b/g,
  // Plates of vehicles: of today by their form, older ones where a vehicle is spoken of.
  /\b[A-HJ-PR-Y]{2}\d{2}\s?[A-Z]{3}\b/g,
  /\b(?:registration|number\s+plate|plate|vehicle|car|van|index)\b[^.;]{0,30}?\b([A-Z]\d{1,3}\s?[A-Z]{3}|[A-Z]{3}\s?\d{1,3}[A-Z])\b/g,
]
/** What looks like one and is a public document, a virus or a law. */
const PUBLIC =
  /^(?:HC|Cm|CM|CP|SI|SSI|HL|ISBN|ISSN|COVID|EHC|BS|ISO|EN|DFE|DfE|DFES|SCIE|NICE|CG|NG|PH|QS|PL|LAC|HSC|WHC|UKPGA|RR)[\s/-]?\d|^(?:19|20)\d\d[/-](?:19|20)?\d\d$/

/** Numbers under which a court, the police or a service holds the case. */
export const caseNumbers = disclosureRule({
  rule: 'disclosure-case-number',
  when: /[A-Za-z]{2}\d|[A-Z]\d{3}|\d[A-Z]|\d{5}|\d\/[A-Z\d]|[A-Z][/-]\d|\b(?:no|number|ref|reference|CAD|URN|PNC|log|crime|incident|custody|id|case|file|court|police|badge|collar)\b.{0,16}\d{3}|\[\d{4}\]|\b[A-Z]{2} \d{2} [A-Z]|\d\s[A-Z]{3}\b|[A-Z]{3}\s?\d/,
  message: 'Unexpected number of a case in `text`, expected none.',
  hint: 'Take it out; whoever has the number can find the names.',
  find: text =>
    matches(text, CASE_NUMBER, SHORT_NUMBER, ...SELF_EVIDENT).filter(({ met }) => !PUBLIC.test(met)),
})
