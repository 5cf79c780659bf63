import { cp, mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { CorpusCache } from '../../../src/corpus/cache/corpus-cache.ts'
import { stampFile } from '../../../src/corpus/cache/file-stamp.ts'
import type { KnownFile, KnownFiles } from '../../../src/corpus/cache/known-files.ts'
import { verifyFiles } from '../../../src/corpus/cache/verify-files.ts'
import { loadCorpus, reviewFiles } from '../../../src/corpus/load-corpus.ts'
import { rootPath } from '../../../src/root-path.ts'
import { loadTaxonomy } from '../../../src/taxonomy/load-taxonomy.ts'
import { fixtureReview, FIXTURE_REVIEWS_DIR, withChange } from '../fixture-review.ts'

const taxonomy = await loadTaxonomy(rootPath('taxonomy'))
const DEMONSTRATION = '2019-nowhere-demonstration-one.md'
const HELD = '2020-nowhere-held-detail.md'
const WITHDRAWN = '2021-elsewhere-every-field.md'
const always = () => Promise.resolve(true)

let folder: string
let dir: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lessons-cache-'))
  dir = join(folder, 'reviews')
  await cp(FIXTURE_REVIEWS_DIR, dir, { recursive: true })
  // A file that changed within the last seconds is not known by its look; for these tests that is long ago.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 })
  onTestFinished(async () => {
    vi.useRealTimers()
    await rm(folder, { recursive: true, force: true })
  })
})

const openCache = ({ madeBy = 'this code', digest = taxonomy.digest } = {}) =>
  new CorpusCache({ dataDir: folder, madeBy, readOnly: false }).reviews(digest)
/** Loads the reviews and keeps what came of it, as a start does. */
const loadAndKeep = async (known?: KnownFiles) => {
  const loaded = await loadCorpus(dir, taxonomy, known)
  await openCache().save(loaded.known, always)
  return loaded
}
const cacheFiles = async () => (await readdir(join(folder, 'cache'))).map(name => join(folder, 'cache', name))
const cacheText = async () =>
  (await Promise.all((await cacheFiles()).map(path => readFile(path, 'latin1')))).join('\n')
const fixture = (name: string) => fixtureReview(name.replace(/\.md$/, ''))
const put = (name: string, text: string) => writeFile(join(dir, name), text)

