import { rm } from 'node:fs/promises'
import type { Response } from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { createOpenApiDocument } from '../../src/api/openapi.ts'
import { httpProblem } from '../../src/api/http-problem.ts'
import { similarAnswer } from '../../src/api/similar-schemas.ts'
import { makeFolder, makeReviews, reviewsIn, startLibrary, type TestLibrary } from '../library-fixture.ts'
import { expectConforms } from './conforms.ts'

type Answer = z.output<typeof similarAnswer>

const FINDING = '2006-highland-left-school-unseen/F1'
const RECOMMENDATION = '2006-highland-left-school-unseen/R2'
const DEMONSTRATION = '2019-nowhere-demonstration-one'
const WITHDRAWN = '2021-elsewhere-every-field'
const TEXT =
  'Nobody checked where the girl had gone after the school was told that the family was moving away.'

let library: TestLibrary
let folder: string
beforeAll(async () => {
  folder = await makeFolder()
  const files = [...(await reviewsIn('reviews')), ...(await reviewsIn('tests/fixtures/reviews'))]
  // Nothing here needs the index of the engine.
  library = await startLibrary({ REVIEWS_DIR: await makeReviews(folder, files) }, { indexed: false })
  expect(await library.services.similar.ready(60_000)).toBe(true)
})
afterAll(async () => {
  await library.end()
  await rm(folder, { recursive: true, force: true })
})

const get = (query: Record<string, string>) => library.ask.get('/api/v1/similar').query(query)
const post = (body: object) => library.ask.post('/api/v1/similar').send(body)

function answerOf(response: Response): Answer {
  expect(response.status).toBe(200)
  expect(response.type).toBe('application/json')
  expectConforms(similarAnswer, response.body, response.request.url)
  return response.body as Answer
}

/** Holds a refusal to the one shape of all, and gives what it says of each fault. */
function faultsOf(response: Response, status: number): Record<string, string> {
  expect(response.status).toBe(status)
  expect(response.type).toBe('application/problem+json')
  const body = JSON.parse(response.text) as z.output<typeof httpProblem>
  expectConforms(httpProblem, body, response.request.url)
  expect(body).toMatchObject({ status, instance: '/api/v1/similar' })
  return Object.fromEntries(body.errors.map(error => [`${error.in} ${error.name}`, error.detail]))
}

const detailOf = (response: Response) => (JSON.parse(response.text) as { detail: string }).detail

