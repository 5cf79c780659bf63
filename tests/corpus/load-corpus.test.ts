import { cp, mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { Corpus, itemsOf, ReviewChanged } from '../../src/corpus/corpus.ts'
import { loadCorpus, reviewFiles } from '../../src/corpus/load-corpus.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { TAXONOMY_DIR } from '../taxonomy/copy-taxonomy.ts'
import { fixtureReview, FIXTURE_REVIEWS_DIR, withChange } from './fixture-review.ts'

const taxonomy = await loadTaxonomy(TAXONOMY_DIR)
const VALID = ['2019-nowhere-demonstration-one', '2020-nowhere-held-detail', '2021-elsewhere-every-field']
const [DEMONSTRATION, HELD, EVERY_FIELD] = VALID as [string, string, string]

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lessons-corpus-'))
  await cp(FIXTURE_REVIEWS_DIR, dir, { recursive: true })
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
})
const put = (name: string, content: string | Uint8Array) => writeFile(join(dir, name), content)
const ids = (corpus: { reviews: ReadonlyArray<{ id: string }> }) => corpus.reviews.map(({ id }) => id)

describe('loadCorpus', () => {
  it('reads every review of the folder, by id', async () => {
    const corpus = await loadCorpus(dir, taxonomy)
    expect(ids(corpus)).toEqual(VALID)
    expect(corpus).toMatchObject({ problems: [], keptOut: [] })
  })

  it('holds nothing where the folder is empty or not there', async () => {
    expect(await loadCorpus(join(dir, 'nowhere'), taxonomy)).toMatchObject({
      reviews: [],
      problems: [],
      keptOut: [],
    })
  })

  it('gives no value that is held', async () => {
    const { reviews } = await loadCorpus(dir, taxonomy)
    expect(reviews.find(({ id }) => id === HELD)!.tags).toMatchObject({
      'harm-type': 'held',
      'age-band': 'held',
      record: [{ term: 'review' }],
    })
  })

  it.each<[string, string, () => Promise<unknown>, string]>([
    [
      'that is a folder',
      '2019-nowhere-folder.md',
      () => mkdir(join(dir, '2019-nowhere-folder.md')),
      'Unexpected folder, expected a file.',
    ],
    [
      'of 3 MB',
      '2019-nowhere-large.md',
      () => put('2019-nowhere-large.md', 'x'.repeat(3 * 1024 * 1024)),
      'Unexpected size of 3145728 bytes, expected at most 2097152.',
    ],
    [
      'that is not UTF-8',
      '2019-nowhere-latin.md',
      () => put('2019-nowhere-latin.md', Buffer.from('---\ntitle: Climbi\xe9\n---\n', 'latin1')),
      'Unexpected bytes that are not UTF-8, expected text in UTF-8.',
    ],
    [
      'in UTF-16',
      '2019-nowhere-utf16.md',
      () => put('2019-nowhere-utf16.md', Buffer.from('\uFEFF---\nid: x\n---\n', 'utf16le')),
      'Unexpected bytes that are not UTF-8, expected text in UTF-8.',
    ],
    [
      'with a zero byte',
      '2019-nowhere-zero.md',
      () => put('2019-nowhere-zero.md', `${fixtureReview(DEMONSTRATION)}\0`),
      'Unexpected zero byte, expected text.',
    ],
    [
      'nested very deeply',
      '2019-nowhere-deep.md',
      () => put('2019-nowhere-deep.md', '>'.repeat(500)),
      'Unexpected lists or quotations nested a hundred deep, expected text.',
    ],
    [
      'that points to nothing',
      '2019-nowhere-link.md',
      () => symlink('gone.md', join(dir, '2019-nowhere-link.md')),
      'The file cannot be read (ENOENT).',
    ],
    [
      'that points to itself',
      '2019-nowhere-loop.md',
      () => symlink('2019-nowhere-loop.md', join(dir, '2019-nowhere-loop.md')),
      'The file cannot be read (ELOOP).',
    ],
  ])('keeps out a file %s, and no other', async (_, name, write, message) => {
    await write()
    const { reviews, problems, keptOut } = await loadCorpus(dir, taxonomy)
    expect(reviews.map(({ id }) => id)).toEqual(VALID)
    expect(keptOut).toEqual([name])
    expect(problems).toMatchObject([
      { file: `reviews/${name}`, line: 1, column: 1, severity: 'error', rule: 'file-unreadable', message },
    ])
  })

  it('keeps out a review with an error, with all its faults, and no other', async () => {
    await put(
      `${DEMONSTRATION}.md`,
      withChange(
        withChange(fixtureReview(DEMONSTRATION), 'nation: england', 'nation: englnd'),
        'F2. Returned',
        'F2 Returned',
      ),
    )
    const corpus = await loadCorpus(dir, taxonomy)
    expect(ids(corpus)).toEqual([HELD, EVERY_FIELD])
    expect(corpus.keptOut).toEqual([`${DEMONSTRATION}.md`])
    expect(corpus.problems.map(({ rule }) => rule)).toEqual([
      'term-unknown',
      'reference-unknown',
      'item-heading-invalid',
    ])
  })

  it('lets a review in with a warning', async () => {
    await put(
      `${DEMONSTRATION}.md`,
      withChange(fixtureReview(DEMONSTRATION), '## Limits of this record', '## Acknowledgements'),
    )
    const corpus = await loadCorpus(dir, taxonomy)
    expect(ids(corpus)).toEqual(VALID)
    expect(corpus.keptOut).toEqual([])
    expect(corpus.problems).toMatchObject([{ severity: 'warning', rule: 'section-unknown' }])
  })

  it('orders problems by file and place', async () => {
    await put('2018-nowhere-b.md', '')
    await put('2018-nowhere-a.md', '<b>\n\n<i>')
    const { problems } = await loadCorpus(dir, taxonomy)
    expect(problems.map(({ file, line }) => `${file}:${line}`)).toEqual([
      'reviews/2018-nowhere-a.md:1',
      'reviews/2018-nowhere-a.md:1',
      'reviews/2018-nowhere-a.md:3',
      'reviews/2018-nowhere-b.md:1',
    ])
  })

  it("leaves the author's guide, hidden files and other files aside", async () => {
    await put('README.md', 'How to write a review.')
    await put('.2019-nowhere-draft.md', 'An editor at work.')
    await put('notes.txt', 'Notes.')
    await put('2019-nowhere-old.md.bak', 'A copy.')
    expect(await reviewFiles(dir)).toEqual(VALID.map(id => `${id}.md`))
    expect(ids(await loadCorpus(dir, taxonomy))).toEqual(VALID)
  })

  it('reads a file with a byte order mark like any other', async () => {
    await put(`${HELD}.md`, `\uFEFF${fixtureReview(HELD)}`)
    const corpus = await loadCorpus(dir, taxonomy)
    expect(corpus.problems).toEqual([])
    expect(ids(corpus)).toEqual(VALID)
  })

  it('reads again only what has changed since an earlier load', async () => {
    const first = await loadCorpus(dir, taxonomy)
    await put(
      `${DEMONSTRATION}.md`,
      withChange(fixtureReview(DEMONSTRATION), 'Nothing here happened.', 'Nothing here ever happened.'),
    )
    await utimes(join(dir, `${HELD}.md`), 0, 0)
    await rm(join(dir, `${EVERY_FIELD}.md`))
    const second = await loadCorpus(dir, taxonomy, first.known)
    expect(ids(second)).toEqual([DEMONSTRATION, HELD])
    expect(second.reviews[0]!.digest).not.toBe(first.reviews[0]!.digest)
    expect(second.reviews[1]).toEqual(first.reviews[1])
    expect([...second.known.keys()]).toEqual([`${DEMONSTRATION}.md`, `${HELD}.md`])
  })

  it('keeps out again what was kept out, and lets it in once it is put right', async () => {
    await put(`${HELD}.md`, withChange(fixtureReview(HELD), 'nation: wales', 'nation: whales'))
    const first = await loadCorpus(dir, taxonomy)
    const second = await loadCorpus(dir, taxonomy, first.known)
    expect(second.problems).toEqual(first.problems)
    expect(second.keptOut).toEqual([`${HELD}.md`])
    await put(`${HELD}.md`, fixtureReview(HELD))
    expect(await loadCorpus(dir, taxonomy, second.known)).toMatchObject({ problems: [], keptOut: [] })
  })
})

