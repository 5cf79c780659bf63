import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'csv-parse/sync'
import type { Receipt, SignedReceipt } from '../../src/exports/receipt.ts'
import { startLibraryOfAll, type TestLibrary } from '../library-fixture.ts'
import { readItems, termsIn, withNarrower, type PlainItem } from './count-by-hand.ts'

let library: TestLibrary
let items: PlainItem[]
let supervision: Set<string>
beforeAll(async () => {
  library = await startLibraryOfAll()
  const { reviewsDir, taxonomyDir } = library.services.config
  items = await readItems(reviewsDir)
  supervision = await withNarrower(taxonomyDir, 'systems-factor', 'supervision-and-management')
})
afterAll(() => library.end())

async function receiptOf(query: string): Promise<Receipt> {
  const response = await library.ask.get(`/api/v1/export.receipt.json?${query}`)
  expect(response.status).toBe(200)
  return (response.body as SignedReceipt).receipt
}

const reviewsOf = (ids: readonly string[]) => new Set(ids.map(id => id.split('/')[0])).size

describe('an extract has what a reading of the Markdown by hand finds', () => {
  const QUERIES: Array<[string, (item: PlainItem) => boolean]> = [
    [
      'systems-factor=supervision-and-management&agency=police&from=2004&to=2016',
      ({ kind, year, block }) =>
        kind === 'finding' &&
        year >= 2004 &&
        year <= 2016 &&
        termsIn(block, 'agency').includes('police') &&
        termsIn(block, 'systems-factor').some(term => supervision.has(term)),
    ],
    [
      'kind=recommendation&agency=education&agency=police&nation=england',
      ({ kind, block, front }) =>
        kind === 'recommendation' &&
        [front['nation']].flat().includes('england') &&
        termsIn(block, 'agency').some(term => term === 'education' || term === 'police'),
    ],
    [
      'q=%22police+officers%22',
      ({ kind, text }) => kind === 'finding' && /\bpolice\s+officers\b/i.test(text),
    ],
  ]

  it.each(QUERIES)('%s', async (query, isMatch) => {
    const expected = items.filter(isMatch).map(({ id }) => id)
    const { counts, items: found } = await receiptOf(query)
    expect(expected.length).toBeGreaterThan(0)
    expect(found.map(({ id }) => id).sort()).toEqual(expected.sort())
    expect(counts).toMatchObject({ items: expected.length, reviews: reviewsOf(expected) })
    const search = await library.ask.get(`/api/v1/search?${query}`)
    expect(search.body).toMatchObject({ total: expected.length, reviews: reviewsOf(expected) })
  })

  it('counts its base by hand too: reviews of the years, whatever was found in them', async () => {
    const { counts } = await receiptOf('agency=police&from=2004&to=2016')
    const ofYears = items.filter(({ year }) => year >= 2004 && year <= 2016)
    expect(counts.reviewsInLibrary).toBe(reviewsOf(ofYears.map(({ id }) => id)))
  })
})

describe('GET /export.csv', () => {
  it('is every match in the order of the search, whatever page is asked for', async () => {
    const query = 'q=school&sort=oldest'
    const response = await library.ask.get(`/api/v1/export.csv?${query}&page=2&per-page=5&title=School`)
    const rows = parse<{ id: string }>(response.text, { bom: true, columns: true })
    const first = await library.ask.get(`/api/v1/search?${query}&per-page=100`)
    const { hits, total } = first.body as { hits: Array<{ id: string }>; total: number }
    expect(rows.length).toBe(total)
    expect(rows.slice(0, 100).map(({ id }) => id)).toEqual(hits.map(({ id }) => id))
    expect(response.headers['content-disposition']).toMatch(
      /attachment; filename=.?school-\d{4}-\d\d-\d\d\.csv/,
    )
    expect(response.type).toBe('text/csv')
  })

  it('is ranked as the search is', async () => {
    const response = await library.ask.get('/api/v1/export.csv?q=school+moved')
    const rows = parse<{ id: string }>(response.text, { bom: true, columns: true })
    const search = await library.ask.get('/api/v1/search?q=school+moved&per-page=100')
    expect(rows.map(({ id }) => id)).toEqual(
      (search.body as { hits: Array<{ id: string }> }).hits.map(hit => hit.id),
    )
  })

  it('has invented records only where they are asked for', async () => {
    const invented = /demonstration/
    expect((await receiptOf('')).items.filter(({ id }) => invented.test(id))).toEqual([])
    const asked = (await receiptOf('record=demonstration')).items
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.every(({ id }) => invented.test(id))).toBe(true)
  })

  it('leaves out what it is told to, names it with the reason, and counts without it', async () => {
    const [first, second] = (await receiptOf('agency=police')).items
    const left = `leave-out=${encodeURIComponent(`${first!.id}:In another chapter: see 3`)}`
    const { counts, items: found, leftOut } = await receiptOf(`agency=police&${left}`)
    expect(leftOut).toEqual([{ id: first!.id, reason: 'In another chapter: see 3' }])
    expect(found[0]).toEqual(second)
    expect(counts.items).toBe(found.length)
  })

  it.each([
    ['agency=polise', 'agency', 'There is no term `polise`'],
    ['leave-out=nowhere', 'leave-out', 'expected an id, a colon and a reason'],
    ['leave-out=nowhere%2FF1:why', 'leave-out', 'Not among the matches'],
    ['title=a&title=b', 'title', 'more than once'],
    [`title=${'a'.repeat(201)}`, 'title', 'at most 200 characters'],
    ['colour=blue', 'colour', 'There is no such parameter'],
  ])('answers 400 and says what is at fault: %s', async (query, name, detail) => {
    const response = await library.ask.get(`/api/v1/export.csv?${query}`)
    expect(response.status).toBe(400)
    const { errors } = JSON.parse(response.text) as { errors: Array<{ name: string; detail: string }> }
    expect(errors).toEqual([
      expect.objectContaining({ name, detail: expect.stringContaining(detail) as string }),
    ])
  })
})
