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
}
