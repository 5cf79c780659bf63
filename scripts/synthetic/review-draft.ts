import type { Source } from '../../src/corpus/review.ts'
import type { Taxonomy } from '../../src/taxonomy/taxonomy.ts'
import { createTagDrawer, type TagDrawer } from './draw-tags.ts'
import type { Lexicon } from './lexicon.ts'
import type { Random } from './random.ts'
import type { ReviewHead } from './review-head.ts'

/** What the format lets a review say, the same for all. */
export interface Vocabulary {
  taxonomy: Taxonomy
  lexicon: Lexicon
  tagsFor: TagDrawer
  considered: string[]
  audiences: string[]
  statuses: string[]
  bodies: string[]
}

export function createVocabulary(taxonomy: Taxonomy, lexicon: Lexicon): Vocabulary {
  return {
    taxonomy,
    lexicon,
    tagsFor: createTagDrawer(taxonomy),
    considered: taxonomy.list('considered').values.map(value => value.id),
    audiences: taxonomy.list('audience').values.map(value => value.label),
    statuses: taxonomy.list('recommendation-status').values.map(value => value.id),
    bodies: taxonomy.addressees.map(addressee => addressee.name),
  }
}

/** One review while it is being written. */
export interface ReviewDraft {
  vocabulary: Vocabulary
  seed: number
  /** From 0 on. */
  number: number
  head: ReviewHead
  random: Random
  sources: readonly Source[]
  /** Ids of its findings. */
  findings: readonly string[]
}

/** Marks of one or two of its sources, as footnotes. */
export function cite({ random, sources }: ReviewDraft): string {
  return random
    .some(sources, random.whole(1, 2))
    .map(({ id }) => `[^${id}]`)
    .join('')
}

/** Some of its sources, as a line of YAML. */
export function citeList({ random, sources }: ReviewDraft): string {
  const ids = random.some(sources, random.whole(1, sources.length)).map(({ id }) => id)
  return `sources: [${ids.join(', ')}]`
}

export function drawSources({ id, title, area, year }: ReviewHead, random: Random): Source[] {
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
