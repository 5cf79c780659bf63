import { readInFull } from '../../analysis/silence.ts'
import type { Row } from '../../analysis/catalogue.ts'
import { baseOf, countOf, type Chart, type ChartInput } from './chart.ts'
import { DARK } from './chart-style.ts'
import { shareBars } from './share-bars.ts'

/** How deep the analysis of findings is, of reports that were read in full; all others are not assessed. */
export function depthOfAnalysis(input: ChartInput): Chart {
  const { catalogue, rows } = input
  const assessed = readInFull(catalogue, rows)
  const of = assessed.count()
  const notAssessed = rows.count() - of
  const found = assessed.rows().map(number => catalogue.rows[number]!)
  const levels = catalogue.taxonomy.depth.levels.map(({ id, label }) => ({
    label: `${id} ${label}`,
    count: found.filter(row => depthOf(row) === id).length,
  }))
  return {
    title: 'Depth of analysis of findings',
    base: `Only findings of reports that were read in full (evidence A) are assessed: ${of} of ${countOf(rows.count(), 'finding')}. The depth of a summary made from parts describes the record, not the report. ${baseOf({ ...input, kind: 'finding' })}`,
    summary:
      of === 0
        ? `None assessed: ${notAssessed === 1 ? 'the one finding is' : `all ${notAssessed} findings are`} of records whose report was not read in full.`
        : `${levels.map(({ label, count }) => `${label}: ${count} of ${of}`).join('; ')}. Not assessed: ${notAssessed}.`,
    table: {
      columns: ['Depth', 'Findings', 'Of findings assessed'],
      rows: [
        ...levels.map(({ label, count }) => [label, String(count), String(of)]),
        ['Not assessed', String(notAssessed), ''],
      ],
    },
    draw:
      of === 0
        ? undefined
        : size =>
            shareBars(
              levels.map(({ label, count }) => ({ label, counts: [count], of, says: `${count} of ${of}` })),
              [{ name: 'findings', color: DARK }],
              { size, axis: `share of the ${countOf(of, 'finding')} assessed` },
            ),
  }
}

function depthOf(row: Row): string | undefined {
  return row.kind === 'finding' ? row.item.depth.level : undefined
}
