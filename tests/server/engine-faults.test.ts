import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askApi, eventually, startTestServer, type TestServer } from './running-server.ts'

/** Generous: it is 25 to 50 ms on a quiet machine. The issue asks for five seconds. */
const BACK_WITHIN_MS = 5_000

describe('a server whose engine is killed', () => {
  let test: TestServer
  const search = () => askApi(test.server.url, '/search?q=school')
  const enginePid = async () =>
    (
      JSON.parse(await readFile(join(test.config.dataDir, 'engine', 'address.json'), 'utf8')) as {
        pid: number
      }
    ).pid
  const ready = async () => (await fetch(`${test.server.url}/readyz`)).status

  beforeAll(async () => {
    test = await startTestServer()
  })
  afterAll(() => test.end())

  it('answers every search during the outage with 503 problem+json or with the right result, and is back in time', async () => {
    const right = (await search()).body['total']
    expect(right).toBeGreaterThan(0)
    process.kill(await enginePid(), 'SIGKILL')
    const answers: Array<Awaited<ReturnType<typeof search>>> = []
    const began = performance.now()
    await eventually(
      async () => {
        const answer = await search()
        answers.push(answer)
        return answer.status
      },
      status => status === 200 && answers.length > 5,
      BACK_WITHIN_MS,
    )
    expect(performance.now() - began).toBeLessThan(BACK_WITHIN_MS)
    for (const { status, type, body } of answers) {
      expect([200, 503]).toContain(status)
      if (status === 200) expect(body['total']).toBe(right)
      else expect(type).toContain('application/problem+json')
    }
    await eventually(ready, status => status === 200)
  })

  it('serves pages that need no engine while it is away', async () => {
    process.kill(await enginePid(), 'SIGKILL')
    for (const path of [
      '/',
      '/reviews',
      '/search',
      '/reviews/2006-highland-left-school-unseen/F1',
      '/taxonomy',
    ]) {
      expect((await fetch(test.server.url + path)).status, path).toBe(200)
    }
    await eventually(ready, status => status === 200)
  })

  it('finishes a build during which the engine is killed, with nothing missing', async () => {
    const { library } = test.server.services
    const before = (await search()).body
    const build = library.sync({ rebuild: true }).catch((cause: Error) => cause)
    await new Promise(resolve => setTimeout(resolve, 20))
    process.kill(await enginePid(), 'SIGKILL')
    await build
    await eventually(ready, status => status === 200, BACK_WITHIN_MS * 2)
    const after = (await search()).body
    expect(after['total']).toBe(before['total'])
    expect(after['hits']).toEqual(before['hits'])
    const { records } = await library.sync()
    expect(records).toBe(library.snapshot.catalogue.size)
  })
})

describe('a server with an engine of one’s own', () => {
  it('starts while the engine is away, says so, and serves what needs none', async () => {
    const test = await startTestServer({ MEILI_URL: 'http://127.0.0.1:9' })
    try {
      expect((await fetch(`${test.server.url}/readyz`)).status).toBe(503)
      expect((await fetch(`${test.server.url}/`)).status).toBe(200)
      const answer = await askApi(test.server.url, '/search?q=school')
      expect(answer.status).toBe(503)
      expect(answer.body['detail']).not.toContain('127.0.0.1:9')
      expect(test.server.services.engine.lastError).toContain('http://127.0.0.1:9')
    } finally {
      await test.end()
    }
  })
})
