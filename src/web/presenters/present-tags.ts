import type { EffectiveTags } from '../../analysis/effective-tags.ts'
import { marksOf } from '../../exports/tag-words.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'

/** One tag as it is shown: never an inferred one without its mark. */
export interface PresentedTag {
  label: string
  href: string
  definition: string
  /** `our reading`, `helped` …: what has to be said beside the label. */
  marks: string[]
  inferred: boolean
  helped: boolean
}

export interface PresentedFacet {
  key: string
  label: string
  tags: PresentedTag[]
  /** Said where there is no tag to show. */
  note?: string
}

/** Tags by facet, in the order of the taxonomy; of facets that were coded. */
export function presentTags(
  tags: EffectiveTags,
  taxonomy: Taxonomy,
  keys?: ReadonlySet<string>,
): PresentedFacet[] {
  return taxonomy.facets.flatMap((facet): PresentedFacet[] => {
    const own = tags[facet.key]
    if (own === undefined || (keys && !keys.has(facet.key))) return []
    if (own === 'held')
      return [
        { key: facet.key, label: facet.label, tags: [], note: 'held: not published, to protect the child' },
      ]
    if (own.length === 0) return [{ key: facet.key, label: facet.label, tags: [], note: 'none' }]
    const presented = new Map<string, PresentedTag>()
    for (const tag of own) {
      const term = facet.term(tag.term)
      if (!term || presented.has(tag.term)) continue
      presented.set(tag.term, {
        label: term.label,
        href: `/taxonomy/${facet.key}/${term.id}`,
        definition: term.definition,
        marks: marksOf(tag),
        inferred: tag.basis === 'inferred',
        helped: tag.effect === 'helped',
      })
    }
    return [{ key: facet.key, label: facet.label, tags: [...presented.values()] }]
  })
}
