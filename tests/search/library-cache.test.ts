import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { rootPath } from '../../src/root-path.ts'
import { Library } from '../../src/search/library.ts'
import { loadSnapshot } from '../../src/analysis/snapshot.ts'
import { CorpusCache } from '../../src/corpus/cache/corpus-cache.ts'
import { RankedCache } from '../../src/search/ranking/ranked-cache.ts'
import { Ranker } from '../../src/search/ranking/ranker.ts'
import { startLibrary, makeFolder, makeReviews, reviewsIn, type TestLibrary } from '../library-fixture.ts'
import { fixtureReview, withChange } from '../corpus/fixture-review.ts'

const DEMONSTRATION = '2019-nowhere-demonstration-one'
const HELD = '2020-nowhere-held-detail'
const MOVED = '2006-highland-left-school-unseen'
const QUESTIONS = ['school moved', 'hungry at school', 'nobdy spent tme alone', 'NAI', 'actions of meetings']

let folder: string
let reviewsDir: string
let running: TestLibrary[] = []
beforeEach(async () => {
  folder = await makeFolder()
  const files = [
    ...(await reviewsIn('reviews')).filter(path => path.includes('/2006-')),
    ...(await reviewsIn('tests/fixtures/reviews')),
  ]
  reviewsDir = await makeReviews(folder, files)
  // A file that changed within the last seconds is not known by its look; for these tests that is long ago.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 })
})
afterEach(async () => {
  vi.useRealTimers()
  for (const library of running) await library.end()
  running = []
  await rm(folder, { recursive: true, force: true })
})

const start = async (settings: Record<string, string> = {}) => {
  const library = await startLibrary({
    DATA_DIR: join(folder, 'data'),
    REVIEWS_DIR: reviewsDir,
    ...settings,
  })
  running.push(library)
  await library.services.library.kept
  return library
}
const stop = async (library: TestLibrary) => {
  running = running.filter(one => one !== library)
  await library.end()
}
const answers = ({ ask }: TestLibrary) =>
  Promise.all(
    QUESTIONS.map(async q => (await ask.get('/api/v1/search').query({ q, 'per-page': 50 })).body as unknown),
  )
const unread = ({ services }: TestLibrary) =>
  [...services.library.snapshot.corpus.known].filter(([, file]) => !file.isVerified).map(([name]) => name)
const cacheText = async () => {
  const dir = join(folder, 'data', 'cache')
  const names = (await readdir(dir)).sort()
  return (await Promise.all(names.map(name => readFile(join(dir, name), 'latin1')))).join('\n')
}

describe('a second start over the same files', () => {
  it('reads none of them, ranks alike, and reads them all where the cache was deleted', async () => {
    const first = await start()
    const said = await answers(first)
    expect(unread(first)).toEqual([])
    await stop(first)

    const second = await start()
    expect(unread(second)).toContain(`${MOVED}.md`)
    expect(unread(second)).toContain(`${HELD}.md`)
    expect(await answers(second)).toEqual(said)
    await second.services.library.verify()
    expect(unread(second)).toEqual([])
    await stop(second)

    await rm(join(folder, 'data', 'cache'), { recursive: true })
    const third = await start()
    expect(unread(third)).toEqual([])
    expect(await answers(third)).toEqual(said)
  })

  it('finds what was changed meanwhile, and remembers nothing of what stood there', async () => {
    const path = join(reviewsDir, `${MOVED}.md`)
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.replace('### F2. Worries reached', '### F2. Numbats reached'))
    const first = await start()
    expect(await cacheText()).toContain('numbat')
    await stop(first)

    await writeFile(path, text)
    const second = await start()
    const { body } = (await second.ask.get('/api/v1/search').query({ q: 'numbats' })) as { body: unknown }
    expect(body).toMatchObject({ total: 0 })
    expect((await cacheText()).toLowerCase()).not.toContain('numbat')
  })

  it('is the same for a process that only reads, which writes nothing', async () => {
    const writer = await start()
    const before = await cacheText()
    const reader = await start({ READ_ONLY: 'true' })
    expect(unread(reader)).toContain(`${HELD}.md`)
    expect(await answers(reader)).toEqual(await answers(writer))
    expect(await cacheText()).toBe(before)
    await rm(join(folder, 'data', 'cache'), { recursive: true })
    const second = await start({ READ_ONLY: 'true' })
    expect(await answers(second)).toEqual(await answers(writer))
    await expect(readdir(join(folder, 'data', 'cache'))).rejects.toThrow('ENOENT')
  })
})