describe('Corpus', () => {
  const load = async () => new Corpus(dir, taxonomy, await loadCorpus(dir, taxonomy))

  it('finds reviews and their items by id', async () => {
    const corpus = await load()
    expect(corpus.review(HELD)!.title).toContain('held')
    expect(corpus.item(HELD, 'E1')).toMatchObject({ kind: 'episode' })
    expect(corpus.item(HELD, 'F9')).toBeUndefined()
    expect(corpus.item('2019-nowhere-gone', 'F1')).toBeUndefined()
    expect(corpus.review('2019-nowhere-gone')).toBeUndefined()
    expect(itemsOf(corpus.review(EVERY_FIELD)!).map(({ id }) => id)).toEqual([
      'F1',
      'F2',
      'F4',
      'F3',
      'E1',
      'R1',
      'R2',
    ])
  })

  it('reads the text of a review when it is asked for', async () => {
    const corpus = await load()
    const body = await corpus.body(DEMONSTRATION)
    expect(body.sections[0]).toMatchObject({ slug: 'summary', heading: 'Summary' })
    expect(await corpus.body(DEMONSTRATION)).toBe(body)
  })

  it('gives the Markdown of a review, without what is held', async () => {
    const corpus = await load()
    expect(await corpus.markdown(DEMONSTRATION)).toBe(fixtureReview(DEMONSTRATION))
    expect(await corpus.markdown(HELD)).toContain('plan-status: held\nchild-factor: held\n')
  })

  it.each<[string, (name: string) => Promise<unknown>]>([
    ['changed', name => put(name, `${fixtureReview(DEMONSTRATION)}\n`)],
    ['broken', name => put(name, 'No review.')],
    ['gone', name => rm(join(dir, name))],
    ['now not UTF-8', name => put(name, Buffer.from([0xff]))],
  ])('gives no text of a review whose file is %s', async (_, change) => {
    const corpus = await load()
    await change(`${DEMONSTRATION}.md`)
    await expect(corpus.body(DEMONSTRATION)).rejects.toThrow(ReviewChanged)
    await expect(corpus.markdown(DEMONSTRATION)).rejects.toThrow(
      `The file of ${DEMONSTRATION} has changed since it was loaded.`,
    )
  })

  it('refuses the text of a review that does not exist', async () => {
    await expect((await load()).body('2019-nowhere-gone')).rejects.toThrow(
      'There is no review 2019-nowhere-gone',
    )
  })

  it('has a digest that changes with a review and with nothing else', async () => {
    const before = (await load()).digest
    await put('README.md', 'How to write a review.')
    await put('2019-nowhere-broken.md', '')
    expect((await load()).digest).toBe(before)
    await put(`${HELD}.md`, withChange(fixtureReview(HELD), 'Four meetings', 'Five meetings'))
    expect((await load()).digest).not.toBe(before)
  })
})
