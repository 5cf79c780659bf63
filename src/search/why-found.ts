import type { Tag } from '../corpus/review.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { foundByName } from './found-by-name.ts'
import type { Hit } from './hits.ts'
import type { ReducedQuery } from './reduce-query.ts'
import type { SearchQuery } from './search-params.ts'
import { escapeHtml } from './to-excerpt.ts'

/** One reason why a record answers a search. */
export interface Reason {
  label: string
  /** HTML: escaped text, with `<mark>` around what matched in a tag or a name. */
  html: string
}

const EFFECTS: Readonly<Record<string, string>> = { helped: 'helped', mixed: 'helped and hindered' }
const BASES: Readonly<Record<string, string>> = { inferred: 'our reading', disputed: 'disputed' }

/** Why a hit answers a search: the words it contains, what they were found by, and each filter that it meets. */
export function whyFound(hit: Hit, query: SearchQuery, reduced: ReducedQuery, taxonomy: Taxonomy): Reason[] {
  const { review, tags } = hit.row
  const words = [...reduced.words, ...reduced.phrases.map(phrase => `“${phrase}”`)]
  const reasons: Reason[] = [
    ...listed('Contains', words.map(escapeHtml)),
    ...listed('By its tags', hit.foundBy),
    ...listed('By name', foundByName(hit, reduced)),
  ]
  for (const [key, chosen] of Object.entries(query.filters)) {
    const own = tags[key]
    const meeting = own === undefined || own === 'held' ? [] : own
    const labels = meeting
      .filter(tag =>
        taxonomy
          .facet(key)!
          .withAncestors(tag.term)
          .some(id => chosen.includes(id)),
      )
      .map(tag => escapeHtml(labelOf(key, tag, taxonomy)))
    reasons.push(...listed(taxonomy.facet(key)!.label, [...new Set(labels)]))
  }
  if (query.area.length > 0) reasons.push({ label: 'Area', html: escapeHtml(review.area) })
  if (query.from !== undefined || query.to !== undefined)
    reasons.push({ label: 'Published', html: escapeHtml(review.published) })
  return reasons
}

function listed(label: string, html: readonly string[]): Reason[] {
  return html.length === 0 ? [] : [{ label, html: html.join(', ') }]
}

/** A tag with its marks: an inferred one is never shown without. */
function labelOf(key: string, { term, effect, basis }: Tag, taxonomy: Taxonomy): string {
  const marks = [EFFECTS[effect ?? ''], BASES[basis ?? '']].filter(Boolean).join(', ')
  return `${taxonomy.label(key, term)}${marks && ` (${marks})`}`
}
