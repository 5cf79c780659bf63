import { silenceTopics } from '../../analysis/silence.ts'
import type { Library } from '../../search/library.ts'
import { matchingRows } from '../../search/matching-rows.ts'
import type { ParamFault, RawParams } from '../../search/parse-search-query.ts'
import type { SearchQuery } from '../../search/search-params.ts'
import { parseStatisticsQuery } from '../../search/statistics-query.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { CHART_SIZES, type Chart, type ChartSize } from './chart.ts'
import type { ChartChoices, ChartKind } from './charts.ts'

/** A chart that was asked for. */
export interface ChartRequest {
  query: SearchQuery
  choices: ChartChoices
  size: ChartSize
}

/** Reads what a chart is to be made of; a chart of one kind is of that kind whatever `kind` says. */
export function parseChartRequest(
  { kind, needs }: ChartKind,
  raw: RawParams,
  taxonomy: Taxonomy,
): ChartRequest & { faults: ParamFault[] } {
  const { size: askedSize, topic: askedTopic, ...rest } = raw
  const ofKind = kind === undefined ? rest : { ...rest, kind }
  const axes = (['rows', 'cols'] as const).filter(axis => needs.includes(axis))
  const { query, rows, cols, faults: found } = parseStatisticsQuery(ofKind, taxonomy, axes)
  const faults = [...found]
  const choose = <T extends string>(name: string, value: unknown, choices: readonly T[]): T | undefined => {
    if (value === undefined || value === '') return undefined
    const choice = choices.find(one => one === value)
    const met = typeof value === 'string' ? value.slice(0, 80) : 'several values'
    if (choice === undefined)
      faults.push({
        in: 'query',
        name,
        detail: `Unexpected \`${met}\`, expected one of ${choices.join(', ')}.`,
      })
    return choice
  }
  const size = choose('size', askedSize, CHART_SIZES) ?? 'wide'
  const topics = silenceTopics({ taxonomy }).map(({ id }) => id)
  const topic = needs.includes('topic') ? choose('topic', askedTopic, topics) : undefined
  if (!needs.includes('topic') && askedTopic !== undefined)
    faults.push({ in: 'query', name: 'topic', detail: 'There is no such parameter.' })
  const choices = { rows, cols, topic }
  for (const name of needs)
    if (choices[name] === undefined && !faults.some(fault => fault.name === name))
      faults.push({ in: 'query', name, detail: 'Missing; this chart needs it.' })
  return { query, choices, size, faults }
}

/**
 * Makes a chart of what a query selects.
 * @throws SearchUnavailable when there are words and the engine does not answer
 */
export async function createChart(
  chart: ChartKind,
  { query, choices }: Pick<ChartRequest, 'query' | 'choices'>,
  library: Library,
): Promise<Chart> {
  const { snapshot, rows } = await matchingRows(library, query)
  return chart.create({ catalogue: snapshot.catalogue, kind: query.kind, rows }, choices)
}
