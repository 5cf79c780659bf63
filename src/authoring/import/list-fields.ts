import { LEVELS } from '../../taxonomy/facet.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'

const OTHERS = [
  ...['known-as', 'checked-by', 'sources', 'corrections', 'waivers'],
  ...['leads-to', 'addresses', 'to', 'supports', 'status'],
]

/** Fields of a review that hold a list: those of the format, and the facets that may have several terms. */
export function listFieldsOf(taxonomy: Taxonomy): string[] {
  const facets = LEVELS.flatMap(level => taxonomy.facetsAt(level)).filter(facet => !facet.single)
  return [...new Set([...OTHERS, ...facets.map(facet => facet.key)])]
}
