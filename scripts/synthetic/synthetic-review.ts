import { footnoteText } from '../../src/corpus/footnote-text.ts'
import type { Taxonomy } from '../../src/taxonomy/taxonomy.ts'
import { toFrontMatter } from './front-matter.ts'
import type { Lexicon } from './lexicon.ts'
import { cite, createVocabulary, drawSources, type ReviewDraft } from './review-draft.ts'
import { reviewHead, textRandom } from './review-head.ts'
import { toEpisode, toFinding, toRecommendation } from './review-items.ts'
import { createWriter, type Writer } from './sentences.ts'

/** Writes the review of a number, from 0 on: its id, which is its file name, and its Markdown. */
export type ReviewWriter = (number: number) => { id: string; markdown: string }

/** Writes invented reviews that keep every rule of the format, the same ones from the same seed. */
export function createReviewWriter(taxonomy: Taxonomy, lexicon: Lexicon, seed: number): ReviewWriter {
  const vocabulary = createVocabulary(taxonomy, lexicon)
  return number => {
    const head = reviewHead(seed, number)
    const random = textRandom(seed, number)
    const overall = createWriter(lexicon, random)
    const sources = drawSources(head, random)
    const findings = idsOf('F', random.whole(8, 12))
    const draft = { vocabulary, seed, number, head, random, sources, findings }
    return { id: head.id, markdown: `${toParts(draft, overall).join('\n\n')}\n` }
  }
}

/** The parts of a review in their order, which is also the order in which chance is asked. */
function toParts(draft: ReviewDraft, overall: Writer): string[] {
  const { random, sources, findings } = draft
  return [
    toFrontMatter(draft),
    '## Summary',
    // The format asks for 150 to 250 words.
    `${overall.paragraph(80)}${cite(draft)}`,
    // Every source is cited here, whichever the rest of the text chances on.
    `${overall.paragraph(75)}${sources.map(({ id }) => `[^${id}]`).join('')}`,
    '## Findings',
    ...findings.flatMap(id => toFinding(draft, id)),
    '## Key practice episodes',
    ...idsOf('E', random.whole(1, 2)).flatMap(id => toEpisode(draft, id)),
    '## Recommendations',
    ...idsOf('R', random.whole(2, 6)).flatMap(id => toRecommendation(draft, id)),
    '## What went well',
    `${overall.paragraph(30)}${cite(draft)}`,
    '## Limits of this record',
    'This record is invented, from words drawn by chance, to measure how fast the library is.',
    sources.map(footnoteText).join('\n'),
  ]
}

function idsOf(letter: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${letter}${index + 1}`)
}
