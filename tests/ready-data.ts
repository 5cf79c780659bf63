import { cp, mkdir, mkdtemp, readdir, symlink } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { loadConfig, type Config } from '../src/config.ts'
import { rootPath } from '../src/root-path.ts'
import { createServices } from '../src/services.ts'
import { reviewsIn } from './reviews-in.ts'

/** What a start finds already made: what was read of the reviews, and the index with the key of its engine. */
const READ = ['cache']
const INDEXED = ['index-state.json', join('engine', 'data.ms'), join('engine', 'master-key')]

/**
 * Puts into an empty data folder what an earlier start over all reviews has left in its own, so that a test begins as
 * a server does that was stopped and is started again: a review that is another one now is read and indexed anew.
 * Accounts, drafts and times of arrival are not among it.
 */
export async function putReadyData({
  dataDir,
  reviewsDir,
  taxonomyDir,
  meiliUrl,
  readOnly,
}: Config): Promise<void> {
  if (readOnly) return
  const ready = await (made ??= makeReadyData())
  // An index of which little is left is sooner made than changed, and one by another vocabulary cannot be used.
  const names = new Set(await readdir(reviewsDir).catch(() => []))
  const isNearlyAll = ready.names.filter(name => names.has(name)).length > ready.names.length / 2
  const isIndexUsed = isNearlyAll && meiliUrl === undefined && taxonomyDir === rootPath('taxonomy')
  await mkdir(join(dataDir, 'engine'), { recursive: true, mode: 0o700 })
  for (const name of isIndexUsed ? [...READ, ...INDEXED] : READ)
    await cp(join(ready.dataDir, name), join(dataDir, name), { recursive: true })
}

interface ReadyData {
  dataDir: string
  /** Names of the files that were read. */
  names: readonly string[]
}

/** Once for all files of tests that run in this process; the folder goes with all others of the run. */
let made: Promise<ReadyData> | undefined

async function makeReadyData(): Promise<ReadyData> {
  const folder = await mkdtemp(join(process.env['LESSONS_TESTS']!, 'ready-'))
  const reviewsDir = join(folder, 'reviews')
  await mkdir(reviewsDir)
  const paths = [...(await reviewsIn('reviews')), ...(await reviewsIn('tests/fixtures/reviews'))]
  // A link looks as old as the file; a copy would be too new to be known by its look.
  for (const path of paths) await symlink(path, join(reviewsDir, basename(path)))
  const dataDir = join(folder, 'data')
  const services = await createServices(
    loadConfig({
      DATA_DIR: dataDir,
      REVIEWS_DIR: reviewsDir,
      TAXONOMY_DIR: rootPath('taxonomy'),
      LOG_LEVEL: 'silent',
      MEILI_BIN: process.env['MEILI_BIN'],
    }),
    'test',
  )
  try {
    await services.library.sync()
    await services.library.ranked
    await services.library.kept
  } finally {
    await services.stop()
  }
  return { dataDir, names: paths.map(path => basename(path)) }
}
