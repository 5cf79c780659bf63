import { realReviews } from '../../../analysis/catalogue.ts'
import { strengthMix } from '../../../analysis/strength-mix.ts'
import { realRows } from '../../../exports/charts/chart.ts'
import { CHARTS } from '../../../exports/charts/charts.ts'
import type { Page } from '../../page.ts'
import { presentChart } from '../../presenters/present-chart.ts'
import { presentStrength } from '../../presenters/present-strength.ts'

export const strengthPage: Page = {
  path: '/trends/strength',
  template: 'pages/strength/page.njk',
  view: (_request, { library }) => {
    const { catalogue, taxonomy } = library.snapshot
    const kind = 'recommendation' as const
    const chart = CHARTS['action-strength']!.create({ catalogue, kind, rows: realRows(catalogue, kind) }, {})
    const reviews = realReviews(catalogue)
    const all = reviews.flatMap(({ recommendations }) => recommendations)
    return {
      title: 'How strong the recommendations are',
      mix: presentStrength(strengthMix(all, taxonomy)),
      reviews: reviews.filter(({ recommendations }) => recommendations.length > 0).length,
      chart: presentChart('action-strength', chart, ''),
      kinds: (taxonomy.facet('action-type')?.roots() ?? []).map(({ id, label, definition }) => ({
        ...{ label, definition, href: `/recommendations?strength=${id}` },
        actions: taxonomy
          .facet('action-type')!
          .children(id)
          .map(action => ({
            label: taxonomy.label('action-type', action),
            href: `/taxonomy/action-type/${action}`,
          })),
      })),
    }
  },
}
