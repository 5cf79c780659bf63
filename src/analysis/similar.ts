import { ReviewChanged } from '../corpus/corpus.ts'
import type { Row } from './catalogue.ts'
import { ComparedParts, type ComparedReview } from './compared-review.ts'
import { createPauses, type Pause } from './pauses.ts'
import { sharedTerms, sharedWords, type Shared } from './shared-by.ts'
import { SimilarIndex } from './similar-index.ts'
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

/** Real records and invented ones are never compared. */
type Place = 'real' | 'invented'

/** What was read of one snapshot. */
interface Built {
  snapshot: Snapshot
  parts: ComparedParts
  reviews: ReadonlyMap<string, ComparedReview>
  indexes: Readonly<Record<SimilarKind, Readonly<Record<Place, SimilarIndex>>>>
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
      if (built?.snapshot === snapshot()) return true
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
      const words = index.wordsOf(row)
      return index.nearRow(row, limit).map(({ row: found, score }) => ({
        row: found as SimilarItem['row'],
        score,
        shared: {
          terms: sharedTerms(row, found, index, snapshot.taxonomy),
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
  const { taxonomy } = snapshot
  // Another vocabulary may have other synonyms, so nothing that was read by the old one holds.
  const kept = before?.snapshot.taxonomy.digest === taxonomy.digest ? before : undefined
  const parts =
    kept?.parts ?? new ComparedParts(new Vocabulary(createWordReader(taxonomy.synonyms)), taxonomy)
  const { byReview, compared } = await sortRows(snapshot, pause)
  const reviews = await readReviews(snapshot, byReview, parts, kept?.reviews, pause)
  const index = (rows: readonly Row[]) => SimilarIndex.build({ taxonomy, rows, parts, reviews }, pause)
  const both = async ({ real, invented }: Record<Place, Row[]>) => ({
    real: await index(real),
    invented: await index(invented),
  })
  const indexes = {
    finding: await both(compared.finding),
    recommendation: await both(compared.recommendation),
  }
  return { snapshot, parts, reviews, indexes }
}

/** Findings and recommendations by their review, and by what they are compared with. */
async function sortRows(snapshot: Snapshot, pause: Pause) {
  const byReview = new Map<string, Row[]>()
  const compared: Record<SimilarKind, Record<Place, Row[]>> = {
    finding: { real: [], invented: [] },
    recommendation: { real: [], invented: [] },
  }
  for (const row of snapshot.catalogue.rows) {
    await pause()
    if (!isCompared(row)) continue
    compared[row.kind][placeOf(row, snapshot)].push(row)
    const own = byReview.get(row.review.id)
    if (own) own.push(row)
    else byReview.set(row.review.id, [row])
  }
  return { byReview, compared }
}

/** What is compared of every review that is shown; of files that did not change it is taken over. */
async function readReviews(
  { corpus }: Snapshot,
  byReview: ReadonlyMap<string, readonly Row[]>,
  parts: ComparedParts,
  known: ReadonlyMap<string, ComparedReview> | undefined,
  pause: Pause,
): Promise<Map<string, ComparedReview>> {
  const reviews = new Map<string, ComparedReview>()
  for (const [id, rows] of byReview) {
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

function isCompared(row: Row): row is SimilarItem['row'] {
  return row.kind !== 'review'
}

function placeOf(row: Row, { catalogue }: Snapshot): Place {
  return catalogue.demonstrations.has(row.number) ? 'invented' : 'real'
}

function after(ms: number): Promise<false> {
  return new Promise(resolve => setTimeout(resolve, ms, false).unref())
}