describe('GET /similar', () => {
  it.each([
    [FINDING, 'finding'],
    [RECOMMENDATION, 'recommendation'],
  ])('gives the five nearest from other reviews: %s', async (to, kind) => {
    const { items } = answerOf(await get({ to }))
    expect(items).toHaveLength(5)
    for (const item of items) {
      expect(item).toMatchObject({ kind, url: `/reviews/${item.id}` })
      expect(item.review.id).not.toBe('2006-highland-left-school-unseen')
      expect(item.shared.terms.length + item.shared.words.length).toBeGreaterThan(0)
      expect((await library.ask.get(item.url)).status).toBe(200)
    }
    expect(items.map(({ score }) => score)).toEqual(items.map(({ score }) => score).toSorted((a, b) => b - a))
  })

  it.each([
    ['1', 1],
    ['20', 20],
  ])('gives as many as are asked for: %s', async (limit, length) => {
    expect(answerOf(await get({ to: FINDING, limit })).items).toHaveLength(length)
  })

  it.each([
    [{}, { 'query to': 'Missing, expected the id of a finding or recommendation.' }],
    [{ to: '' }, { 'query to': 'Missing, expected the id of a finding or recommendation.' }],
    [{ to: FINDING, limit: '0' }, { 'query limit': 'Unexpected `0`, expected 1 to 20.' }],
    [
      { limit: '21', kind: 'finding', too: FINDING },
      {
        'query to': 'Missing, expected the id of a finding or recommendation.',
        'query limit': 'Unexpected `21`, expected 1 to 20.',
        'query kind': 'There is no such parameter.',
        'query too': 'There is no such parameter.',
      },
    ],
    [
      { to: '2006-highland-left-school-unseen' },
      {
        'query to':
          '`2006-highland-left-school-unseen` is a review, which is compared with nothing. Ask for a finding or recommendation of it, such as `2006-highland-left-school-unseen/F1`.',
      },
    ],
    [
      { to: '2006-highland-left-school-unseen/E1' },
      {
        'query to':
          '`2006-highland-left-school-unseen/E1` is a key practice episode, which is compared with nothing. Ask for a finding or recommendation of it, such as `2006-highland-left-school-unseen/F1`.',
      },
    ],
  ])('says every fault of a question: %j', async (query, faults) => {
    expect(faultsOf(await get(query as Record<string, string>), 400)).toEqual(faults)
  })

  it.each([
    'nowhere',
    'nowhere/F1',
    '2006-highland-left-school-unseen/F99',
    '2006-highland-left-school-unseen/F1/F1',
    '__proto__/F1',
    '/',
  ])('knows of nothing at %s', async to => {
    const response = await get({ to })
    expect(faultsOf(response, 404)).toEqual({})
    expect(detailOf(response)).toBe(`There is no finding or recommendation \`${to}\`.`)
  })

  it.each(['', '/F1', '/R1'])(
    'says of a withdrawn record why it is gone, and nothing else: %s',
    async item => {
      const response = await get({ to: `${WITHDRAWN}${item}` })
      faultsOf(response, 410)
      expect(detailOf(response)).toMatch(/^The record was withdrawn in 2023-05\. Withdrawn for tests/)
      expect(response.text).not.toContain('river')
    },
  )

  it('shows no invented or withdrawn record to whoever asks for a real one', async () => {
    const { catalogue } = library.services.library.snapshot
    for (const { id, kind, number } of catalogue.rows.slice(0, 200)) {
      if (kind === 'review' || catalogue.demonstrations.has(number)) continue
      const reviews = answerOf(await get({ to: id, limit: '20' })).items.map(item => item.review.id)
      expect(reviews, id).not.toContain(DEMONSTRATION)
      expect(reviews, id).not.toContain(WITHDRAWN)
    }
    expect(answerOf(await get({ to: `${DEMONSTRATION}/F1` })).items).toEqual([])
  })

  it('answers HEAD, and 304 to whoever has it already', async () => {
    const { etag } = (await get({ to: FINDING })).headers as { etag: string }
    expect((await library.ask.head(`/api/v1/similar?to=${FINDING}`)).headers['etag']).toBe(etag)
    expect((await get({ to: FINDING }).set('if-none-match', etag)).status).toBe(304)
  })
})

