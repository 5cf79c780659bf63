import { once } from 'node:events'
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { attachEngine } from '../../src/search/engine/attach-engine.ts'
import { rootPath } from '../../src/root-path.ts'
import { makeFolder, makeReviews, reviewsIn } from '../library-fixture.ts'
import { runLessons, startLessons } from './run-lessons.ts'

let folder: string
let settings: Record<string, string>
const started: Array<{ stop(): Promise<unknown> }> = []

beforeEach(async () => {
  folder = await makeFolder()
  settings = {
    DATA_DIR: join(folder, 'data'),
    REVIEWS_DIR: await makeReviews(folder, (await reviewsIn('reviews')).slice(0, 3)),
    TAXONOMY_DIR: rootPath('taxonomy'),
    PORT: '0',
    LOG_LEVEL: 'silent',
  }
})
afterEach(async () => {
  await Promise.all(started.splice(0).map(server => server.stop()))
  await rm(folder, { recursive: true, force: true })
})

/** A server in a process of its own, once it says that it is ready. */
async function serve(more: Readonly<Record<string, string>> = {}) {
  const child = startLessons(['serve'], { ...settings, ...more })
  const ended = once(child, 'exit') as Promise<[number | null]>
  let said = ''
  const ready = new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      if (/^Ready after /m.test(said)) resolve(/^The lessons library is at (\S+)$/m.exec(said)![1]!)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    void ended.then(([code]) => reject(new Error(`serve ended with ${code}: ${said}`)))
  })
  const server = {
    child,
    said: () => said,
    stop: async (signal: NodeJS.Signals = 'SIGTERM') => {
      child.kill(signal)
      return (await ended)[0]
    },
  }
  started.push(server)
  return { ...server, url: await ready }
}

describe('lessons serve', { timeout: 90_000 }, () => {
  it('says where it is and when it is ready, answers, and ends when it is told to', async () => {
    const server = await serve()
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/)
    expect(server.said()).toMatch(/^Ready after \d+\.\d s: 3 reviews, \d+ records to search\.$/m)
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
    const found = (await (await fetch(`${server.url}/api/v1/search?q=child`)).json()) as { total: number }
    expect(found.total).toBeGreaterThan(0)

    expect(await server.stop()).toBe(0)
    await expect(fetch(server.url)).rejects.toThrow()
    expect(await readdir(settings['DATA_DIR']!)).not.toContain('lock.json')
    expect(await attachEngine(settings['DATA_DIR']!)).toBeUndefined()
  })

  it('logs each request by its path, and never what somebody looks for, even when the engine dies', async () => {
    const server = await serve({ LOG_LEVEL: 'trace' })
    const secret = 'zzyzxwords'
    const ask = (address: string) => fetch(`${server.url}${address}`).then(response => response.status)
    expect(await ask(`/api/v1/search?q=${secret}&area=${secret}`)).toBe(200)
    expect(await ask(`/search?q=${secret}&from=${secret}`)).toBe(200)
    expect(await ask(`/api/v1/search?agency=${secret}`)).toBe(400)
    expect(await ask(`/search?q="${secret}`)).toBe(200)
    const send = (address: string, type: string, body: string) =>
      fetch(`${server.url}${address}`, { method: 'POST', headers: { 'content-type': type }, body }).then(
        response => response.status,
      )
    expect(await send('/similar', 'application/x-www-form-urlencoded', `text=${secret}`)).toBe(200)
    expect(await send('/api/v1/similar', 'application/json', `{"text":"${secret}"}`)).toBe(200)
    expect(await send('/api/v1/similar', 'application/json', `{"text":"${secret}","${secret}":1}`)).toBe(400)
    expect(await send('/api/v1/similar', 'application/json', `{"text":"${secret}`)).toBe(400)
    const { pid } = JSON.parse(
      await readFile(join(settings['DATA_DIR']!, 'engine', 'address.json'), 'utf8'),
    ) as { pid: number }
    process.kill(pid, 'SIGKILL')
    const statuses = await Promise.all(
      Array.from({ length: 20 }, (_, number) => ask(`/api/v1/search?q=${secret}%20${number}`)),
    )
    expect(statuses).toContain(503)
    await server.stop()

    const said = server.said()
    expect(said).toContain('"path":"/api/v1/search"')
    expect(said).toContain('"path":"/search"')
    expect(said).toContain('"path":"/api/v1/similar"')
    expect(said).toContain('request failed')
    expect(said).not.toContain(secret)
  })

  it('keeps out a bad file and no other, and says where to read about it', async () => {
    const file = join(settings['REVIEWS_DIR']!, '2006-nowhere-broken.md')
    await writeFile(file, '---\ntitle: "zzyzxtext\n---\n\n## Summary\n\nzzyzxtext\n')
    const server = await serve()
    expect(server.said()).toContain(`3 reviews, `)
    expect(server.said()).toContain(`1 kept out by errors: see ${server.url}/problems.`)
    const page = await (await fetch(`${server.url}/problems`)).text()
    expect(page).toContain('reviews/2006-nowhere-broken.md')
    expect(page).not.toContain('zzyzxtext')
  })

  it('refuses a DATA_DIR that another server uses, which goes on', async () => {
    const first = await serve()
    const { code, stdout, stderr } = await runLessons(['serve'], settings)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toBe(
      `Another lessons process (pid ${first.child.pid}, serve) is using DATA_DIR ${settings['DATA_DIR']}. Stop it, or set DATA_DIR to another folder.\n`,
    )
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200)
  })

  it('refuses a port that is taken, and leaves nothing behind', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    try {
      const { code, stdout, stderr } = await runLessons(['serve'], { ...settings, PORT: String(port) })
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toBe(
        `Port ${port} is taken by another program. Stop it, or set PORT to another number.\n`,
      )
      expect(await readdir(settings['DATA_DIR']!)).not.toContain('lock.json')
      expect(await attachEngine(settings['DATA_DIR']!)).toBeUndefined()
    } finally {
      other.close()
    }
  })

  it('does not start on a broken taxonomy, and says file, line and column of every fault', async () => {
    const taxonomy = join(folder, 'taxonomy')
    await cp(rootPath('taxonomy'), taxonomy, { recursive: true })
    const broken = join(taxonomy, 'nation.yaml')
    const text = await readFile(broken, 'utf8')
    await writeFile(broken, text.replace(/^order: .*$/m, 'order: first').replace(/^key: /m, 'kee: '))
    const line = (start: string) => text.split('\n').findIndex(one => one.startsWith(start)) + 1

    const { code, stdout, stderr } = await runLessons(['serve'], { ...settings, TAXONOMY_DIR: taxonomy })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^The taxonomy has \d problems:\n/)
    expect(stderr).toContain(`taxonomy/nation.yaml:${line('order:')}:8  Unexpected \`first\` in \`order\``)
    expect(stderr).toContain(`taxonomy/nation.yaml:${line('key:')}:1  Unexpected \`kee\``)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(await readdir(settings['DATA_DIR']!)).not.toContain('lock.json')
  })

  it('does not start with an engine that is not there, and says what can be done', async () => {
    const { code, stderr } = await runLessons(['serve'], { ...settings, MEILI_BIN: join(folder, 'no-such') })
    expect(code).toBe(2)
    expect(stderr).toContain('MEILI_BIN')
    expect(stderr).not.toMatch(/\n\s+at /)
  })
})
