import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Response } from 'supertest'
import { httpProblem } from '../../src/api/http-problem.ts'
import { startLibrary, type TestLibrary } from '../library-fixture.ts'
import { expectConforms } from './conforms.ts'

let library: TestLibrary
beforeAll(async () => {
  library = await startLibrary()
})
afterAll(() => library.end())

/** Holds a failure to the one shape, with nothing of what happened inside. */
function expectProblem(response: Response, status: number, address: string): void {
  expect(response.status, address).toBe(status)
  expect(response.type, address).toBe('application/problem+json')
  const body: unknown = JSON.parse(response.text)
  expectConforms(httpProblem, body, address)
  expect(body, address).toMatchObject({ type: 'about:blank', status, instance: address.split('?')[0] })
  expect(response.text, address).not.toMatch(/\n\s+at |node_modules|\.ts:\d|\/src\//)
}

async function faultsOf(path: string): Promise<Record<string, string>> {
  const address = `/api/v1${path}`
  const response = await library.ask.get(address)
  expectProblem(response, 400, address)
  const { errors, detail } = JSON.parse(response.text) as {
    detail: string
    errors: Array<{ in: string; name: string; detail: string }>
  }
  expect(detail).toBe(
    errors.length === 1 ? 'One parameter is at fault.' : `${errors.length} parameters are at fault.`,
  )
  expect(errors.every(error => error.in === 'query')).toBe(true)
  return Object.fromEntries(errors.map(error => [error.name, error.detail]))
}

describe('a request with faults', () => {
  it('is told all of them at once', async () => {
    const faults = await faultsOf(
      '/search?kind=case&from=abc&to=3000&sort=best&page=0&per-page=101&agency=polise&agency=police&agnecy=x',
    )
    expect(faults).toEqual({
      kind: 'Unexpected `case`, expected one of finding, recommendation, review.',
      from: 'Unexpected `abc`, expected a year.',
      to: 'Unexpected `3000`, expected a year up to 2200.',
      sort: 'Unexpected `best`, expected one of relevance, newest, oldest.',
      page: 'Unexpected `0`, expected a page number from 1.',
      'per-page': 'Unexpected `101`, expected 1 to 100.',
      agency: 'There is no term `polise` in Agency. Did you mean `police`?',
      agnecy: 'There is no such parameter. Did you mean `agency`?',
    })
  })

  it.each([
    ['/search?per-page=0', { 'per-page': 'Unexpected `0`, expected 1 to 100.' }],
    ['/search?per-page=1.5', { 'per-page': expect.stringContaining('Unexpected `1.5`') as string }],
    ['/search?page=-1', { page: 'Unexpected `-1`, expected a page number from 1.' }],
    ['/search?page=1e3', { page: 'Unexpected `1e3`, expected a page number.' }],
    [
      '/search?page=0x10&per-page=%202',
      {
        page: 'Unexpected `0x10`, expected a page number.',
        'per-page': 'Unexpected ` 2`, expected a number.',
      },
    ],
    ['/search?from=2e3', { from: 'Unexpected `2e3`, expected a year.' }],
    ['/search?group=review', { group: expect.stringContaining('There is no such parameter.') as string }],
    ['/suggest?query=school', { query: expect.stringContaining('There is no such parameter.') as string }],
    ['/suggest?q=a&q=b', { q: 'The parameter stands more than once; it takes one value.' }],
    [`/suggest?q=${'a'.repeat(501)}`, { q: expect.stringContaining('at most 500 characters') as string }],
    ['/reviews?page=1e1', { page: 'Unexpected `1e1`, expected a page number.' }],
    ['/search?from=2010&to=2000', { from: 'The earliest year, 2010, is later than the latest, 2000.' }],
    [
      '/search?recommendation-kind=clear-cut',
      { 'recommendation-kind': 'Recommendation kind is not recorded of a finding.' },
    ],
    [
      '/search?kind=recommendation&stage=early-help',
      { stage: 'Stage of involvement is not recorded of a recommendation.' },
    ],
    ['/search?sort=newest&sort=oldest', { sort: 'The parameter stands more than once; it takes one value.' }],
    ['/search?q=a&q=b', { q: 'The parameter stands more than once; it takes one value.' }],
    ['/search?area[]=Highland', { 'area[]': 'There is no such parameter.' }],
    ['/search?q[a]=b', { 'q[a]': expect.stringContaining('There is no such parameter.') as string }],
    [
      '/search?record=demonstration&record=summary',
      { record: 'Demonstration records are invented and are never shown together with real ones.' },
    ],
    [`/search?q=${'a'.repeat(501)}`, { q: 'Only the first 500 characters are looked for.' }],
    [
      '/reviews?per-page=0&page=x',
      { 'per-page': 'Unexpected `0`, expected 1 to 100.', page: 'Unexpected `x`, expected a page number.' },
    ],
    ['/reviews?page=1&page=2', { page: 'The parameter stands more than once; it takes one value.' }],
    ['/reviews?agency=police', { agency: 'There is no such parameter.' }],
    [
      '/recommendations?strenght=stronger&overdue=yes&status-owner=done',
      {
        strenght: 'There is no such parameter. Did you mean `strength`?',
        overdue: 'Unexpected `yes`, expected one of true, false.',
        'status-owner': expect.stringMatching(
          /^Unexpected `done`, expected one of none-recorded, /,
        ) as string,
      },
    ],
    [
      '/recommendations.csv?body=Ofsed&review=none&from=2010&to=2000&agency=nobody&page=2',
      {
        body: 'Unexpected `Ofsed`, expected an id of `counts.body`. Did you mean `Ofsted`?',
        review: expect.stringMatching(/^Unexpected `none`, expected an id of `counts\.review`\./) as string,
        from: 'The earliest year, 2010, is later than the latest, 2000.',
        agency: expect.stringMatching(/^Unexpected `nobody`, expected one of /) as string,
        page: 'There is no such parameter.',
      },
    ],
  ])('is told what is wrong with it: %s', async (address, expected) => {
    expect(await faultsOf(address)).toEqual(expected)
  })

  it.each(['/search', '/reviews', '/recommendations'])(
    'may name what every object has, and it is no parameter: %s',
    async address => {
      const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']
      const faults = await faultsOf(`${address}?${names.map(name => `${name}=x`).join('&')}`)
      expect(Object.getOwnPropertyNames(faults).sort()).toEqual(names.sort())
    },
  )

  it('is answered however often a parameter is repeated', async () => {
    const repeated = Array.from({ length: 600 }, () => 'agency=police').join('&')
    const response = await library.ask.get(`/api/v1/search?${repeated}`)
    expect(response.status).toBe(200)
    expect((response.body as { query: unknown }).query).toMatchObject({ filters: { agency: ['police'] } })
  })

  it('leaves the next request as it would have been', async () => {
    const before = await library.ask.get('/api/v1/search?agency=police')
    await library.ask.get(
      '/api/v1/search?__proto__[agency]=education&constructor[prototype][agency]=education',
    )
    expect((await library.ask.get('/api/v1/search?agency=police')).body).toEqual(before.body)
  })
})

describe('an address with nothing at it', () => {
  it.each([
    ['/nothing', 'There is nothing at this address.'],
    ['/', 'There is nothing at this address.'],
    ['', 'There is nothing at this address.'],
    ['/reviews/2006-highland', 'There is no review `2006-highland`.'],
    ['/reviews/2006-highland.md', 'There is no review `2006-highland`.'],
    [
      '/reviews/2006-highland-left-school-unseen/F99',
      'There is no item `2006-highland-left-school-unseen/F99`.',
    ],
    [
      '/reviews/2006-highland-left-school-unseen/f1',
      'There is no item `2006-highland-left-school-unseen/f1`.',
    ],
    ['/reviews/2006-highland-left-school-unseen/F1/more', 'There is nothing at this address.'],
    ['/reviews/__proto__', 'There is no review `__proto__`.'],
    ['/reviews/constructor/F1', 'There is no item `constructor/F1`.'],
    ['/reviews/..%2F..%2Fpackage', 'There is no review `../../package`.'],
    ['/taxonomy/colour', 'There is no facet `colour`.'],
    ['/taxonomy/constructor/name', 'There is no term `constructor/name`.'],
    ['/taxonomy/agency/postman', 'There is no term `agency/postman`.'],
  ])('answers 404: %s', async (path, detail) => {
    const address = `/api/v1${path}`
    const response = await library.ask.get(address)
    expectProblem(response, 404, address)
    expect((JSON.parse(response.text) as { detail: string }).detail).toContain(detail)
  })

  it('answers 404 however long it is, without repeating all of it as an id', async () => {
    const address = `/api/v1/reviews/${'x'.repeat(7000)}`
    const response = await library.ask.get(address)
    expectProblem(response, 404, address)
    expect((JSON.parse(response.text) as { detail: string }).detail.length).toBeLessThan(200)
  })

  it('answers 431 and goes on when an address is longer than any server takes', async () => {
    const response = await library.ask.get(`/api/v1/search?q=${'x'.repeat(40_000)}`)
    expect(response.status).toBe(431)
    expect((await library.ask.get('/api/v1/search')).status).toBe(200)
  })

  it.each(['/reviews/%E0%A4%A', '/reviews/%', '/reviews/%zz/F1', '/taxonomy/%c3%28/x', '/reviews/%FF.md'])(
    'answers 400 where it is badly encoded: %s',
    async path => {
      const address = `/api/v1${path}`
      const response = await library.ask.get(address)
      expectProblem(response, 400, address)
      expect((JSON.parse(response.text) as { detail: string }).detail).toBe(
        'The address is not written as an address is.',
      )
    },
  )

  it('takes a badly encoded query for what it can be read as', async () => {
    const response = await library.ask.get('/api/v1/search?q=%E0%A4%A')
    expect(response.status).toBe(200)
  })
})

describe('another method than GET', () => {
  const ROUTES = [
    '/search',
    '/reviews',
    '/reviews/2006-highland-left-school-unseen',
    '/reviews/2006-highland-left-school-unseen.md',
    '/reviews/2006-highland-left-school-unseen/F1',
    '/recommendations',
    '/findings/unaddressed',
    '/taxonomy',
    '/taxonomy/agency',
    '/taxonomy/agency/police',
    '/taxonomy.jsonld',
    '/taxonomy.ttl',
    '/problems',
    '/openapi.json',
  ]

  it.each(ROUTES)('answers 405 and says what is allowed: %s', async path => {
    const address = `/api/v1${path}`
    for (const method of ['post', 'put', 'patch', 'delete'] as const) {
      const response = await library.ask[method](address).send({ q: 'school' })
      expectProblem(response, 405, address)
      expect(response.headers['allow']).toBe('GET, HEAD')
    }
  })

  it.each(ROUTES)('HEAD answers as GET does, without a body: %s', async address => {
    const [head, get] = await Promise.all([
      library.ask.head(`/api/v1${address}`),
      library.ask.get(`/api/v1${address}`),
    ])
    expect(head.status).toBe(200)
    expect(head.headers['content-type']).toBe(get.headers['content-type'])
    expect(head.headers['etag']).toBe(get.headers['etag'])
    expect(head.text ?? '').toBe('')
  })

  it.each(ROUTES)('GET answers 304 to whoever has it already: %s', async address => {
    const { etag } = (await library.ask.get(`/api/v1${address}`)).headers as { etag: string }
    const again = await library.ask.get(`/api/v1${address}`).set('if-none-match', etag)
    expect(again.status).toBe(304)
    expect(again.text).toBe('')
    const other = await library.ask.get(`/api/v1${address}`).set('if-none-match', 'W/"another"')
    expect(other.status).toBe(200)
  })
})
