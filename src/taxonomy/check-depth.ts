import { didYouMean } from '../problems/closest.ts'
import { unexpected, type RawProblem } from '../problems/problem.ts'
import type { Path, YamlSource } from '../problems/yaml-source.ts'
import type { DepthScale } from './depth-schema.ts'
import type { Facet } from './facet.ts'

/** The tests of depth name facets, terms and levels that exist: one misspelt would never be met, and nobody would know. */
export function checkDepth(depth: DepthScale, facets: readonly Facet[], source: YamlSource): RawProblem[] {
  const check = (
    id: string,
    path: Path,
    field: string,
    expected: string,
    known: readonly string[],
  ): RawProblem[] =>
    known.includes(id)
      ? []
      : [
          {
            rule: 'term-unknown',
            place: source.placeOf(path),
            message: unexpected(id, field, expected),
            met: id,
            ...didYouMean(id, known),
          },
        ]
  return depth.levels.flatMap(({ test }, index) => {
    const at: Path = ['levels', index, 'test']
    // Only a level further up can be built on, or two levels could wait for each other.
    const lower =
      test.level === undefined
        ? []
        : check(
            test.level,
            [...at, 'level'],
            'level',
            'the id of a level further up',
            depth.levels.slice(0, index).map(level => level.id),
          )
    return [
      ...lower,
      ...(test['any-of'] ?? []).flatMap(({ facet: key, under = [] }, choice) => {
        const facet = facets.find(one => one.key === key)
        if (!facet)
          return check(
            key,
            [...at, 'any-of', choice, 'facet'],
            'facet',
            'the key of a facet',
            facets.map(one => one.key),
          )
        return under.flatMap((id, position) =>
          check(
            id,
            [...at, 'any-of', choice, 'under', position],
            'under',
            `a term of taxonomy/${key}.yaml`,
            facet.terms.map(term => term.id),
          ),
        )
      }),
    ]
  })
}
