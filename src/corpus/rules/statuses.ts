import { missing, type RawProblem } from '../../problems/problem.ts'
import type { Rule } from './rule.ts'

/** An owner's claim that something worked must rest on a source. */
export const statuses: Rule = ({ items }) =>
  items.flatMap(({ level, block }): RawProblem[] => {
    if (level !== 'recommendation' || !block?.fields.status) return []
    return block.fields.status.flatMap((status, index): RawProblem[] => {
      if (status.by !== 'owner' || status.value !== 'closed-effective' || status.source !== undefined)
        return []
      return [
        {
          rule: 'status-unsupported',
          place: block.yaml.placeOf(['status', index]),
          message: missing('status.source', 'the source that shows the effect'),
          hint: 'Name the source, or write `closed-done`: done is not the same as shown to work.',
        },
      ]
    })
  })
