import { countSilence, SILENCE_STATES, silenceTopics, type Silence } from '../../../analysis/silence.ts'
import { baseOf } from '../../../exports/charts/chart.ts'
import { SILENCE_LABELS, silenceChart } from '../../../exports/charts/silence-chart.ts'
import { matchingRows } from '../../../search/matching-rows.ts'
import { parseStatisticsQuery } from '../../../search/statistics-query.ts'
import { toQueryString } from '../../../search/to-query-string.ts'
import type { Taxonomy } from '../../../taxonomy/taxonomy.ts'
import type { Page } from '../../page.ts'
import { presentChart } from '../../presenters/present-chart.ts'
import { presentRecord } from '../../presenters/present-review.ts'

/** What each list of reviews is headed, and what may not be read into it. */
const EXPLAINED = {
  considered: 'The record says that the review considered it.',
  'not-considered': 'The record says that the review did not consider it.',
  'not-stated': 'Whoever wrote the record looked for it, and what they had to go by does not say.',
  'not-recorded': 'The record has no entry for this topic: nobody has looked yet.',
} as const

export const silencePage: Page = {
  path: '/trends/silence',
  template: 'pages/silence/page.njk',
  view: async (request, { library }) => {
    const { topic: asked, ...rest } = request.query
    const { taxonomy } = library.snapshot
    const { query, faults } = parseStatisticsQuery({ ...rest, kind: 'review' }, taxonomy, [])
    const plain = { ...query, page: 1, perPage: 20, sort: 'relevance' as const }
    const { snapshot, rows } = await matchingRows(library, plain)
    const { catalogue } = snapshot
    const topics = silenceTopics(catalogue)
    const chosen = topics.find(({ id }) => id === asked)
    if (asked !== undefined && asked !== '' && !chosen)
      faults.push({ in: 'query', name: 'topic', detail: 'There is no such topic.' })
    const string = toQueryString(plain)
    const input = { catalogue, kind: 'review' as const, rows }
    return {
      title: chosen ? `Reviews that are silent on: ${chosen.label}` : 'What reviews are silent on',
      notices: faults.map(({ name, detail }) => ({ name, detail: `${detail} It is left out.` })),
      base: baseOf(input),
      states: SILENCE_STATES.map(state => SILENCE_LABELS[state]),
      topics: topics.map(topic => ({
        ...topic,
        href: `/trends/silence?${[string, `topic=${topic.id}`].filter(Boolean).join('&')}`,
        current: topic === chosen,
        counts: toCounts(countSilence(catalogue, topic, rows)),
      })),
      chosen,
      lists: chosen && toLists(countSilence(catalogue, chosen, rows), snapshot.taxonomy),
      chart: chosen && presentChart('silence', silenceChart(input, chosen), `${string}&topic=${chosen.id}`),
    }
  },
}

function toCounts({ reviews, of }: Silence) {
  return SILENCE_STATES.map(state => ({
    label: SILENCE_LABELS[state],
    text: `${reviews[state].length} of ${of}`,
  }))
}

/** Those who say nothing first: they are what the page is for. */
function toLists({ reviews, of }: Silence, taxonomy: Taxonomy) {
  return (['not-considered', 'not-stated', 'not-recorded', 'considered'] as const).map(state => ({
    id: state,
    label: SILENCE_LABELS[state],
    explained: EXPLAINED[state],
    count: `${reviews[state].length} of ${of} reviews`,
    reviews: reviews[state].map(review => presentRecord(review, taxonomy)),
  }))
}
