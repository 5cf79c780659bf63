import { didYouMean } from '../problems/closest.ts'
import { unexpected, type RawProblem } from '../problems/problem.ts'
import type { YamlSource } from '../problems/yaml-source.ts'
import type { FacetDefinition } from './facet.ts'
import { RESERVED_KEYS } from './reserved-keys.ts'

/** What a schema cannot say of a facet file: names that agree, parents that exist, ids used once. */
export function checkFacet(facet: FacetDefinition, fileKey: string, source: YamlSource): RawProblem[] {
  const found: RawProblem[] = []
  if (facet.key !== fileKey) {
    found.push({
      rule: 'facet-file-name',
      place: source.placeOf(['key']),
      message: unexpected(facet.key, 'key', `\`${fileKey}\`, as the file is named`),
      met: facet.key,
      expected: fileKey,
    })
  }
  if (RESERVED_KEYS.has(facet.key)) {
    found.push({
      rule: 'facet-key-reserved',
      place: source.placeOf(['key']),
      message: unexpected(facet.key, 'key', 'a word that search addresses do not use already'),
      met: facet.key,
    })
  }
  const seen = new Set<string>()
  facet.terms.forEach((term, index) => {
    if (seen.has(term.id)) {
      found.push({
        rule: 'term-duplicate',
        place: source.placeOf(['terms', index, 'id']),
        message: unexpected(term.id, 'id', 'an id that is used once'),
        met: term.id,
      })
    }
    if (term.broader !== undefined && !seen.has(term.broader)) {
      found.push({
        rule: 'term-broader-unknown',
        place: source.placeOf(['terms', index, 'broader']),
        message: unexpected(term.broader, 'broader', 'the id of a term further up'),
        met: term.broader,
        ...didYouMean(term.broader, seen),
      })
    }
    seen.add(term.id)
  })
  facet.terms.forEach((term, index) => {
    if (term.replacedBy !== undefined && !seen.has(term.replacedBy)) {
      found.push({
        rule: 'term-unknown',
        place: source.placeOf(['terms', index, 'replaced-by']),
        message: unexpected(term.replacedBy, 'replaced-by', 'the id of a term of this facet'),
        met: term.replacedBy,
        ...didYouMean(term.replacedBy, seen),
      })
    }
  })
  return found
}
