import { DISCLOSING_EXAMPLES } from './examples/disclosing.ts'
import type { RuleExamples } from './examples/example.ts'
import { EXPLAINING_EXAMPLES } from './examples/explaining.ts'
import { FORM_EXAMPLES } from './examples/form.ts'
import { STRUCTURE_EXAMPLES } from './examples/structure.ts'

/** Every rule by example. To add a rule: a line in rules.ts, and an example in the list that it belongs to. */
export const RULE_EXAMPLES: RuleExamples = {
  ...FORM_EXAMPLES,
  ...STRUCTURE_EXAMPLES,
  ...EXPLAINING_EXAMPLES,
  ...DISCLOSING_EXAMPLES,
}

/** The rules by what they are about, in the order of the page. */
export const RULE_GROUPS: ReadonlyArray<{ label: string; rules: readonly string[] }> = [
  { label: 'The form of a file', rules: Object.keys(FORM_EXAMPLES) },
  { label: 'Headings, blocks and sources', rules: Object.keys(STRUCTURE_EXAMPLES) },
  { label: 'Explaining, wording and asking', rules: Object.keys(EXPLAINING_EXAMPLES) },
  { label: 'What could identify a child', rules: Object.keys(DISCLOSING_EXAMPLES) },
]
