import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { httpProblem } from '../../src/api/http-problem.ts'
import { askEngine } from '../../src/search/engine-http.ts'
import { startLibrary, type TestLibrary } from '../library-fixture.ts'
import { expectConforms } from './conforms.ts'

/** More than may be under way and wait together. */
const MORE_THAN_FIT = 1_100

let library: TestLibrary
let slow: Server
let open = false
const waiting: ServerResponse[] = []
beforeAll(async () => {
  library = await startLibrary({ SEARCH_CACHE: '0' })
  slow = createServer((_request, response) => void (open ? response.end('{}') : waiting.push(response)))
  await new Promise<void>(resolve => slow.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  slow.closeAllConnections()
  await new Promise<void>(resolve => slow.close(() => resolve()))
  await library.end()
})

describe('while more is searched than the engine can answer', () => {
  it('who comes last is told so at once, and what needs no engine answers', async () => {
    const url = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`
    const asked = Array.from({ length: MORE_THAN_FIT }, () => askEngine({ url }, '/search', {}))
    const settled = Promise.allSettled(asked)

    const began = performance.now()
    const page = await library.ask.get('/search?q=school')
    const answer = await library.ask.get('/api/v1/search?q=school')
    expect(performance.now() - began).toBeLessThan(5_000)
    for (const response of [page, answer]) {
      expect(response.status).toBe(503)
      expect(response.headers['retry-after']).toBe('5')
      expect(response.text).toContain('More people search at this moment than can be answered.')
      expect(response.text).not.toContain('school')
    }
    expect(page.text).toContain('<h1 class="govuk-heading-xl">Search is busy</h1>')
    expectConforms(httpProblem, JSON.parse(answer.text), '/api/v1/search')
    for (const address of ['/', '/search?agency=education', '/api/v1/suggest?q=school', '/healthz'])
      expect((await library.ask.get(address)).status, address).toBe(200)

    open = true
    for (const response of waiting) response.end('{}')
    const refused = (await settled).filter(({ status }) => status === 'rejected')
    expect(refused).toHaveLength(MORE_THAN_FIT - 1_016)
    expect((await library.ask.get('/api/v1/search?q=school')).status).toBe(200)
  })
})
