import { RULE_EXAMPLES, RULE_GROUPS } from '../../../problems/rule-examples.ts'
import { RULES } from '../../../problems/rules.ts'
import type { Page } from '../../page.ts'

/** Every rule with what raises it and what does not, from the lists that the checks use. */
export const methodRulesPage: Page = {
  path: '/method/rules',
  template: 'pages/method-rules/page.njk',
  section: 'method',
  view: () => {
    const grouped = new Set(RULE_GROUPS.flatMap(({ rules }) => rules))
    const rest = Object.keys(RULES).filter(id => !grouped.has(id))
    const groups = rest.length > 0 ? [...RULE_GROUPS, { label: 'Further rules', rules: rest }] : RULE_GROUPS
    return {
      title: 'Every rule, with examples',
      groups: groups.map(({ label, rules }) => ({
        label,
        rules: rules.map(id => ({ id, ...RULES[id]!, example: RULE_EXAMPLES[id] })),
      })),
    }
  },
}
