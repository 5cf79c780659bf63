import { appendFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { httpProblem } from '../../src/api/http-problem.ts'
import { makeFolder, makeReviews, reviewsIn, startLibrary, type TestLibrary } from '../library-fixture.ts'
import { expectConforms } from './conforms.ts'

const CHANGED = '2006-highland-left-school-unseen'

let library: TestLibrary
let folder: string
beforeAll(async () => {
  folder = await makeFolder()
  const reviews = await makeReviews(folder, await reviewsIn('reviews'))
  library = await startLibrary({ REVIEWS_DIR: reviews })
  await library.services.engine.stop()
  await appendFile(join(reviews, `${CHANGED}.md`), '\nA line written while the library is served.\n')
})
afterAll(async () => {
  await library.end()
  await rm(folder, { recursive: true, force: true })
})

describe('while the engine is stopped', () => {
  it('a search for words answers 503 and says that it is worth trying again', async () => {
    const address = '/api/v1/search?q=school%20moved'
    const response = await library.ask.get(address)
    const body: unknown = JSON.parse(response.text)
    expect(response.status).toBe(503)
    expect(response.type).toBe('application/problem+json')
    expect(response.headers['retry-after']).toBe('5')
    expectConforms(httpProblem, body, address)
    expect(body).toMatchObject({ instance: '/api/v1/search', errors: [] })
    expect(response.text).not.toMatch(/school|127\.0\.0\.1|\n\s+at /)
  })

  it('a page of results for words is a page that says so', async () => {
    const response = await library.ask.get('/search?q=school%20moved')
    expect(response.status).toBe(503)
    expect(response.type).toBe('text/html')
    expect(response.headers['retry-after']).toBe('5')
    expect(response.text).toContain('<h1 class="govuk-heading-xl">Search is starting again</h1>')
  })

  it.each([
    '/api/v1/search',
    '/api/v1/search?agency=education&kind=recommendation',
    '/api/v1/suggest?q=school',
    '/api/v1/reviews',
    '/api/v1/reviews/2003-london-laming-inquiry',
    '/api/v1/reviews/2003-london-laming-inquiry.md',
    '/api/v1/reviews/2003-london-laming-inquiry/F1',
    '/api/v1/recommendations',
    '/api/v1/taxonomy',
    '/api/v1/problems',
    '/api/v1/openapi.json',
    '/',
    '/search',
    '/search?agency=education',
    '/reviews/2003-london-laming-inquiry',
    '/reviews/2003-london-laming-inquiry/F1',
    '/taxonomy',
    '/taxonomy/agency/education',
    '/problems',
    '/healthz',
  ])('%s answers', async address => {
    expect((await library.ask.get(address)).status).toBe(200)
  })

  it('faults of a request are told before the engine is asked', async () => {
    expect((await library.ask.get('/api/v1/search?q=school&agency=polise')).status).toBe(400)
  })

  it('/readyz says that it is not ready and what is away', async () => {
    const response = await library.ask.get('/readyz')
    expect(response.status).toBe(503)
    expect(response.body).toMatchObject({ status: 'not ready', engine: 'stopped' })
  })
})

describe('while a file is changed that was loaded', () => {
  it('its Markdown answers 503, since nobody has checked what stands there', async () => {
    const response = await library.ask.get(`/api/v1/reviews/${CHANGED}.md`)
    expect(response.status).toBe(503)
    expect(response.type).toBe('application/problem+json')
    expect(response.text).toContain('being changed at this moment')
  })

  it.each(['/api/v1', ''])('nothing of what was written shows: %s', async prefix => {
    for (const part of ['', '.md', '/F1', '/R1']) {
      const { text } = await library.ask.get(`${prefix}/reviews/${CHANGED}${part}`)
      expect(text).not.toContain('A line written while')
    }
  })

  it('lists go on with what was loaded', async () => {
    const response = await library.ask.get('/api/v1/reviews')
    expect(response.text).toContain(CHANGED)
  })
})
