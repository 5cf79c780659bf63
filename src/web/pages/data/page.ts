import { describeCollection } from '../../../analysis/collection.ts'
import { columnsFor } from '../../../exports/columns.ts'
import type { ExportKind } from '../../../exports/export-record.ts'
import type { Page } from '../../page.ts'
import { presentCoverage } from '../../presenters/present-coverage.ts'
import { siteAddress } from '../../../config.ts'

const TABLES: ReadonlyArray<{ kind: ExportKind; name: string; label: string }> = [
  { kind: 'review', name: 'reviews', label: 'Reviews' },
  { kind: 'finding', name: 'findings', label: 'Findings' },
  { kind: 'episode', name: 'episodes', label: 'Key practice episodes' },
  { kind: 'recommendation', name: 'recommendations', label: 'Recommendations' },
]

export const dataPage: Page = {
  path: '/data',
  template: 'pages/data/page.njk',
  section: 'data',
  view: (_request, { library, config }) => {
    const { catalogue, taxonomy, corpus } = library.snapshot
    const base = siteAddress(config)
    return {
      title: 'Data and API',
      base,
      coverage: presentCoverage(catalogue),
      collection: describeCollection(catalogue),
      tables: TABLES.map(({ kind, ...table }) => ({ ...table, columns: columnsFor(kind, taxonomy) })),
      version: taxonomy.version,
      digest: corpus.digest,
      facets: taxonomy.facets.map(({ key, label, appliesTo, terms, childLevel }) => ({
        key,
        label,
        appliesTo: appliesTo.join(', '),
        terms: terms.length,
        childLevel,
      })),
    }
  },
}
