import { ReviewChanged } from '../corpus/corpus.ts'
import type { Catalogue, Row } from './catalogue.ts'
import { ComparedParts, type ComparedReview } from './compared-review.ts'
import { createPauses } from './pauses.ts'
import { sharedTerms, sharedWords, type Shared } from './shared-by.ts'
import { SimilarIndex } from './similar-index.ts'
import { comparedTags } from './similar-tags.ts'
import { readItemTexts } from './similar-texts.ts'
import { createWordReader } from './similar-words.ts'
import type { Snapshot } from './snapshot.ts'
import { Vocabulary } from './vocabulary.ts'

/** What can be compared. */
export const SIMILAR_KINDS = ['finding', 'recommendation'] as const
export type SimilarKind = (typeof SIMILAR_KINDS)[number]

/** How many are given. */
export const SIMILAR_LIMITS = { usual: 5, most: 20 } as const

/** A finding or recommendation that is like another, or like a text. */
export interface SimilarItem {
  row: Row & { kind: SimilarKind }
  /** Likeness between 0 and 1, to four places; see similar-weights.ts. */
  score: number
  shared: Shared
}

/** Findings and recommendations that are like others. Invented records are compared with invented ones alone. */
export interface Similar {
  /**
   * Begins to read the texts of the library as it is served, where they are not read yet, and waits for it a while.
   * @returns whether it is done; false also where it could not be done, which is logged
   */
  ready(withinMs: number): Promise<boolean>
  /**
   * The nearest to a finding or recommendation from other reviews, nearest first.
   * @param id `<review>/F1` or `<review>/R1`
   * @returns undefined where the library has no such finding or recommendation
   */
  similarTo(id: string, limit?: number): Promise<SimilarItem[] | undefined>
  /** The nearest to a text by its words. The text is not kept. */
  similarToText(text: string, kind: SimilarKind, limit?: number): Promise<SimilarItem[]>
}

interface SimilarParts {
  /** What is served at this moment. */
  snapshot: () => Snapshot
  log?: { error(fields: object, message: string): void }
}

/** Rows of each kind, real ones and invented ones apart. */
type Indexes = Readonly<Record<SimilarKind, { real: SimilarIndex; invented: SimilarIndex }>>

/** What was read of one snapshot. */
interface Built {
  snapshot: Snapshot
  parts: ComparedParts
  reviews: ReadonlyMap<string, ComparedReview>
  indexes: Indexes
}

/** Well under what a person notices, and long enough that the pauses cost nothing. */
const STRETCH_MS = 10

/**
 * Makes what answers which items are alike. Texts are read when somebody first asks; after a change only reviews that
 * changed are read again.
 */
export function createSimilar({ snapshot, log }: SimilarParts): Similar {
  let built: Built | undefined
  let building: Promise<Built> | undefined
  /** What there is of the snapshot that is served; builds for one and the same are never two. */
  const current = async (): Promise<Built> => {
    while (built?.snapshot !== snapshot())
      await (building ??= build(snapshot(), built)
        .then(next => (built = next))
        .finally(() => (building = undefined)))
    return built
  }
  return {
    ready: async withinMs => {
      const done = current().then(
        () => true,
        (cause: unknown) => {
          log?.error({ err: cause }, 'texts could not be read to be compared')
          return false
        },
      )
      return Promise.race([done, after(withinMs)])
    },
    similarTo: async (id, limit = SIMILAR_LIMITS.usual) => {
      const { snapshot, indexes } = await current()
      const row = snapshot.catalogue.row(id)
      if (!row || !isCompared(row)) return undefined
      const index = indexes[row.kind][placeOf(row, snapshot)]
      const tags = comparedTags(row, snapshot.taxonomy)
      const [words, weighed] = [index.wordsOf(row), index.tagsOf(tags)]
      return index.nearRow(row, weighed, limit).map(({ row: found, score }) => ({
        row: found as SimilarItem['row'],
        score,
        shared: {
          terms: sharedTerms(tags, weighed, found, snapshot.taxonomy),
          words: sharedWords(words, found, index),
        },
      }))
    },
    similarToText: async (text, kind, limit = SIMILAR_LIMITS.usual) => {
      const index = (await current()).indexes[kind].real
      const words = index.wordsOfText(text)
      return index.nearWords(words, limit).map(({ row, score }) => ({
        row: row as SimilarItem['row'],
        score,
        shared: { terms: [], words: sharedWords(words, row, index) },
      }))
    },
  }
}

async function build(snapshot: Snapshot, before: Built | undefined): Promise<Built> {
  const pause = createPauses(STRETCH_MS)
  const { catalogue, taxonomy } = snapshot
  // Another vocabulary may have other synonyms, so nothing that was read by the old one holds.
  const kept = before?.snapshot.taxonomy.digest === taxonomy.digest ? before : undefined
  const parts =
    kept?.parts ?? new ComparedParts(new Vocabulary(createWordReader(taxonomy.synonyms)), taxonomy)
  const reviews = await readReviews(snapshot, parts, kept?.reviews, pause)
  const index = (kind: SimilarKind, place: 'real' | 'invented') => {
    const rows = catalogue.rows.filter(row => row.kind === kind && placeOf(row, snapshot) === place)
    return SimilarIndex.build({ rows, parts, reviews }, pause)
  }
  const both = async (kind: SimilarKind) => ({
    real: await index(kind, 'real'),
    invented: await index(kind, 'invented'),
  })
  const indexes = { finding: await both('finding'), recommendation: await both('recommendation') }
  return { snapshot, parts, reviews, indexes }
}

/** What is compared of every review that is shown; of files that did not change it is taken over. */
async function readReviews(
  { catalogue, corpus }: Snapshot,
  parts: ComparedParts,
  known: ReadonlyMap<string, ComparedReview> | undefined,
  pause: () => Promise<void> | undefined,
): Promise<Map<string, ComparedReview>> {
  const reviews = new Map<string, ComparedReview>()
  for (const [id, rows] of rowsByReview(catalogue)) {
    const { review } = rows[0]!
    const before = known?.get(id)
    if (before?.digest === review.fileDigest) {
      reviews.set(id, before)
      continue
    }
    const texts = await readItemTexts(corpus, review).catch((cause: unknown) => {
      // The library is about to have another text of it, which is then read.
      if (cause instanceof ReviewChanged) return undefined
      throw cause
    })
    if (texts) reviews.set(id, parts.add(review.fileDigest, rows, texts))
    await pause()
  }
  return reviews
}

/** Findings and recommendations of each review. */
function rowsByReview({ rows }: Catalogue): Map<string, Row[]> {
  const byReview = new Map<string, Row[]>()
  for (const row of rows.filter(isCompared)) {
    const own = byReview.get(row.review.id)
    if (own) own.push(row)
    else byReview.set(row.review.id, [row])
  }
  return byReview
}

function isCompared(row: Row): row is SimilarItem['row'] {
  return row.kind !== 'review'
}

function placeOf(row: Row, { catalogue }: Snapshot): 'real' | 'invented' {
  return catalogue.demonstrations.has(row.number) ? 'invented' : 'real'
}

function after(ms: number): Promise<false> {
  return new Promise(resolve => setTimeout(resolve, ms, false).unref())
}
