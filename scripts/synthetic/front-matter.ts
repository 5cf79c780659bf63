import type { Random } from './random.ts'
import type { ReviewDraft } from './review-draft.ts'

/** What stands before the text of a review, between its two lines of hyphens. */
export function toFrontMatter({ vocabulary, number, head, random, sources }: ReviewDraft): string {
  const { tagsFor, considered, taxonomy } = vocabulary
  const lines = [
    `id: ${head.id}`,
    `title: ${JSON.stringify(head.title)}`,
    ...(random.chance(0.3) ? [`known-as: [{name: ${head.area} review ${number + 1}, source: S1}]`] : []),
    ...tagsFor('review', random, { record: 'summary', nation: head.nation, region: head.region }),
    `area: ${head.area}`,
    `published: ${head.published}`,
    `period: ${head.year - random.whole(2, 4)}/${head.year - 1}`,
    `considered: {${considered.map(topic => `${topic}: ${drawConsidered(random)}`).join(', ')}}`,
    'written-by: machine',
    'coded-by: machine',
    'child-detail: open',
    'sources:',
    ...sources.map(
      ({ id, title, publisher, year, url }) =>
        `  - {id: ${id}, title: ${JSON.stringify(title)}, publisher: ${publisher}, year: ${year}, url: "${url}"}`,
    ),
    `taxonomy: ${taxonomy.version}`,
  ]
  return `---\n${lines.join('\n')}\n---`
}

function drawConsidered(random: Random): string {
  return random.any(['considered', 'not-considered', 'not-stated'])
}
