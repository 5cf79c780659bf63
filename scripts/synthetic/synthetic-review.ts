import { footnoteText } from '../../src/corpus/footnote-text.ts'
import type { Source } from '../../src/corpus/review.ts'
import type { Taxonomy } from '../../src/taxonomy/taxonomy.ts'
import { createTagDrawer } from './draw-tags.ts'
import type { Lexicon } from './lexicon.ts'
import type { Random } from './random.ts'
import { reviewHead, textRandom, type ReviewHead } from './review-head.ts'
import { createWriter } from './sentences.ts'

/** Writes the review of a number, from 0 on: its id, which is its file name, and its Markdown. */
export type ReviewWriter = (number: number) => { id: string; markdown: string }

const EXPLAINING = 'systems-factor'
const PRACTITIONER = 'practitioner-action'
const UNCODED = 0.02

/** Writes invented reviews that keep every rule of the format, the same ones from the same seed. */
export function createReviewWriter(taxonomy: Taxonomy, lexicon: Lexicon, seed: number): ReviewWriter {
  const tagsFor = createTagDrawer(taxonomy)
  const considered = taxonomy.list('considered').values.map(value => value.id)
  const audiences = taxonomy.list('audience').values.map(value => value.label)
  const statuses = taxonomy.list('recommendation-status').values.map(value => value.id)
  const bodies = taxonomy.addressees.map(addressee => addressee.name)
  const factors = taxonomy.facet(EXPLAINING)!

  return number => {
    const head = reviewHead(seed, number)
    const random = textRandom(seed, number)
    const overall = createWriter(lexicon, random)
    const sources = sourcesOf(head, random)
    const cite = () =>
      random
        .some(sources, random.whole(1, 2))
        .map(({ id }) => `[^${id}]`)
        .join('')
    const citeList = () =>
      `sources: [${random
        .some(sources, random.whole(1, sources.length))
        .map(({ id }) => id)
        .join(', ')}]`
    const findings = random.whole(8, 12)
    const numbers = Array.from({ length: findings }, (_, index) => `F${index + 1}`)

    const frontMatter = [
      `id: ${head.id}`,
      `title: ${JSON.stringify(head.title)}`,
      ...(random.chance(0.3) ? [`known-as: [{name: ${head.area} review ${number + 1}, source: S1}]`] : []),
      ...tagsFor('review', random, { record: 'summary', nation: head.nation, region: head.region }),
      `area: ${head.area}`,
      `published: ${head.published}`,
      `period: ${head.year - random.whole(2, 4)}/${head.year - 1}`,
      `considered: {${considered.map(topic => `${topic}: ${random.any(['considered', 'not-considered', 'not-stated'])}`).join(', ')}}`,
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

    const finding = (id: string) => {
      const about = createWriter(lexicon, random)
      const uncoded = random.chance(UNCODED)
      const tags = tagsFor('finding', random, uncoded ? { [EXPLAINING]: '' } : {})
      const others = numbers.filter(other => other !== id)
      return [
        `### ${id}. ${about.title()}`,
        yaml([
          ...(uncoded ? ['uncoded: "The sources do not say what lay behind it."'] : tags.flatMap(explained)),
          ...(uncoded ? tags : []),
          ...(random.chance(0.3) ? [`leads-to: [${random.any(others)}]`] : []),
          citeList(),
        ]),
        `#### What happened\n\n${about.paragraph(32)}${cite()}`,
        `#### Why it made sense at the time\n\n${about.paragraph(22)}${cite()}`,
        ...(random.chance(0.3) ? [`#### How widespread it is\n\n${about.paragraph(12)}${cite()}`] : []),
        `#### What it means for children\n\n${about.paragraph(20)}`,
        ...(random.chance(0.7)
          ? [
              `#### Questions\n\n${random
                .some(audiences, 2)
                .map(audience => `- ${audience}: ${about.question()}`)
                .join('\n')}`,
            ]
          : []),
      ]
    }

    /** A finding explained by what people did alone says that nothing more is established. */
    const explained = (line: string): string[] => {
      if (!line.startsWith(`${EXPLAINING}:`)) return [line]
      const ids = line.match(/[a-z][a-z-]+/g)!.filter(id => factors.canTag(id))
      return ids.every(id => factors.withAncestors(id).includes(PRACTITIONER))
        ? [line, 'explanation: not-established']
        : [line]
    }

    const episode = (id: string) => {
      const about = createWriter(lexicon, random)
      return [
        `### ${id}. ${about.title()}`,
        yaml(tagsFor('episode', random)),
        `${about.paragraph(30)}${cite()}`,
      ]
    }

    const recommendation = (id: string) => {
      const about = createWriter(lexicon, random)
      const supports = number > 0 && random.chance(0.1) ? earlier(number, random, seed) : ''
      return [
        `### ${id}. ${about.action()}`,
        yaml([
          `addresses: [${random.chance(0.1) ? '' : random.some(numbers, random.whole(1, 2)).join(', ')}]`,
          `to: [${random
            .some(bodies, random.whole(1, 2))
            .map(body => JSON.stringify(body))
            .join(', ')}]`,
          ...tagsFor('recommendation', random),
          ...(random.chance(0.3) ? [`due: ${head.year + 1}`] : []),
          `supports: [${supports}]`,
          citeList(),
          ...(random.chance(0.4)
            ? [
                'status:',
                `  - {value: ${random.any(statuses)}, date: ${head.year + random.whole(0, 3)}, by: ${random.any(['owner', 'independent'])}, evidence: ${JSON.stringify(about.sentence())}, source: S1}`,
              ]
            : []),
        ]),
        `${about.paragraph(22)}${cite()}`,
      ]
    }

    const many = (letter: string, count: number, write: (id: string) => string[]) =>
      Array.from({ length: count }, (_, index) => write(`${letter}${index + 1}`)).flat()
    const parts = [
      `---\n${frontMatter.join('\n')}\n---`,
      '## Summary',
      // The format asks for 150 to 250 words.
      `${overall.paragraph(80)}${cite()}`,
      // Every source is cited here, whichever the rest of the text chances on.
      `${overall.paragraph(75)}${sources.map(({ id }) => `[^${id}]`).join('')}`,
      '## Findings',
      ...numbers.flatMap(finding),
      '## Key practice episodes',
      ...many('E', random.whole(1, 2), episode),
      '## Recommendations',
      ...many('R', random.whole(2, 6), recommendation),
      '## What went well',
      `${overall.paragraph(30)}${cite()}`,
      '## Limits of this record',
      'This record is invented, from words drawn by chance, to measure how fast the library is.',
      sources.map(footnoteText).join('\n'),
    ]
    return { id: head.id, markdown: `${parts.join('\n\n')}\n` }
  }
}

function yaml(lines: readonly string[]): string {
  return `\`\`\`yaml\n${lines.join('\n')}\n\`\`\``
}

function sourcesOf({ id, title, area, year }: ReviewHead, random: Random): Source[] {
  const others = [
    '[News report on the review]',
    '[Council statement on the review]',
    '[Follow-through report]',
  ]
  return [title, ...others.slice(0, random.whole(1, 3))].map((name, index) => ({
    id: `S${index + 1}`,
    title: name,
    publisher: index === 0 ? `${area} Safeguarding Partnership` : `${area} Council`,
    year: year + (index === 3 ? 1 : 0),
    url: `https://example.org/synthetic/${id}/${index + 1}`,
  }))
}

/** A recommendation of a review of a smaller number: each has at least two. */
function earlier(number: number, random: Random, seed: number): string {
  return `${reviewHead(seed, random.whole(0, number - 1)).id}/R${random.whole(1, 2)}`
}
