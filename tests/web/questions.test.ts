import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFile } from 'node:fs/promises'
import { reviewsIn, startLibraryOfAll, type TestLibrary } from '../library-fixture.ts'
import { unzipped } from '../exports/unzipped.ts'

let library: TestLibrary
beforeAll(async () => {
  library = await startLibraryOfAll({ indexed: false })
})
afterAll(() => library.end())

const HIGHLAND = '2006-highland-left-school-unseen'
interface List {
  total: number
  findings: number
  reviews: number
  among: number
  items: Array<{ id: string; audience: string; text: string; words: string; finding: { id: string } }>
}
const ask = async (query = '') => (await library.ask.get(`/api/v1/questions?${query}`)).body as List

describe('GET /api/v1/questions', () => {
  it('has each question that stands in the files, whatever it is for', async () => {
    const texts = await Promise.all((await reviewsIn('reviews')).map(path => readFile(path, 'utf8')))
    const written = texts.join('\n').match(/^- (Board|Councillors|Managers|Practitioners): /gm)!.length
    const { among, total } = await ask()
    // The held record of the tests has questions too, and is neither invented for demonstration nor withdrawn.
    const held = library.services.library.snapshot.corpus.review('2020-nowhere-held-detail')!
    const beside = held.findings.reduce((sum, { questions }) => sum + questions.length, 0)
    expect([among, total]).toEqual([written + beside, written + beside])
  })

  it('ties each to its finding, and says whose words it is', async () => {
    const { items, total, findings, reviews } = await ask(`review=${HIGHLAND}&audience=board&per-page=1`)
    expect({ findings, reviews }).toEqual({ findings: total, reviews: 1 })
    expect(items[0]).toMatchObject({
      audience: 'board',
      text: 'How do we know that each child who has left one of our schools has been seen somewhere else?',
      words: 'library',
      finding: { id: `${HIGHLAND}/F1` },
    })
    const { items: own } = await ask('review=2020-nowhere-held-detail')
    expect(own.filter(({ words }) => words !== 'report')).toEqual([])
  })

  it('meets every filter, a heading of a facet standing for what is below it', async () => {
    const { catalogue, taxonomy } = library.services.library.snapshot
    const heading = taxonomy.facet('systems-factor')!.roots()[0]!
    const { items, total } = await ask(`systems-factor=${heading.id}&agency=education&per-page=100`)
    const tagged = catalogue.withAnyTerm('systems-factor', [heading.id])
    const named = catalogue.withAnyTerm('agency', ['education'])
    const numbers = items.map(({ finding }) => catalogue.row(finding.id)!.number)
    expect(total).toBeGreaterThan(0)
    expect(numbers.every(number => tagged.rows().includes(number) && named.rows().includes(number))).toBe(
      true,
    )
  })

  it('leaves out invented and withdrawn records', async () => {
    const { items, total } = await ask('review=2019-nowhere-demonstration-one')
    expect([items, total]).toEqual([[], 0])
  })

  it.each([
    'audience=everybody',
    'systems-factor=nothing',
    'colour=blue',
    'page=0',
    'audience=board&audience=managers',
  ])('refuses %s', async query => {
    expect((await library.ask.get(`/api/v1/questions?${query}`)).status).toBe(400)
  })
})

describe('a sheet of questions', () => {
  it('is CSV with the finding, its citation and room for an answer', async () => {
    const { status, text } = await library.ask.get(`/api/v1/questions.csv?review=${HIGHLAND}`)
    const rows: Array<Record<string, string>> = parse(text, { columns: true, bom: true })
    const { total } = await ask(`review=${HIGHLAND}`)
    expect([status, rows.length]).toEqual([200, total])
    expect(rows[0]).toMatchObject({
      For: 'Board',
      'Whose words': 'Written by the library',
      Finding: `${HIGHLAND}/F1`,
      Grade: 'B',
      'Answer, and evidence asked for': '',
      Date: '',
    })
    expect(rows[0]!['Cite as']).toContain('Lessons library summary (grade B) of')
    expect(rows[0]!['About this sheet']).toMatch(/^\d+ questions of [\d,]+ in the library, on \d+ findings/)
  })

  it('is a Word document with the chosen questions alone, and links to their findings', async () => {
    const { items } = await ask(`review=${HIGHLAND}&per-page=3`)
    const query = items.slice(1).map(({ id }) => `choose=${encodeURIComponent(id)}`)
    const sheet = await library.ask.get(`/api/v1/questions.docx?${query.join('&')}`).responseType('blob')
    const files = await unzipped(sheet.body as Buffer)
    const text = files.get('word/document.xml')!
    expect(sheet.status).toBe(200)
    expect(text).toContain(items[1]!.text.replaceAll('&', '&amp;').replaceAll("'", '&apos;'))
    expect(text).not.toContain(items[0]!.text)
    expect(text).toContain('Written by the library')
    expect(files.get('word/_rels/document.xml.rels')).toContain(`/reviews/${HIGHLAND}/F1`)
  })

  it('is a page to print that needs nothing else', async () => {
    const { headers, text } = await library.ask.get(
      `/api/v1/questions.html?review=${HIGHLAND}&audience=board`,
    )
    expect(headers['content-type']).toContain('text/html')
    expect(text).toContain('Answer, and evidence asked for')
    expect(text).toContain('chosen by: for Board; review Danielle Reid')
    expect(text).not.toMatch(/<script|<link/)
  })

  it('refuses what is too much for a meeting, and a question that is not there', async () => {
    expect((await library.ask.get('/api/v1/questions.docx')).status).toBe(422)
    const gone = await library.ask.get(`/api/v1/questions.html?choose=${HIGHLAND}/F1/p-000000`)
    expect(gone.status).toBe(400)
    expect(JSON.stringify(gone.body)).toContain('p-000000')
  })
})

describe('/questions', () => {
  it('counts with its base, and marks whose words questions are', async () => {
    const { total, among } = await ask('audience=councillors&agency=education')
    const { text } = await library.ask.get('/questions?audience=councillors&agency=education')
    expect(text).toContain(`<strong>${total} of ${among.toLocaleString('en-GB')} questions</strong>`)
    expect(text).toContain('Questions written by the library')
    expect(text).not.toContain('<strong>Board:</strong>')
    const all = among.toLocaleString('en-GB')
    expect(all).toContain(',')
    expect((await library.ask.get('/questions')).text).toContain(
      `<strong>${all} of ${all} questions</strong>`,
    )
  })

  it('leads to the sheet of what is ticked', async () => {
    const { items } = await ask(`review=${HIGHLAND}&per-page=2`)
    const query = new URLSearchParams([
      ['make', 'docx'],
      ...items.map(({ id }): [string, string] => ['choose', id]),
    ])
    const { status, headers } = await library.ask.get(`/questions?${query.toString()}`)
    expect(status).toBe(303)
    const sheet = await library.ask.get(headers['location']!)
    expect([sheet.status, sheet.headers['content-disposition']]).toEqual([
      200,
      'attachment; filename=questions.docx',
    ])
  })

  it('says so where nothing is ticked', async () => {
    const { status, text } = await library.ask.get('/questions?make=docx&audience=board')
    expect(status).toBe(200)
    expect(text).toContain('Tick the questions that you want on the sheet')
  })

  it('drops what is no choice and says so', async () => {
    const { text } = await library.ask.get('/questions?audience=everybody&colour=blue')
    expect(text).toContain('There is no choice')
    expect(text).toContain('There is no parameter')
  })
})
