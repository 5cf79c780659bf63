import type { RuleExamples } from './example.ts'

/** Examples of the rules on what could identify a child. Everything in them is invented. */
export const DISCLOSING_EXAMPLES: RuleExamples = {
  'disclosure-name': {
    in: 'text of a finding',
    bad: 'Mrs Placeholder rang the school.[^S1]',
    good: 'His grandmother rang the school.[^S1]',
    why: 'A name leads to a family in minutes, and stays on other sites when it is taken out here.',
  },
  'disclosure-date': {
    in: 'text of a finding',
    bad: 'The letter went out on 3 May.[^S1]',
    good: 'The letter went out in the spring.[^S1]',
    why: 'A neighbour remembers the day of an ambulance.',
  },
  'disclosure-birth-date': {
    in: 'text of a finding',
    bad: 'She was born in March 2011.[^S1]',
    good: 'She was of primary school age.[^S1]',
    why: 'A date of birth and an area are enough to find one child.',
  },
  'disclosure-age': {
    in: 'text of a finding',
    bad: 'The girl, aged six, was at school.[^S1]',
    good: 'The girl was of primary school age.[^S1]',
    why: 'In a small place there is one child of that age in the case.',
  },
  'disclosure-postcode': {
    in: 'text of a finding',
    bad: 'They lived at ZE3 9JZ.[^S1]',
    good: 'They lived on the edge of a town.[^S1]',
    why: 'A postcode is a handful of homes.',
  },
  'disclosure-nhs-number': {
    in: 'text of a finding',
    bad: 'The file of 943 476 5919 was closed.[^S1]',
    good: 'The child’s file was closed.[^S1]',
    why: 'The number is one person.',
  },
  'disclosure-address': {
    in: 'text of a finding',
    bad: 'A letter went to 14 Invented Lane.[^S1]',
    good: 'A letter went to an old address.[^S1]',
    why: 'A street is a handful of homes.',
  },
  'disclosure-place': {
    in: 'text of a finding',
    bad: 'They lived in the village of Nethernowhere.[^S1]',
    good: 'They lived in a village.[^S1]',
    why: 'In a small place everybody knows who is meant.',
  },
  'disclosure-school': {
    in: 'text of a finding',
    bad: 'He went to Nethernowhere Primary School.[^S1]',
    good: 'He went to a primary school.[^S1]',
    why: 'A school and a year lead to one class.',
  },
  'disclosure-hospital': {
    in: 'text of a finding',
    bad: 'She was seen at Nethernowhere Infirmary.[^S1]',
    good: 'She was seen in hospital.[^S1]',
    why: 'A ward remembers its patients.',
  },
  'disclosure-placement': {
    in: 'text of a finding',
    bad: 'He wrote from HMP Nethernowhere.[^S1]',
    good: 'He wrote from prison.[^S1]',
    why: 'A prison or a home leads to the person in it.',
  },
  'disclosure-label': {
    in: 'text of a finding',
    bad: 'The file on Child K was closed.[^S1]',
    good: 'The file on the child was closed.[^S1]',
    why: 'A label or an initial is the key to every other paper that uses it.',
  },
  'disclosure-upn': {
    in: 'text of a finding',
    bad: 'The file of H801200001001 was closed.[^S1]',
    good: 'The child’s file was closed.[^S1]',
    why: 'The number is one person.',
  },
  'disclosure-ni-number': {
    in: 'text of a finding',
    bad: 'The claim of JT 12 34 56 C was closed.[^S1]',
    good: 'The father’s claim was closed.[^S1]',
    why: 'The number is one person.',
  },
  'disclosure-case-number': {
    in: 'text of a finding',
    bad: 'The order in ZE17C00345 had ended.[^S1]',
    good: 'The court order had ended.[^S1]',
    why: 'A number of a case opens its file.',
  },
  'disclosure-telephone': {
    in: 'text of a finding',
    bad: 'She rang 01632 960123.[^S1]',
    good: 'She rang the duty line.[^S1]',
    why: 'A number leads to a person.',
  },
  'disclosure-email': {
    in: 'text of a finding',
    bad: 'He wrote to a.b@example.org.[^S1]',
    good: 'He wrote to the team.[^S1]',
    why: 'An address leads to a person.',
  },
  'disclosure-web-account': {
    in: 'text of a finding',
    bad: 'She wrote to @invented_one.[^S1]',
    good: 'She wrote to her on the web.[^S1]',
    why: 'An account leads to a person and to all their friends.',
  },
  'disclosure-sibling-order': {
    in: 'text of a finding',
    bad: 'The letter was about the youngest child.[^S1]',
    good: 'The letter was about one of the children.[^S1]',
    why: 'The make-up of a family is known to its neighbours.',
  },
  'disclosure-combination': {
    in: 'text of a finding',
    bad: 'A letter to the only Somali family came back.[^S1]',
    good: 'A letter to the family came back.[^S1]',
    why: 'Each trait hides a family among many; area, year and outcome together leave one.',
  },
  'disclosure-linked-review': {
    in: 'several reviews',
    bad: 'area: Nowhere\nperiod: 2017/2018\n# and another review of the same area and years says the age band, which this one holds back',
    good: 'area: withheld\nperiod: 2017/2018',
    why: 'Two reviews, each careful, can together say what neither does.',
  },
  'waiver-unused': {
    in: 'front matter',
    bad: 'waivers:\n  - {rule: disclosure-date, at: p-3fa2c1, sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855, reason: The day of the debate in Parliament}',
    good: 'waivers: []',
    why: 'A waiver is for the words that were read; when they change it lapses.',
  },
}