describe('POST /similar', () => {
  it('gives the findings nearest to a text', async () => {
    const response = await post({ text: TEXT })
    const { items } = answerOf(response)
    expect(items).toHaveLength(5)
    expect(items[0]).toMatchObject({ id: FINDING, shared: { terms: [] } })
    expect(items[0]!.shared.words).toContain('school')
    expect(response.headers['cache-control']).toBe('no-store')
    expect(response.text).not.toContain(TEXT)
  })

  it('gives as many recommendations as are asked for', async () => {
    const { items } = answerOf(await post({ text: TEXT, kind: 'recommendation', limit: 2 }))
    expect(items.map(({ kind }) => kind)).toEqual(['recommendation', 'recommendation'])
  })

  it('gives nothing where nothing is like it', async () => {
    expect(answerOf(await post({ text: 'qqqq wwww' }))).toEqual({ items: [] })
  })

  it.each([
    [{}, { 'body text': 'Missing, expected a text.' }],
    [{ text: ' \n ' }, { 'body text': 'Unexpected ` \n `, expected a text.' }],
    [
      { text: 5, kind: 'review', limit: '3', markdown: 'x' },
      {
        'body text': 'Unexpected `5`, expected a text.',
        'body kind': 'Unexpected `review`, expected one of finding, recommendation.',
        'body limit': 'Unexpected `3`, expected a whole number.',
        'body markdown': 'There is no such field.',
      },
    ],
    [{ text: TEXT, limit: 1.5 }, { 'body limit': 'Unexpected `1.5`, expected a whole number.' }],
    [{ text: TEXT, limit: 21 }, { 'body limit': 'Unexpected `21`, expected 1 to 20.' }],
    [[TEXT], { 'body ': 'Expected an object with fields.' }],
  ])('says every fault of a body: %j', async (body, faults) => {
    expect(faultsOf(await post(body), 400)).toEqual(faults)
  })

  it('takes 100 kB and no more', async () => {
    const words = 'school moved '.repeat(8_000)
    expect(answerOf(await post({ text: words.slice(0, 100_000) })).items).toHaveLength(5)
    const response = await post({ text: words })
    expect(faultsOf(response, 413)).toEqual({})
    expect(detailOf(response)).toBe('The body is larger than 100 kilobytes.')
  })

  it.each([
    ['application/json', '{"text": "zzyzx', 400],
    ['application/json', '"zzyzx"', 400],
    ['application/json; charset=latin-9', '{"text": "zzyzx"}', 415],
    ['text/plain', 'zzyzx', 415],
    ['application/x-www-form-urlencoded', 'text=zzyzx', 415],
  ])('refuses what is not JSON, and repeats nothing of it: %s %s', async (type, body, status) => {
    const response = await library.ask.post('/api/v1/similar').set('content-type', type).send(body)
    expect(faultsOf(response, status)).toEqual({})
    expect(response.text).not.toContain('zzyzx')
  })

  it('refuses a request without a body', async () => {
    faultsOf(await library.ask.post('/api/v1/similar'), 415)
  })
})

describe('/similar', () => {
  it.each(['put', 'patch', 'delete'] as const)('answers %s with 405 and what is allowed', async method => {
    const response = await library.ask[method]('/api/v1/similar').send({ text: TEXT })
    faultsOf(response, 405)
    expect(response.headers['allow']).toBe('GET, HEAD, POST')
  })

  it('is described, body and refusals included', () => {
    const { taxonomy } = library.services.library.snapshot
    const path = createOpenApiDocument(taxonomy, 'A site', undefined).paths!['/similar']!
    expect(Object.keys(path.get!.responses!).sort()).toEqual(['200', '400', '404', '410', '503'])
    expect(Object.keys(path.post!.responses!).sort()).toEqual(['200', '400', '413', '415', '503'])
    expect(path.post!.requestBody).toMatchObject({
      required: true,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/SimilarRequest' } } },
    })
  })

  it('answers 503 and when to come again while texts are read', { timeout: 20_000 }, async () => {
    const server = await startLibrary({ REVIEWS_DIR: `${folder}/reviews` }, { indexed: false })
    try {
      const { corpus } = server.services.library.snapshot
      const read = corpus.markdown.bind(corpus)
      let goOn = () => {}
      const slow = new Promise<void>(resolve => (goOn = resolve))
      // A disk that takes its time.
      corpus.markdown = async id => {
        await slow
        return read(id)
      }
      const waiting = await server.ask.get(`/api/v1/similar?to=${FINDING}`)
      faultsOf(waiting, 503)
      expect(waiting.headers['retry-after']).toBe('5')
      goOn()
      expect(await server.services.similar.ready(20_000)).toBe(true)
      answerOf(await server.ask.get(`/api/v1/similar?to=${FINDING}`))
    } finally {
      await server.end()
    }
  })

  it('answers in a process that only reads', async () => {
    const reader = await startLibrary(
      {
        ...{ READ_ONLY: 'true', DATA_DIR: library.services.config.dataDir },
        REVIEWS_DIR: library.services.config.reviewsDir,
      },
      { indexed: false },
    )
    try {
      expect(await reader.services.similar.ready(20_000)).toBe(true)
      expect((await reader.ask.get(`/api/v1/similar?to=${FINDING}`)).body).toEqual(
        (await get({ to: FINDING })).body,
      )
      expect((await reader.ask.post('/api/v1/similar').send({ text: TEXT })).body).toEqual(
        (await post({ text: TEXT })).body,
      )
    } finally {
      await reader.end()
    }
  })
})
