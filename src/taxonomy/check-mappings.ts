import { didYouMean } from '../problems/closest.ts'
import { unexpected, type RawProblem } from '../problems/problem.ts'
import type { YamlSource } from '../problems/yaml-source.ts'
import type { Term } from './facet.ts'
import type { MappingScheme } from './mapping-schemes-schema.ts'

/** Each mapping names a framework of mapping-schemes.yaml, so that a page can say what it is. */
export function checkMappings(
  terms: readonly Term[],
  schemes: readonly MappingScheme[],
  source: YamlSource,
): RawProblem[] {
  const known = schemes.map(scheme => scheme.id)
  return terms.flatMap((term, index) =>
    term.mappings.flatMap(({ scheme }, row): RawProblem[] => {
      if (known.includes(scheme)) return []
      return [
        {
          rule: 'term-unknown',
          place: source.placeOf(['terms', index, 'mappings', row, 'scheme']),
          message: unexpected(scheme, 'scheme', 'a scheme of taxonomy/mapping-schemes.yaml'),
          met: scheme,
          ...didYouMean(scheme, known),
        },
      ]
    }),
  )
}
