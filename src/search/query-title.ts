import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import type { SearchQuery } from './search-params.ts'

const KIND_NAMES = { finding: 'Findings', recommendation: 'Recommendations', review: 'Reviews' } as const

/** A search as a short title: `Findings with school moved; Agency: Police; published 2004 to 2016`. */
export function toQueryTitle({ q, kind, filters, area, from, to }: SearchQuery, taxonomy: Taxonomy): string {
  const chosen = Object.entries(filters).map(
    ([key, ids]) => `${taxonomy.facet(key)!.label}: ${ids.map(id => taxonomy.label(key, id)).join(' or ')}`,
  )
  return [
    q === '' ? KIND_NAMES[kind] : `${KIND_NAMES[kind]} with ${q}`,
    ...chosen,
    ...(area.length > 0 ? [`Area: ${area.join(' or ')}`] : []),
    ...publication(from, to),
  ].join('; ')
}

function publication(from: number | undefined, to: number | undefined): string[] {
  if (from !== undefined && to !== undefined) return [`published ${from} to ${to}`]
  if (from !== undefined) return [`published from ${from}`]
  return to === undefined ? [] : [`published up to ${to}`]
}
