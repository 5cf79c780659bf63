import { Catalogue } from '../../../src/analysis/catalogue.ts'
import { select } from '../../../src/analysis/selection.ts'
import { loadCorpus } from '../../../src/corpus/load-corpus.ts'
import type { Chart } from '../../../src/exports/charts/chart.ts'
import { CHARTS, type ChartChoices } from '../../../src/exports/charts/charts.ts'
import { rootPath } from '../../../src/root-path.ts'
import type { Kind } from '../../../src/taxonomy/facet.ts'
import { loadTaxonomy } from '../../../src/taxonomy/load-taxonomy.ts'

export const taxonomy = await loadTaxonomy(rootPath('taxonomy'))
export const realReviews = (await loadCorpus(rootPath('reviews'), taxonomy)).reviews

/** Every chart with choices that it can be made of. */
export const EVERY_CHART: ReadonlyArray<readonly [name: string, choices: ChartChoices]> = [
  ['findings-over-time', {}],
  ['heat-map', { rows: 'systems-factor', cols: 'agency' }],
  ['heat-map', { rows: 'practice-theme', cols: 'published' }],
  ['systems-levels', {}],
  ['action-strength', {}],
  ['depth-of-analysis', {}],
  ['silence', { topic: 'supervision' }],
]

/** A chart of what some filters select. */
export function chartOf(
  name: string,
  choices: ChartChoices = {},
  {
    catalogue = new Catalogue(realReviews, taxonomy),
    filters = {},
  }: { catalogue?: Catalogue; filters?: Record<string, string[]> } = {},
): Chart {
  const chart = CHARTS[name]!
  const kind: Kind = chart.kind ?? 'finding'
  return chart.create({ catalogue, kind, rows: select(catalogue, { kind, filters, area: [] }) }, choices)
}
