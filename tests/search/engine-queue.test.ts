import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askEngine } from '../../src/search/engine-http.ts'
import { EngineBusy, EngineQueue } from '../../src/search/engine-queue.ts'
import { SearchUnavailable } from '../../src/search/search-index.ts'

/** Work that ends when it is told to. */
function createWork() {
  let end = () => {}
  const done = new Promise<void>(resolve => (end = resolve))
  return { run: () => done, end: () => end() }
}

describe('EngineQueue', () => {
  it('has so many requests under way, and the others in their order', async () => {
    const queue = new EngineQueue({ underWay: 2, waiting: 10, waitMs: 1_000 })
    const begun: number[] = []
    const works = Array.from({ length: 5 }, createWork)
    const runs = works.map((work, at) =>
      queue.run(() => {
        begun.push(at)
        return work.run()
      }),
    )
    expect(begun).toEqual([0, 1])
    works[1]!.end()
    await runs[1]
    works[0]!.end()
    await runs[0]
    expect(begun).toEqual([0, 1, 2, 3])
    for (const work of works) work.end()
    await Promise.all(runs)
    expect(begun).toEqual([0, 1, 2, 3, 4])
  })

  it('gives the place of work that fails to the next', async () => {
    const queue = new EngineQueue({ underWay: 1, waiting: 1, waitMs: 1_000 })
    const failing = queue.run(() => Promise.reject(new Error('lost')))
    const next = queue.run(() => Promise.resolve('found'))
    await expect(failing).rejects.toThrow('lost')
    expect(await next).toBe('found')
    expect(await queue.run(() => Promise.resolve('again'))).toBe('again')
  })

  it('refuses at once where too many wait, and takes requests again afterwards', async () => {
    const queue = new EngineQueue({ underWay: 1, waiting: 1, waitMs: 1_000 })
    const work = createWork()
    const [first, second] = [queue.run(work.run), queue.run(work.run)]
    await expect(queue.run(work.run)).rejects.toThrow(EngineBusy)
    work.end()
    await Promise.all([first, second])
    expect(await queue.run(() => Promise.resolve('well'))).toBe('well')
  })

  it('refuses what has waited too long when its turn comes, and goes on with what has not', async () => {
    const queue = new EngineQueue({ underWay: 1, waiting: 10, waitMs: 60 })
    const work = createWork()
    const first = queue.run(work.run)
    const old = queue.run(() => Promise.resolve('old'))
    old.catch(() => undefined)
    await new Promise(resolve => setTimeout(resolve, 100))
    const young = queue.run(() => Promise.resolve('young'))
    work.end()
    await first
    await expect(old).rejects.toThrow(EngineBusy)
    expect(await young).toBe('young')
  })
})

describe('askEngine', () => {
  let server: Server
  beforeAll(async () => {
    server = createServer(() => {})
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => {
    server.closeAllConnections()
    return new Promise<void>(resolve => server.close(() => resolve()))
  })

  it(
    'gives up on an engine that stands still, for those who wait behind as for those it was asked by',
    { timeout: 30_000 },
    async () => {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      const began = performance.now()
      const asked = await Promise.allSettled(
        Array.from({ length: 40 }, () => askEngine({ url }, '/indexes/lessons/search', { q: '' })),
      )
      // Three times sixteen, ten seconds each, would be thirty.
      expect(performance.now() - began).toBeLessThan(16_000)
      expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 'rejected'))
      const waited = asked.filter(one => (one as PromiseRejectedResult).reason instanceof SearchUnavailable)
      expect(waited).toHaveLength(24)
    },
  )
})
