import { join } from 'node:path'
import { z } from 'zod'
import type { Snapshot } from '../analysis/snapshot.ts'
import { itemsOf } from '../corpus/corpus.ts'
import { toPublicParts } from '../corpus/public-parts.ts'
import type { Review } from '../corpus/review.ts'
import type { EarlierTexts } from '../exports/earlier-texts.ts'
import { openJsonStore } from '../state/json-store.ts'
import { digestOfText, TextStore } from '../state/text-store.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { opennessOf } from './openness.ts'
import { openVersionList, type KeptVersion, type WholeVersion } from './version-list.ts'

interface VersionsParts {
  dataDir: string
  /** What is served now: it says what may be shown. */
  taxonomy(): Taxonomy
  log: { error(fields: object, message: string): void }
}

const doneSchema = z.object({ version: z.literal(1), corpus: z.string() })

/**
 * Every version of a review and of its items that was ever loaded, as anybody may read it, kept by digest. It is what
 * a receipt can be compared with word by word.
 */
export class Versions implements EarlierTexts {
  readonly #parts: VersionsParts
  readonly #dir: string
  readonly #texts: TextStore
  #settled: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(parts: VersionsParts) {
    this.#parts = parts
    this.#dir = join(parts.dataDir, 'versions')
    this.#texts = new TextStore(this.#dir)
  }

  /** Resolves when what was last given to keep is kept. */
  get settled(): Promise<void> {
    return this.#settled
  }

  async textOf(review: Review, digest: string): Promise<string | undefined> {
    const entry = await this.#find(review, digest)
    return entry && this.#texts.get(entry.text)
  }

  async metAt(review: Review, digest: string): Promise<string | undefined> {
    return (await this.#find(review, digest))?.since
  }

  /** The review as it was from each moment on, the oldest first. Nothing of before a change for privacy is there. */
  async wholesOf(review: Review): Promise<Array<Pick<WholeVersion, 'digest' | 'since'>>> {
    const list = await this.#listOf(review)
    return (list?.wholes ?? []).map(({ digest, since }) => ({ digest, since }))
  }

  /** Text of the review itself and of each item of a version, in their order; undefined where it is not kept. */
  async partsOf(review: Review, digest: string): Promise<string[] | undefined> {
    const whole = (await this.#listOf(review))?.wholes.findLast(one => one.digest === digest)
    if (!whole) return undefined
    const texts = await Promise.all(whole.texts.map(text => this.#texts.get(text)))
    return texts.includes(undefined) ? undefined : (texts as string[])
  }

  /** Keeps what a snapshot holds, behind whoever asks. Only for the one writer of a DATA_DIR. */
  keep(snapshot: Snapshot): void {
    this.#settled = this.#settled.then(() =>
      this.#keepAll(snapshot).catch((cause: unknown) => {
        // A file that changed again has a snapshot of its own on the way.
        this.#parts.log.error({ err: cause }, 'versions of records could not all be kept')
      }),
    )
  }

  /** Resolves when nothing is written any more. */
  stop(): Promise<void> {
    this.#stopped = true
    return this.#settled
  }

  async #keepAll(snapshot: Snapshot): Promise<void> {
    const { corpus } = snapshot
    const done = await openJsonStore(join(this.#dir, 'done.json'), doneSchema, { version: 1, corpus: '' })
    if (this.#stopped || done.data.corpus === markOf(corpus)) return
    for (const review of corpus.reviews) {
      if (this.#stopped) return
      await this.#keepReview(review, snapshot)
    }
    done.data = { version: 1, corpus: markOf(corpus) }
    await done.write()
  }

  async #keepReview(review: Review, { corpus, taxonomy }: Snapshot): Promise<void> {
    const list = await openVersionList(this.#dir, review.id)
    const openness = opennessOf(review, taxonomy)
    const before = list.data.openness === openness ? list.data.kept : []
    const texts = review.withdrawn
      ? new Map<string, string>()
      : textsOf(review, await corpus.markdown(review.id))
    const now = new Date().toISOString()
    const known = new Set(before.map(({ digest }) => digest))
    const fresh = [...texts].filter(([digest]) => !known.has(digest))
    const kept: KeptVersion[] = [
      ...before,
      ...fresh.map(([digest, text]) => ({ digest, text: digestOfText(text), since: now })),
    ]
    const stale = list.data.kept.filter(({ text }) => kept.every(other => other.text !== text))
    // Gone before the list forgets them.
    for (const { text } of stale) await this.#texts.remove(text)
    const wholes = this.#wholesWith(
      review,
      texts,
      list.data.openness === openness ? list.data.wholes : [],
      now,
    )
    if (fresh.length > 0 || list.data.openness !== openness || wholes.length > list.data.wholes.length) {
      list.data = { version: 1, openness, kept, wholes }
      await list.write()
    }
    for (const text of texts.values())
      if (!(await this.#texts.has(digestOfText(text)))) await this.#texts.put(text)
  }

  #wholesWith(
    { digest }: Review,
    texts: ReadonlyMap<string, string>,
    before: readonly WholeVersion[],
    since: string,
  ): WholeVersion[] {
    if (texts.size === 0 || before.at(-1)?.digest === digest) return [...before]
    return [...before, { digest, since, texts: [...texts.values()].map(digestOfText) }]
  }

  /** Nothing is found under another openness than that of now, even before what was kept under it has gone. */
  async #listOf(review: Review) {
    const { data } = await openVersionList(this.#dir, review.id)
    if (review.withdrawn || data.openness !== opennessOf(review, this.#parts.taxonomy())) return undefined
    return data
  }

  async #find(review: Review, digest: string): Promise<KeptVersion | undefined> {
    return (await this.#listOf(review))?.kept.find(kept => kept.digest === digest)
  }
}

/** Names what is kept of a library too: what an earlier release left out is then kept once more. */
function markOf({ digest }: Snapshot['corpus']): string {
  return `wholes ${digest}`
}

/** Text of the review itself and of each of its items, by digest of the whole. */
function textsOf(review: Review, markdown: string): Map<string, string> {
  const { own, items } = toPublicParts(markdown)
  return new Map([
    [review.digest, own],
    ...itemsOf(review).flatMap(({ id, digest }) => {
      const text = items[id]
      return text === undefined ? [] : ([[digest, text]] as const)
    }),
  ])
}
