import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { loadConfig } from '../../src/config.ts'
import { rootPath } from '../../src/root-path.ts'
import { makeFolder, makeReviews, startLibrary, type TestLibrary } from '../library-fixture.ts'
import { startCountingProxy, type CountingProxy } from './counting-proxy.ts'
import { startEngine, type TestEngine } from './engine-for-tests.ts'

const REVIEWS = ['2006-highland-left-school-unseen', '1986-northern-ireland-hughes-inquiry']

/** The real application on copies of a few reviews, with what it asks of its engine counted. */
export interface CountedLibrary extends TestLibrary {
  proxy: CountingProxy
  engine: TestEngine['engine']
  /** Path of the file of a review that a test may change. */
  reviewFile: string
}

/** @param indexed false leaves the index to be built */
export async function startCountedLibrary(
  settings: Readonly<Record<string, string>> = {},
  { indexed = true } = {},
): Promise<CountedLibrary> {
  const undo: Array<() => Promise<unknown>> = []
  const end = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    const folder = await makeFolder()
    undo.push(() => rm(folder, { recursive: true, force: true }))
    const reviews = await makeReviews(
      folder,
      REVIEWS.map(id => rootPath('reviews', `${id}.md`)),
    )
    const { meiliBin } = loadConfig({ MEILI_BIN: process.env['MEILI_BIN'] })
    const started = await startEngine({ meiliBin })
    undo.push(() => started.end())
    const { url, apiKey } = started.engine.address()
    const proxy = await startCountingProxy(url)
    undo.push(() => proxy.end())
    const library = await startLibrary(
      { REVIEWS_DIR: reviews, MEILI_URL: proxy.url, MEILI_API_KEY: apiKey, ...settings },
      { indexed },
    )
    undo.push(() => library.end())
    // Texts are read behind the first answers; until they are, the engine marks them, which counts as a search.
    await library.services.library.kept
    const reviewFile = join(reviews, `${REVIEWS[0]}.md`)
    return { ...library, proxy, engine: started.engine, reviewFile, end }
  } catch (cause) {
    await end()
    throw cause
  }
}
