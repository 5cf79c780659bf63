import { DEMONSTRATION, type Catalogue } from './catalogue.ts'

/** How many records of each kind fall under one heading. */
export interface CollectionRow {
  label: string
  reviews: number
  findings: number
  recommendations: number
}

/** One way of dividing the collection. */
export interface CollectionTable {
  key: string
  label: string
  rows: CollectionRow[]
}

/** Facets of reviews by which the collection is described. */
const DIVISIONS = ['nation', 'review-type', 'evidence-grade', 'record'] as const

/** What the library holds, by decade of publication, nation, type of review and grade; no invented records. */
export function describeCollection(catalogue: Catalogue): CollectionTable[] {
  const real = catalogue.rows.filter(row => !catalogue.demonstrations.has(row.number))
  const decades = new Map<string, CollectionRow>()
  for (const { kind, review } of real) {
    const label = `${review.published.slice(0, 3)}0s`
    const row = decades.get(label) ?? { label, reviews: 0, findings: 0, recommendations: 0 }
    decades.set(label, row)
    row[`${kind}s`] += 1
  }
  const byDecade = [...decades.values()].sort((a, b) => a.label.localeCompare(b.label))
  return [
    { key: 'decade', label: 'Decade of publication', rows: byDecade },
    ...DIVISIONS.flatMap(key => {
      const facet = catalogue.taxonomy.facet(key)
      return facet ? [{ key, label: facet.label, rows: rowsOf(catalogue, key) }] : []
    }),
  ]
}

/** Every term that is used, in the order of its file. */
function rowsOf(catalogue: Catalogue, key: string): CollectionRow[] {
  const { terms } = catalogue.facet(key)
  const count = (term: string, kind: 'review' | 'finding' | 'recommendation') =>
    terms.get(term)!.all.and(catalogue.kind(kind)).andNot(catalogue.demonstrations).count()
  return catalogue.taxonomy
    .facet(key)!
    .terms.filter(({ id }) => id !== DEMONSTRATION)
    .map(({ id, label }) => ({
      label,
      reviews: count(id, 'review'),
      findings: count(id, 'finding'),
      recommendations: count(id, 'recommendation'),
    }))
    .filter(({ reviews }) => reviews > 0)
}
