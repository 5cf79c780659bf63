import type { Page } from '../../page.ts'
import { presentCoverage } from '../../presenters/present-coverage.ts'

const GRADE = 'evidence-grade'

export const methodPage: Page = {
  path: '/method',
  template: 'pages/method/page.njk',
  section: 'method',
  view: (_request, { library }) => {
    const { catalogue, taxonomy } = library.snapshot
    const findings = catalogue.rows.filter(
      row => row.kind === 'finding' && !catalogue.demonstrations.has(row.number),
    )
    const gradeA = catalogue.withAnyTerm(GRADE, ['A'])
    const readInFull = findings.filter(row => gradeA.has(row.number))
    const { depth, qualityMarkers } = taxonomy
    return {
      title: 'Method',
      coverage: presentCoverage(catalogue),
      depth: {
        note: depth.note,
        version: depth.version,
        levels: depth.levels.map(({ id, label, says, explained }) => ({ id, label, says, explained })),
        // Of summaries the depth is that of our record, so only records of a report read in full are charted.
        assessed: readInFull.length,
        notAssessed: findings.length - readInFull.length,
      },
      grades: taxonomy.facet(GRADE)?.terms ?? [],
      markers: qualityMarkers,
      anchored: qualityMarkers.anchors.map(anchor => ({
        ...anchor,
        label: qualityMarkers.markers.find(marker => marker.id === anchor.marker)?.label,
      })),
    }
  },
}