describe('RankedCache', () => {
  const taxonomyDir = rootPath('taxonomy')
  const cacheIn = (name: string) =>
    new CorpusCache({ dataDir: join(folder, name), madeBy: 'this code', readOnly: false })
  const always = () => Promise.resolve(true)

  it('holds the same whatever the values are that are held', async () => {
    const packs = async (name: string, text: string) => {
      const dir = await makeReviews(join(folder, name), [], { [`${HELD}.md`]: text })
      const snapshot = await loadSnapshot({ taxonomyDir, reviewsDir: dir })
      const ranker = new Ranker(snapshot.taxonomy)
      await ranker.update(snapshot)
      await ranker.save(new RankedCache(cacheIn(name).shards('ranked', snapshot.taxonomy.digest)), always)
      const written = await readdir(join(folder, name, 'cache'))
      return Promise.all(written.map(file => readFile(join(folder, name, 'cache', file))))
    }
    const text = fixtureReview(HELD)
    const one = await packs('one', text)
    expect(one).toHaveLength(1)
    expect(one[0]!.toString('latin1')).toContain('autumn')
    const other = withChange(text, 'harm-type: [criminal-exploitation, online-harm]', 'harm-type: [neglect]')
    expect(await packs('other', other)).toEqual(one)
  })

  it('takes nothing from a file that is damaged, and ranks all the same', async () => {
    const snapshot = await loadSnapshot({ taxonomyDir, reviewsDir })
    const cache = () => new RankedCache(cacheIn('damaged').shards('ranked', snapshot.taxonomy.digest))
    const plain = new Ranker(snapshot.taxonomy)
    await plain.update(snapshot)
    await plain.save(cache(), always)
    const dir = join(folder, 'damaged', 'cache')
    for (const [at, name] of (await readdir(dir)).entries()) {
      const bytes = await readFile(join(dir, name))
      if (at % 2 === 0) bytes[bytes.length - 9]! ^= 1
      await writeFile(join(dir, name), at % 2 === 0 ? bytes : bytes.subarray(0, -8))
    }
    const again = new Ranker(snapshot.taxonomy)
    await again.update(snapshot, cache())
    for (const q of QUESTIONS)
      expect(again.rank(q, snapshot.catalogue)!.best(30)).toEqual(plain.rank(q, snapshot.catalogue)!.best(30))
  })
})

describe('Library', () => {
  it('reads anew what was not as it looked', async () => {
    const taxonomyDir = rootPath('taxonomy')
    const snapshot = await loadSnapshot({ taxonomyDir, reviewsDir })
    const first = await start()
    const library = new Library({
      keptResults: 0,
      folders: { taxonomyDir, reviewsDir },
      snapshot,
      index: first.services.index,
      indexer: {
        sync: () => Promise.resolve({ scope: 'nothing', indexed: [], removed: [], records: 0 }),
      },
      log: { info: () => undefined, error: () => undefined },
    })
    await writeFile(
      join(reviewsDir, `${DEMONSTRATION}.md`),
      withChange(fixtureReview(DEMONSTRATION), '### F1. ', '### F1. Numbats: '),
    )
    await library.verify()
    expect(library.snapshot.corpus.review(DEMONSTRATION)!.findings[0]!.title).toMatch(/^Numbats/)
    const served = library.snapshot
    await library.verify()
    expect(library.snapshot).toBe(served)
    await library.stop()
  })
})
