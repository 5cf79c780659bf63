import { nationalFigures } from '../../analysis/national-figures.ts'
import type { Catalogue } from '../../analysis/catalogue.ts'
import type { Benchmark } from '../../taxonomy/benchmarks-schema.ts'

/** What the marks of a figure mean. */
const STATUS: Readonly<Record<string, string>> = {
  V: 'as the source says it',
  'V-computed': 'share worked out from the counts of the source',
}

/** National figures on some terms, with source, period, base and standing; undefined where there are none. */
export function presentNational(catalogue: Catalogue, isAsked: (facet: string, term: string) => boolean) {
  const found = nationalFigures(catalogue, isAsked)
  if (found.length === 0) return undefined
  return {
    caveat: catalogue.taxonomy.benchmarks.caveat,
    terms: found.map(({ facet, term, label, comparable, says, library, figures }) => ({
      ...{ label, comparable, says },
      facet: catalogue.taxonomy.facet(facet)?.label,
      href: `/taxonomy/${facet}/${term}`,
      library: library && `${library.count} of ${library.of} reviews`,
      figures: figures.map(presentFigure),
    })),
  }
}

function presentFigure({ dataset, period, base_n, base_unit, measure, category, ...figure }: Benchmark) {
  const [status = '', remark] = figure.status.split(/ (?=\()/)
  const base = base_n === undefined ? `${base_unit}, how many is not stated` : `${base_n} ${base_unit}`
  const parts = [
    figure.percent === undefined ? undefined : `${figure.percent}%`,
    figure.count === undefined ? undefined : String(figure.count),
  ].filter(part => part !== undefined)
  return {
    says: `${parts.join(', ')} of ${base}`,
    measure: category === 'yes' || category === 'all' ? measure : `${measure}: ${category}`,
    dataset,
    period: period.replaceAll('/', ' to '),
    status: [STATUS[status] ?? status, remark].filter(Boolean).join(' '),
    href: figure.source_url === '' ? undefined : figure.source_url,
  }
}
