import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeFolder, makeReviews, startLibrary, type TestLibrary } from '../library-fixture.ts'
import { OUT_OF_SCHOOL } from '../exports/teaching/session.ts'
import { readHtml } from './html-page.ts'
import { rm } from 'node:fs/promises'

let library: TestLibrary
let folder: string

beforeAll(async () => {
  folder = await makeFolder()
  const files = [...new Set(OUT_OF_SCHOOL.map(id => `reviews/${id.split('/')[0]}.md`))]
  const dir = await makeReviews(folder, [
    ...files,
    'tests/fixtures/reviews/2019-nowhere-demonstration-one.md',
  ])
  library = await startLibrary({ REVIEWS_DIR: dir }, { indexed: false })
})

afterAll(async () => {
  await library.end()
  await rm(folder, { recursive: true, force: true })
})

const REVIEW = '/reviews/2010-birmingham-withdrawn-from-school'
const TERM = '/taxonomy/practice-theme/law-policy-and-tools'
const ITEMS = `items=${OUT_OF_SCHOOL.join('&items=')}`
const binary = (path: string) =>
  library.ask
    .get(path)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => done(null, Buffer.concat(chunks)))
    })
/** What is seen of a page: its main part without its addresses. */
const seenOn = (html: string) => /<main[\s\S]*<\/main>/.exec(html)![0].replace(/<[^>]*>/g, ' ')

describe.each([
  ['a review', REVIEW, ''],
  ['a term', TERM, ''],
  ['items', '/packs', `?${ITEMS}`],
])('slides and sheet of %s', (_, path, query) => {
  it('are pages that are well formed', async () => {
    for (const what of ['slides', 'facilitator']) {
      const { status, text } = await library.ask.get(`${path}/${what}${query}`)
      expect(status).toBe(200)
      readHtml(text)
      expect(seenOn(text)).toContain('not yet checked by a person')
    }
  })

  it('are files', async () => {
    const slides = await binary(`${path}/slides.pptx${query}`)
    expect(slides.headers['content-type']).toContain('presentationml.presentation')
    expect(slides.headers['content-disposition']).toMatch(/^attachment; filename="?[a-z-]+-slides\.pptx"?$/)
    expect((slides.body as Buffer).subarray(0, 2).toString()).toBe('PK')
    const word = await binary(`${path}/facilitator.docx${query}`)
    expect(word.headers['content-type']).toContain('wordprocessingml.document')
    expect((word.body as Buffer).subarray(0, 2).toString()).toBe('PK')
    const markdown = await library.ask.get(`${path}/facilitator.md${query}`)
    expect(markdown.text).toMatch(/^# Facilitator’s sheet: /)
    const page = await library.ask.get(`${path}/facilitator.html${query}`)
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    expect(page.text).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/)
  })
})

describe('GET …/slides', () => {
  it('shows nothing of the case and no detail of harm unless both are asked for', async () => {
    const safe = seenOn((await library.ask.get(`${REVIEW}/slides`)).text)
    expect(safe).not.toMatch(/Khyra|Birmingham|\b20[01]\d\b|Case Number|\bdied\b/)
    expect(safe).toContain('Lessons from one review')
    const open = seenOn((await library.ask.get(`${REVIEW}/slides?safe=no&harm=yes`)).text)
    expect(open).toContain('Case Number 14')
    expect(open).toContain('Detail of harm is shown below.')
  })

  it('carries both choices to the files and to the sheet', async () => {
    const { text } = await library.ask.get(`${REVIEW}/slides?safe=no&harm=yes`)
    expect(text).toContain(`${REVIEW}/slides.pptx?safe=no&amp;harm=yes`)
    expect(text).toContain(`${REVIEW}/slides.pptx?safe=no&amp;harm=yes&amp;notes=no`)
    expect(text).toContain(`${REVIEW}/facilitator?safe=no&amp;harm=yes`)
  })

  it('says what was left aside', async () => {
    const { text } = await library.ask.get(`/packs/slides?${ITEMS}&items=nowhere/F9&safe=perhaps`)
    expect(text).toContain('There is no <code>nowhere/F9</code> in the library')
    expect(text).toContain('Unexpected value for <code>safe</code>')
  })

  it('says of every slide of an invented review that it is invented', async () => {
    const { text } = await library.ask.get('/reviews/2019-nowhere-demonstration-one/slides')
    const marks = [...text.matchAll(/<p class="slide__marks"><span>([^<]*)/g)].map(([, mark]) => mark)
    expect(marks.length).toBeGreaterThan(4)
    expect(marks.filter(mark => !mark!.includes('Invented demonstration record'))).toEqual([])
  })

  it('has nothing of what is not there, and says what to do where nothing is chosen', async () => {
    expect((await library.ask.get('/reviews/nowhere/slides')).status).toBe(404)
    expect((await library.ask.get('/packs/slides.pptx')).status).toBe(404)
    expect((await library.ask.get('/packs/slides')).text).toContain('Nothing was chosen')
  })
})

describe('GET …/facilitator', () => {
  it('has a plan of the minutes that are chosen', async () => {
    const { text } = await library.ask.get(`${REVIEW}/facilitator?minutes=90`)
    expect(text).toContain('A plan for 90 minutes')
    expect(text).toContain(`${REVIEW}/facilitator.docx?minutes=90`)
    const odd = await library.ask.get(`${REVIEW}/facilitator?minutes=7`)
    expect(odd.text).toContain('Unexpected value for <code>minutes</code>')
    expect(odd.text).toContain('A plan for 45 minutes')
  })
})
