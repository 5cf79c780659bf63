import type { Catalogue } from '../../analysis/catalogue.ts'

/** What the collection holds, said wherever something is counted: it is no sample. */
export function presentCoverage(catalogue: Catalogue) {
  const real = catalogue.rows.filter(row => !catalogue.demonstrations.has(row.number))
  const years = real.map(row => Number(row.review.published.slice(0, 4)))
  const count = (kind: string) => real.filter(row => row.kind === kind).length
  return {
    reviews: count('review'),
    findings: count('finding'),
    recommendations: count('recommendation'),
    from: years.length > 0 ? Math.min(...years) : undefined,
    to: years.length > 0 ? Math.max(...years) : undefined,
  }
}
