import type { SearchQuery } from '../../search/search-params.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'

/** Every chosen filter with the address of the search without it. */
export function chosenFilters(query: SearchQuery, taxonomy: Taxonomy, toUrl: (query: SearchQuery) => string) {
  const terms = Object.entries(query.filters).flatMap(([key, ids]) =>
    ids.map(id => {
      const rest = ids.filter(other => other !== id)
      const { [key]: _, ...others } = query.filters
      return {
        facet: taxonomy.facet(key)!.label,
        label: taxonomy.label(key, id),
        href: toUrl({ ...query, filters: rest.length > 0 ? { ...others, [key]: rest } : others }),
      }
    }),
  )
  const areas = query.area.map(area => ({
    facet: 'Area',
    label: area,
    href: toUrl({ ...query, area: query.area.filter(other => other !== area) }),
  }))
  const from =
    query.from === undefined
      ? []
      : [
          {
            facet: 'Published from',
            label: String(query.from),
            href: toUrl({ ...query, from: undefined }),
          },
        ]
  const to =
    query.to === undefined
      ? []
      : [{ facet: 'Published to', label: String(query.to), href: toUrl({ ...query, to: undefined }) }]
  return [...terms, ...areas, ...from, ...to]
}
