import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { rootPath } from '../../src/root-path.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import type { Taxonomy } from '../../src/taxonomy/taxonomy.ts'
import { writeCorpus } from '../synthetic/write-corpus.ts'
import type { BenchOptions } from './bench-options.ts'
import type { CleanUp } from './clean-up.ts'
import { ms } from './figures.ts'
import { startProduct, type ProductFolders, type ProductServer } from './product-server.ts'
import { createQueries, type BenchQuery } from './queries.ts'

/** What every measurement stands on: an invented corpus, and the product over it. */
export interface Stage {
  options: BenchOptions
  taxonomy: Taxonomy
  reviewsDir: string
  dataDir: string
  /** A folder for what a measurement has to put down. */
  folder: string
  corpusBytes: number
  cleanUp: CleanUp
  /** Queries that nothing was asked before in this run. */
  nextQuery: () => BenchQuery
  /**
   * The server over the corpus with its index current and at rest; started where it is not running.
   * @param settings hold where it is started
   */
  product(settings?: Pick<ProductFolders, 'searchCache'>): Promise<ProductServer>
  /** Ends the server, for what has to start it or wants the machine to itself. */
  stopProduct(): Promise<void>
}

/** Makes up the corpus, and says on what all this runs. */
export async function setUp(options: BenchOptions, cleanUp: CleanUp): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'lessons-bench-'))
  cleanUp.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  const reviewsDir = join(folder, 'reviews')
  const dataDir = join(folder, 'data')
  const began = performance.now()
  const { files, bytes } = await writeCorpus(reviewsDir, options)
  const made = performance.now() - began
  const taxonomy = await loadTaxonomy(rootPath('taxonomy'))
  console.log(
    [
      `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB; Node ${process.version}; Meilisearch ${await engineVersion()}`,
      `${files} invented reviews, ${(bytes / 1e6).toFixed(1)} MB, ${(bytes / files / 1000).toFixed(1)} kB each, seed ${options.seed}, made in ${ms(made)}`,
      'Server, engine and load share these cores: compare the sides, not the milliseconds of different machines.',
    ].join('\n'),
  )
  let running: ProductServer | undefined
  return {
    options,
    taxonomy,
    reviewsDir,
    dataDir,
    folder,
    corpusBytes: bytes,
    cleanUp,
    nextQuery: await createQueries(reviewsDir, taxonomy, options.seed),
    product: async settings => {
      running ??= await startProduct({ dataDir, reviewsDir, ...settings }, cleanUp)
      await running.ready
      await running.rest()
      return running
    },
    stopProduct: async () => {
      await running?.stop()
      running = undefined
    },
  }
}

async function engineVersion(): Promise<string> {
  const text = await readFile(rootPath('package.json'), 'utf8')
  const { optionalDependencies } = JSON.parse(text) as { optionalDependencies: Record<string, string> }
  return Object.values(optionalDependencies)[0]?.split('-')[1] ?? 'unknown'
}
