import { toAcciMap } from '../../../analysis/acci-map.ts'
import { addressOf } from '../../../corpus/item-address.ts'
import { acciMapSentence } from '../../../exports/charts/acci-map-sentence.ts'
import { drawAcciMap } from '../../../exports/charts/draw-acci-map.ts'
import { factorWords } from '../../../exports/charts/lay-out-acci-map.ts'
import type { Page } from '../../page.ts'
import { presentRecord } from '../../presenters/present-review.ts'

export const acciMapPage: Page = {
  path: '/reviews/:id/accimap',
  template: 'pages/acci-map/page.njk',
  section: 'reviews',
  view: async (request, { library }) => {
    const { corpus, taxonomy } = library.snapshot
    const review = corpus.review(String(request.params['id']))
    if (!review) return undefined
    const record = presentRecord(review, taxonomy)
    const title = `AcciMap: ${review.title}`
    if (review.withdrawn) return { title, record }
    const map = toAcciMap(review, taxonomy)
    const hrefOf = (finding: string) => addressOf(`${review.id}/${finding}`)
    const description = acciMapSentence(map, review)
    const titles = new Map(map.findings.map(({ id, title: name }) => [id, name]))
    const inLevel = (level: string | undefined) =>
      map.findings
        .filter(finding => finding.level === level)
        .map(({ id, title: name, factors, alsoAt }) => ({
          id,
          title: name,
          href: hrefOf(id),
          factors: factors.map(factorWords),
          alsoAt,
          ledTo: map.links
            .filter(({ from }) => from === id)
            .map(({ to }) => ({ id: to, title: titles.get(to), href: hrefOf(to) })),
        }))
    const rest = inLevel(undefined)
    return {
      title,
      record,
      isRecord: true,
      drawing: map.findings.length > 0 ? await drawAcciMap(map, { title, description, hrefOf }) : undefined,
      svgHref: `/api/v1${addressOf(review.id)}/accimap.svg`,
      jsonHref: `/api/v1${addressOf(review.id)}/accimap`,
      hasLinks: map.links.length > 0,
      levels: [
        ...map.levels.map(({ id, label }) => ({ label, findings: inLevel(id) })),
        ...(rest.length > 0 ? [{ label: 'No level of the system recorded', findings: rest }] : []),
      ],
    }
  },
}
