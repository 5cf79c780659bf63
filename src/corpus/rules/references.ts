import { didYouMean } from '../../problems/closest.ts'
import { unexpected, type RawProblem } from '../../problems/problem.ts'
import type { Rule } from './rule.ts'

/** `leads-to` and `addresses` name findings of the same file. */
export const references: Rule = ({ items }) => {
  const findings = items.filter(item => item.level === 'finding').map(item => item.outline.id)
  return items.flatMap(({ outline, block }): RawProblem[] =>
    ['leads-to', 'addresses'].flatMap(field => {
      const ids = (block?.yaml.value as Record<string, unknown> | undefined)?.[field]
      if (!block || !Array.isArray(ids)) return []
      return ids.flatMap((id: unknown, index): RawProblem[] => {
        if (typeof id !== 'string' || (findings.includes(id) && id !== outline.id)) return []
        return [
          {
            rule: 'reference-unknown',
            place: block.yaml.placeOf([field, index]),
            message: unexpected(
              id,
              field,
              id === outline.id ? 'another finding' : 'a finding of this review',
            ),
            met: id,
            expected: findings.join(', '),
            ...(id === outline.id ? {} : didYouMean(id, findings)),
          },
        ]
      })
    }),
  )
}
