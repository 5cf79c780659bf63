import type { RawProblem } from '../../problems/problem.ts'
import type { Tag } from '../review.ts'
import { taggedBlocks, type Rule } from './rule.ts'

/** A retired term still works and points to the one that replaced it. */
export const retiredTerms: Rule = file =>
  taggedBlocks(file).flatMap(({ level, block }) =>
    file.taxonomy.facetsAt(level).flatMap(facet => {
      const tags = block.fields[facet.key] as Tag[] | undefined
      return (tags ?? []).flatMap((tag, index): RawProblem[] => {
        const term = facet.term(tag.term)
        if (!term?.retired) return []
        const expected = term.replacedBy === undefined ? 'a term in use' : `\`${term.replacedBy}\``
        return [
          {
            rule: 'term-retired',
            place: block.yaml.placeOf(facet.single ? [facet.key] : [facet.key, index]),
            message: `Unexpected retired term \`${term.id}\` in \`${facet.key}\`, expected ${expected}.`,
            met: term.id,
            expected,
          },
        ]
      })
    }),
  )
