import { isDeepStrictEqual } from 'node:util'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type RunningServer } from '../../src/server.ts'
import { makeFolder, testConfig } from '../library-fixture.ts'
import { askApi, eventually, startTestServer, type TestServer } from './running-server.ts'

describe('a process that only reads', () => {
  let writer: TestServer
  let reader: RunningServer
  const ready = async (server: RunningServer) => (await fetch(`${server.url}/readyz`)).status

  beforeAll(async () => {
    writer = await startTestServer()
    reader = await startServer({ ...writer.config, readOnly: true })
    await reader.indexed
  })
  afterAll(async () => {
    await reader.stop()
    await writer.end()
  })

  it('answers as the writer does, beside it on the same DATA_DIR', async () => {
    await eventually(
      () => ready(reader),
      status => status === 200,
    )
    // Each ranks by itself, a moment after it is ready.
    const both = await eventually(
      () => Promise.all([writer.server, reader].map(server => askApi(server.url, '/search?q=school+moved'))),
      ([written, read]) => isDeepStrictEqual(written?.body, read?.body),
    )
    expect(both.map(answer => answer.status)).toEqual([200, 200])
    expect(both[1]!.body['total']).toBeGreaterThan(0)
  })

  it('follows the writer to a new file and is not ready until the writer has indexed it', async () => {
    const path = join(writer.config.reviewsDir, '2006-highland-left-school-unseen.md')
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.replace('### F2. Worries reached', '### F2. Numbats reached'))
    const found = () => askApi(reader.url, '/search?q=numbats').then(answer => answer.body['total'])
    await eventually(found, total => total === 1)
    await eventually(
      () => ready(reader),
      status => status === 200,
    )
  })

  it('follows the writer’s engine to a new port after it was killed', async () => {
    const address = JSON.parse(
      await readFile(join(writer.config.dataDir, 'engine', 'address.json'), 'utf8'),
    ) as { pid: number }
    process.kill(address.pid, 'SIGKILL')
    await eventually(
      () => askApi(reader.url, '/search?q=school'),
      answer => answer.status === 200,
    )
  })

  it('has no sign-in, says so, and shows no link to it', async () => {
    const page = await fetch(`${reader.url}/sign-in`)
    expect(page.status).toBe(403)
    expect(await page.text()).toContain('This copy of the site only reads: nobody can sign in here')
    expect((await fetch(`${reader.url}/sign-in`, { method: 'POST' })).status).toBe(403)
    expect((await fetch(`${reader.url}/account`)).status).toBe(403)
    expect(await (await fetch(reader.url)).text()).not.toContain('/sign-in')
    expect(await (await fetch(writer.server.url)).text()).toContain('/sign-in')
  })

  it('writes nothing', async () => {
    const listed = async () =>
      Promise.all(
        (await readdir(writer.config.dataDir))
          .sort()
          .map(async name => `${name} ${(await stat(join(writer.config.dataDir, name))).mtimeMs}`),
      )
    const before = await listed()
    await askApi(reader.url, '/search?q=school')
    await fetch(`${reader.url}/reviews`)
    expect(await listed()).toEqual(before)
  })

  it('is not ready where there is no writer, and serves what needs no engine', async () => {
    const folder = await makeFolder()
    const alone = await startServer({ ...testConfig(folder), readOnly: true })
    try {
      expect(await ready(alone)).toBe(503)
      expect((await fetch(`${alone.url}/taxonomy`)).status).toBe(200)
      expect(await readdir(folder)).toEqual([])
    } finally {
      await alone.stop()
    }
  })
})
