import { DECADES } from '../../analysis/axes.ts'
import { crossTab } from '../../analysis/cross-tab.ts'
import { baseOf, countOf, type Chart, type ChartInput } from './chart.ts'
import { BLANK, DARK, LIGHT, MIDDLE } from './chart-style.ts'
import { shareBars } from './share-bars.ts'

const FACET = 'action-type'

/** From the strongest to the weakest, as the facet has them; what is not coded comes last. */
const COLORS = [DARK, MIDDLE, LIGHT]

/** How strong the actions are that were recommended, by the decade of publication. */
export function actionStrength(input: ChartInput): Chart {
  const { catalogue, rows } = input
  const kind = 'recommendation'
  const strengths = catalogue.taxonomy.facet(FACET)?.roots() ?? []
  const table = crossTab(catalogue, rows, { kind, rows: DECADES, cols: FACET })
  const decades = table.body
    .map(({ label, total, cells }) => {
      const counts = strengths.map(({ id }) => cells[columnOf(id)]!.items.count)
      return {
        ...{ label, of: total.items.count, reviews: total.reviews.count, counts },
        notCoded: total.items.count - counts.reduce((sum, count) => sum + count, 0),
      }
    })
    .filter(({ of }) => of > 0)
  return {
    title: 'Strength of the actions recommended, by decade of publication',
    base: `Shares are of the recommendations of a decade. Strength is derived from the type of action; strong is not the same as effective. ${baseOf({ ...input, kind })}`,
    summary:
      decades.length === 0
        ? 'No recommendations are counted, so there is nothing to draw.'
        : `${decades
            .map(
              ({ label, of, counts }) =>
                `${label}: ${strengths
                  .map((strength, at) => `${counts[at]} ${strength.label.toLowerCase()}`)
                  .join(', ')} of ${countOf(of, kind)}`,
            )
            .join('; ')}.`,
    table: {
      columns: [
        'Published',
        ...strengths.map(({ label }) => label),
        ...['Not coded', 'Of recommendations', 'From reviews'],
      ],
      rows: decades.map(({ label, counts, notCoded, of, reviews }) => [
        label,
        ...[...counts, notCoded, of, reviews].map(String),
      ]),
    },
    draw:
      decades.length === 0
        ? undefined
        : size =>
            shareBars(
              decades.map(({ label, counts, notCoded, of }) => ({
                ...{ label, counts: [...counts, notCoded], of, says: `of ${of}` },
              })),
              [
                ...strengths.map(({ label }, at) => ({ name: label, color: COLORS[at] ?? LIGHT })),
                { name: 'Not coded', color: BLANK },
              ],
              { size, axis: 'share of the recommendations of the decade' },
            ),
  }

  function columnOf(id: string): number {
    return table.columns.findIndex(column => column.id === id)
  }
}
