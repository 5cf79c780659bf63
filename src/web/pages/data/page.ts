import type { Page } from '../../page.ts'
import { presentCoverage } from '../../presenters/present-coverage.ts'
import { siteAddress } from '../../site-address.ts'

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
