import { foundByName } from '../../search/found-by-name.ts'
import type { Hit } from '../../search/hits.ts'
import type { ReducedQuery } from '../../search/reduce-query.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { presentHit } from './present-hit.ts'

/** A hit of a search, with all that says why it was found. */
export function presentFound(hit: Hit, reduced: ReducedQuery, taxonomy: Taxonomy) {
  return {
    ...presentHit(hit, taxonomy),
    /** Whether title and passage show something of what was looked for. */
    marked: `${hit.titleHtml}${hit.excerpt.html}`.includes('<mark>'),
    foundByName: foundByName(hit, reduced),
  }
}
