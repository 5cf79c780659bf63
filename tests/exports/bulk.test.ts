import { rm } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tag } from '../../src/corpus/review.ts'
import { makeFolder, makeReviews, reviewsIn, startLibrary, type TestLibrary } from '../library-fixture.ts'
import { unzipped } from './unzipped.ts'

let library: TestLibrary
let folder: string

beforeAll(async () => {
  folder = await makeFolder()
  const real = (await reviewsIn('reviews')).slice(0, 8)
  // Fixtures with an invented record, a record whose child detail is held, and one with every field.
  const reviews = await makeReviews(folder, [...real, ...(await reviewsIn('tests/fixtures/reviews'))])
  library = await startLibrary({ REVIEWS_DIR: reviews, BASE_URL: 'https://lessons.test' }, { indexed: false })
})
afterAll(async () => {
  await library.end()
  await rm(folder, { recursive: true, force: true })
})

const HELD = '2020-nowhere-held-detail'
const INVENTED = '2019-nowhere-demonstration-one'

/** What a copy must hold: nothing invented, nothing withdrawn. */
function published() {
  return library.services.library.snapshot.corpus.reviews.filter(
    ({ id, withdrawn }) => !id.includes('nowhere-demonstration') && withdrawn === undefined,
  )
}

async function table(name: string) {
  const response = await library.ask.get(`/api/v1/bulk/${name}.csv`).buffer(true).expect(200)
  expect(response.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(response.headers['content-disposition']).toContain(`lessons-library-${name}.csv`)
  return {
    text: response.text,
    rows: parse<Record<string, string>>(response.text, { bom: true, columns: true }),
  }
}

describe('a table of the bulk download', () => {
  it.each(['reviews', 'findings', 'episodes', 'recommendations'] as const)(
    'of %s has a row for every record, in the columns of the dictionary',
    async name => {
      const expected =
        name === 'reviews'
          ? published().map(({ id }) => id)
          : published().flatMap(review => review[name].map(item => `${review.id}/${item.id}`))
      const { rows } = await table(name)
      expect(rows.map(row => row['id']).toSorted()).toEqual(expected.toSorted())
      const dictionary = await library.ask.get('/api/v1/bulk/dictionary.json').expect(200)
      const { tables } = dictionary.body as {
        tables: Array<{ name: string; columns: Array<{ key: string; description: string }> }>
      }
      const { columns } = tables.find(one => one.name === name)!
      expect(Object.keys(rows[0]!)).toEqual(columns.map(({ key }) => key))
      expect(columns.filter(({ description }) => description.length < 10)).toEqual([])
    },
  )

  it('begins with a byte order mark and ends its lines as RFC 4180 has it', async () => {
    const { text } = await table('findings')
    expect(text.startsWith('\uFEFFid,title,')).toBe(true)
    expect(text.endsWith('\r\n')).toBe(true)
  })

  it('reads the same for a program that ends a record at a bare line feed', async () => {
    for (const name of ['reviews', 'findings', 'episodes', 'recommendations']) {
      const { text, rows } = await table(name)
      const other = parse<Record<string, string>>(text, {
        bom: true,
        columns: true,
        record_delimiter: ['\r\n', '\n', '\r'],
      })
      expect(other).toEqual(rows)
    }
    expect((await table('findings')).text).toMatch(/"[^"]*\n[^"]*"/)
  })

  it('keeps apart what is not coded, coded as none, and held', async () => {
    const { rows } = await table('reviews')
    const held = rows.find(row => row['id'] === HELD)!
    expect(held['age-band']).toBe('held')
    const findings = (await table('findings')).rows
    expect(findings.some(row => row['judgement-bias'] === 'none')).toBe(true)
    const uncoded = published().find(review => review.tags['family-factor'] === undefined)!
    expect(rows.find(row => row['id'] === uncoded.id)!['family-factor']).toBe('')
  })

  it('never shows an inferred tag without its mark', async () => {
    const { rows } = await table('findings')
    const marked = rows.map(row => row['systems-factor']!).join(' ')
    const inferred = published()
      .flatMap(review => review.findings)
      .flatMap(({ tags }) => (tags['systems-factor'] ?? []) as readonly Tag[])
      .filter(tag => tag.basis === 'inferred')
    expect(inferred.length).toBeGreaterThan(0)
    expect(marked.match(/inferred\]/g)).toHaveLength(inferred.length)
  })

  it('says of every row who wrote it and how to cite it', async () => {
    const { rows } = await table('findings')
    expect(rows.filter(row => row['provenance'] === '')).toEqual([])
    expect(rows.filter(row => !row['citation']!.includes('https://lessons.test/reviews/'))).toEqual([])
  })
})

describe('the other copies', () => {
  it('give every record as a line of JSON', async () => {
    const response = await library.ask.get('/api/v1/bulk/library.ndjson').responseType('blob').expect(200)
    const lines = (response.body as Buffer)
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as { kind: string; id: string })
    const { rows } = await table('findings')
    expect(lines.filter(({ kind }) => kind === 'finding').map(({ id }) => id)).toEqual(
      rows.map(row => row['id']),
    )
    expect(lines.filter(({ id }) => id.startsWith(INVENTED))).toEqual([])
  })

  it('give the Markdown as anybody may read it', async () => {
    const response = await library.ask.get('/api/v1/bulk/library.zip').responseType('blob').expect(200)
    const files = await unzipped(response.body as Buffer)
    const reviews = [...files.keys()].filter(name => name.includes('/reviews/'))
    expect(reviews).toHaveLength(published().length)
    expect(files.get(`lessons-library/reviews/${HELD}.md`)).toContain('age-band: held')
    expect(files.get('lessons-library/README.txt')).toContain('not rates')
    const [id] = reviews[0]!.split('/').at(-1)!.split('.md')
    const { text } = await library.ask.get(`/api/v1/reviews/${id}.md`).expect(200)
    expect(files.get(reviews[0]!)).toBe(text)
  })

  it('are the same bytes as long as the records are', async () => {
    const get = () => library.ask.get('/api/v1/bulk/library.zip').responseType('blob').expect(200)
    const [first, second] = [await get(), await get()]
    expect((first.body as Buffer).equals(second.body as Buffer)).toBe(true)
  })
})
