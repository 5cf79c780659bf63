import type { Snapshot } from '../analysis/snapshot.ts'
import type { CorpusCache } from '../corpus/cache/corpus-cache.ts'
import type { RecordTexts } from './marking/record-texts.ts'
import { TextCache } from './marking/text-cache.ts'
import { RankedCache } from './ranking/ranked-cache.ts'
import type { Ranker } from './ranking/ranker.ts'

interface LibraryCacheLog {
  error(fields: object, message: string): void
}

/** Keeps what was made of the files for the next start, behind the answers. All of it can be made again. */
export class LibraryCache {
  readonly #cache: CorpusCache | undefined
  readonly #log: LibraryCacheLog
  #ranked: { taxonomy: string; cache: RankedCache } | undefined
  #texts: { taxonomy: string; cache: TextCache } | undefined
  #saving: Promise<void> = Promise.resolve()
  #isStopped = false

  /** @param cache left out where nothing is to be kept */
  constructor(cache: CorpusCache | undefined, log: LibraryCacheLog) {
    this.#cache = cache
    this.#log = log
  }

  /** What is ranked by a vocabulary. */
  ranked({ taxonomy }: Snapshot): RankedCache | undefined {
    if (!this.#cache) return undefined
    if (this.#ranked?.taxonomy !== taxonomy.digest)
      this.#ranked = {
        taxonomy: taxonomy.digest,
        cache: new RankedCache(this.#cache.shards('ranked', taxonomy.digest)),
      }
    return this.#ranked.cache
  }

  /** What is marked in pages of results. */
  texts({ taxonomy }: Snapshot): TextCache | undefined {
    if (!this.#cache) return undefined
    if (this.#texts?.taxonomy !== taxonomy.digest)
      this.#texts = {
        taxonomy: taxonomy.digest,
        cache: new TextCache(this.#cache.shards('texts', taxonomy.digest)),
      }
    return this.#texts.cache
  }

  /** Writes what is not written yet, one file after the other. A disk that is full loses nothing but time. */
  save(snapshot: Snapshot, ranker?: Ranker, texts?: RecordTexts): Promise<void> {
    return (this.#saving = this.#saving.then(() => this.#save(snapshot, ranker, texts)))
  }

  /** Ends what is being written, with the file that is under way. */
  async stop(): Promise<void> {
    this.#isStopped = true
    await this.#saving
  }

  async #save(snapshot: Snapshot, ranker?: Ranker, texts?: RecordTexts): Promise<void> {
    const { taxonomy, corpus } = snapshot
    if (!this.#cache || this.#cache.isReadOnly || this.#isStopped) return
    try {
      await this.#cache.reviews(taxonomy.digest).save(corpus.known, () => this.goOn())
      const ranked = this.ranked(snapshot)
      if (ranked && ranker?.taxonomy === taxonomy) await ranker.save(ranked, () => this.goOn())
      const kept = this.texts(snapshot)
      if (kept && texts) await texts.save(kept, () => this.goOn())
    } catch (cause) {
      this.#log.error({ err: cause }, 'what was read could not be kept for the next start')
    }
  }

  /** Lets others have their turn. @returns whether there is still somebody to work for */
  goOn(): Promise<boolean> {
    return new Promise(resolve => setImmediate(() => resolve(!this.#isStopped)))
  }
}