describe('ReviewCache', () => {
  it.each(['reviews', 'tests/fixtures/reviews', 'tests/fixtures/invalid'])(
    'gives for %s just what reading the files gives',
    async path => {
      dir = rootPath(path)
      const { known: read, ...plain } = await loadAndKeep()
      const kept = await openCache().load()
      const { known, ...again } = await loadCorpus(dir, taxonomy, kept)
      expect(again).toStrictEqual(plain)
      expect([...known.keys()]).toEqual([...read.keys()])
      const keepable = [...read].filter(
        ([, { read: made }]) =>
          made.problems.length === 0 ||
          (made.review?.childDetail === 'open' &&
            !made.problems.some(({ rule }) => rule.startsWith('disclosure-'))),
      )
      const reviews = keepable.filter(([, file]) => file.read.review)
      const withdrawn = reviews.filter(([, file]) => file.read.review!.withdrawn)
      expect(kept.size).toBe(reviews.length - withdrawn.length)
    },
  )

  it('lets a file that looks as it did be taken unread, and no other', async () => {
    await loadAndKeep()
    const text = withChange(fixture(HELD), 'held on time', 'held very late')
    await put(HELD, text)
    const { known, reviews } = await loadCorpus(dir, taxonomy, await openCache().load())
    expect(known.get(DEMONSTRATION)!.isVerified).toBe(false)
    expect(known.get(HELD)!.isVerified).toBe(true)
    expect(reviews.find(({ file }) => file === HELD)!.digest).not.toBe('')
    expect(known.get(HELD)!.digest).toBe((await loadCorpus(dir, taxonomy)).known.get(HELD)!.digest)
  })

  it('notices other bytes of the same size with the same time of change', async () => {
    const { reviews: before } = await loadAndKeep()
    const path = join(dir, DEMONSTRATION)
    const { atime, mtime, size } = await stat(path)
    await put(DEMONSTRATION, withChange(fixture(DEMONSTRATION), 'Nothing here', 'Nothing hare'))
    await utimes(path, atime, mtime)
    expect(await stat(path)).toMatchObject({ size, mtime })
    const { reviews } = await loadCorpus(dir, taxonomy, await openCache().load())
    expect(reviews[0]!.digest).not.toBe(before[0]!.digest)
    expect(reviews).toStrictEqual((await loadCorpus(dir, taxonomy)).reviews)
  })

  it('trusts a look that lies until the bytes are read behind the answers, and then no more', async () => {
    const { known } = await loadCorpus(dir, taxonomy)
    await put(DEMONSTRATION, withChange(fixture(DEMONSTRATION), 'Nothing here', 'Nothing hare'))
    const { stamp } = stampFile(dir, DEMONSTRATION)
    const lying: KnownFile = { ...known.get(DEMONSTRATION)!, stamp }
    await openCache().save(new Map([...known, [DEMONSTRATION, lying]]), always)

    const first = await loadCorpus(dir, taxonomy, await openCache().load())
    const truth = await loadCorpus(dir, taxonomy)
    expect(first.reviews[0]!.digest).not.toBe(truth.reviews[0]!.digest)
    expect(await verifyFiles(dir, first.known, always)).toBe(true)
    const second = await loadCorpus(dir, taxonomy, first.known)
    expect(second.reviews).toStrictEqual(truth.reviews)
    expect(await verifyFiles(dir, second.known, always)).toBe(false)
    expect([...second.known.values()].every(file => file.isVerified)).toBe(true)
  })

  it('sees a file that came or went since the load', async () => {
    const { known } = await loadAndKeep()
    expect(await verifyFiles(dir, known, always)).toBe(false)
    await rm(join(dir, HELD))
    expect(await verifyFiles(dir, known, always)).toBe(true)
    const fewer = await loadCorpus(dir, taxonomy, known)
    await put(HELD, fixture(HELD))
    expect(await verifyFiles(dir, fewer.known, always)).toBe(true)
  })

  it('does not know a file by its look that changed a moment ago', async () => {
    vi.useRealTimers()
    await put(HELD, fixture(HELD))
    expect(stampFile(dir, HELD)).toEqual({ isReadable: true, stamp: undefined })
  })

  it.each<[string, (path: string) => Promise<unknown>]>([
    ['cut off', async path => truncate(path, (await stat(path)).size - 20)],
    ['empty', path => truncate(path, 0)],
    ['without its first line', async path => writeFile(path, (await readFile(path)).subarray(60))],
    [
      'with one byte changed',
      async path => {
        const bytes = await readFile(path)
        bytes[bytes.length - 30]! ^= 1
        await writeFile(path, bytes)
      },
    ],
    ['no longer there', path => rm(path)],
  ])('is as good as none where a file of it is %s, and is made anew', async (_, harm) => {
    const plain = await loadAndKeep()
    for (const path of await cacheFiles()) await harm(path)
    const cache = openCache()
    const kept = await cache.load()
    expect(kept.size).toBe(0)
    const again = await loadCorpus(dir, taxonomy, kept)
    expect(again.reviews).toStrictEqual(plain.reviews)
    await cache.save(again.known, always)
    expect((await openCache().load()).size).toBe(2)
  })

  it.each([
    ['another code', { madeBy: 'another code' }],
    ['another vocabulary', { digest: 'f'.repeat(64) }],
  ])('uses nothing that was made by %s', async (_, other) => {
    await loadAndKeep()
    expect((await openCache(other).load()).size).toBe(0)
    expect((await openCache().load()).size).toBe(2)
  })

  it('holds no value that is held, and says the same whatever the value is', async () => {
    for (const name of [DEMONSTRATION, WITHDRAWN]) await rm(join(dir, name))
    await loadAndKeep()
    const text = await cacheText()
    expect(text).toContain('Meetings made lists')
    for (const term of [
      'criminal-exploitation',
      'online-harm',
      '11-15',
      'missing-episodes',
      'parental-conflict',
    ])
      expect(text).not.toContain(term)
    const withoutDigests = (pack: string) =>
      pack.slice(pack.indexOf('\n')).replace(/"(fileDigest|digest|stamp)":"[^"]*"/g, '')
    await put(HELD, withChange(fixture(HELD), 'age-band: [11-15]', 'age-band: [1-5]'))
    await loadAndKeep()
    expect(withoutDigests(await cacheText())).toBe(withoutDigests(text))
  })

  it('takes a public text with a warning unread, and says the warning again', async () => {
    await put(
      DEMONSTRATION,
      withChange(fixture(DEMONSTRATION), 'A clerk saw', 'A clerk failed to ring back and saw'),
    )
    const { problems } = await loadAndKeep()
    expect(problems).toMatchObject([{ rule: 'hindsight-wording', met: 'failed to' }])
    const again = await loadCorpus(dir, taxonomy, await openCache().load())
    expect(again.problems).toStrictEqual(problems)
    expect(again.known.get(DEMONSTRATION)!.isVerified).toBe(false)
  })

  it('holds nothing of what is withdrawn or has a problem that could disclose, and may be read by its owner alone', async () => {
    await put(HELD, withChange(fixture(HELD), 'held on time', 'held on 4 May'))
    await loadAndKeep()
    expect([...(await openCache().load()).keys()]).toEqual([DEMONSTRATION])
    const text = await cacheText()
    expect(text).not.toContain('4 May')
    expect(text).not.toContain('2021-elsewhere-every-field')
    for (const path of await cacheFiles()) expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  it('keeps nothing of a text that changed or went', async () => {
    await put(DEMONSTRATION, withChange(fixture(DEMONSTRATION), '### F1. ', '### F1. Numbats: '))
    const first = await loadAndKeep()
    expect(await cacheText()).toContain('Numbats')
    await put(DEMONSTRATION, fixture(DEMONSTRATION))
    const second = await loadAndKeep(first.known)
    expect(await cacheText()).not.toContain('Numbats')
    for (const name of await reviewFiles(dir)) await rm(join(dir, name))
    await openCache().save((await loadCorpus(dir, taxonomy, second.known)).known, always)
    expect(await cacheFiles()).toEqual([])
  })

  it('writes only the files that are to be others, and none once it is told to end', async () => {
    const cache = openCache()
    const { known } = await loadCorpus(dir, taxonomy)
    await cache.save(known, always)
    const looks = async () => Promise.all((await cacheFiles()).map(async path => (await stat(path)).ino))
    const before = await looks()
    await cache.save(known, always)
    expect(await looks()).toEqual(before)
    await cache.save(new Map(), () => Promise.resolve(false))
    expect(await looks()).toEqual(before)
  })
})
