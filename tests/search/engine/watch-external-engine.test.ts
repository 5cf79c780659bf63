import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createEngine, type Engine } from '../../../src/search/engine/engine.ts'
import { EngineDown } from '../../../src/search/engine/engine-errors.ts'
import { eventually, processFor, quiet, temporaryFolder } from './engine-fixture.ts'

async function external(meiliUrl: string, meiliApiKey?: string): Promise<Engine> {
  const engine = await createEngine({ dataDir: 'never-used', meiliUrl, meiliApiKey, log: quiet })
  onTestFinished(() => engine.stop())
  return engine
}

async function listen(server: Server, port = 0): Promise<string> {
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  onTestFinished(() => void server.close().closeAllConnections())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const meilisearch = () => createServer((_, response) => response.end('{"pkgVersion":"1.28.0"}'))

/** An address where nobody listens: one that was free a moment ago. */
async function deserted(): Promise<string> {
  const server = createServer()
  const url = await listen(server)
  await new Promise(resolve => server.close(resolve))
  return url
}

describe('an external engine', () => {
  it('is up when it answers with the key', async () => {
    const { address } = await processFor({ folder: await temporaryFolder() })
    const engine = await external(address.url, address.apiKey)
    expect([engine.mode, engine.state]).toEqual(['external', 'up'])
    expect(engine.address()).toEqual(address)
    await engine.stop()
    expect((await fetch(`${address.url}/health`)).status).toBe(200)
  })

  it('has failed as unauthorised when it refuses the key', async () => {
    const { address } = await processFor({ folder: await temporaryFolder() })
    for (const key of ['wrong', undefined]) {
      const engine = await external(address.url, key)
      expect(engine.state).toBe('failed')
      expect(engine.lastError).toMatch(/unauthorised.*MEILI_API_KEY/)
    }
  })

  it('has failed when nobody is there, without a throw', async () => {
    const url = await deserted()
    const engine = await external(url, 'key')
    expect(engine.state).toBe('failed')
    expect(engine.lastError).toContain(`No search engine answers at ${url} (ECONNREFUSED)`)
    expect(() => engine.address()).toThrow(EngineDown)
    await expect(engine.whenUp(1)).rejects.toThrow(url)
  })

  it('has failed within three seconds when nobody answers', async () => {
    const silent = await listen(createServer(() => {}))
    const began = Date.now()
    const engine = await external(silent, 'key')
    expect(Date.now() - began).toBeLessThan(3000)
    expect(engine.lastError).toContain('no answer in 2500 ms')
  })

  it('has failed when something else answers', async () => {
    const url = await listen(createServer((_, response) => response.end('<h1>Welcome</h1>')))
    expect((await external(url)).lastError).toContain('is not a Meilisearch server')
  })

  it('is up as soon as it answers, and says so', async () => {
    const url = await deserted()
    const engine = await external(url)
    const listener = vi.fn()
    engine.onUp(listener)
    await listen(meilisearch(), Number(new URL(url).port))
    expect(await engine.whenUp(5000)).toEqual({ url, apiKey: '', version: '1.28.0' })
    await eventually(() => listener.mock.calls.length === 1, 'the listener is called')
  })

  it('is asked below the path of its address', async () => {
    const asked: string[] = []
    const url = await listen(
      createServer((request, response) => {
        asked.push(request.url ?? '')
        response.end('{"pkgVersion":"1.28.0"}')
      }),
    )
    await external(`${url}/search`)
    expect(asked).toEqual(['/search/version'])
  })

  it('does not pass the key on to where it is sent', async () => {
    const seen = vi.fn()
    const other = await listen(
      createServer((request, response) => {
        seen(request.headers)
        response.end()
      }),
    )
    const url = await listen(
      createServer((_, response) => response.writeHead(302, { location: other }).end()),
    )
    expect((await external(url, 'key')).state).toBe('failed')
    expect(seen).not.toHaveBeenCalled()
  })
})
