import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../scripts/browser/launch-browser.mjs'
import { rootPath } from '../../src/root-path.ts'
import { makeFolder } from '../library-fixture.ts'

let folder: string
let server: ChildProcess
let browser: Browser
let url: string

beforeAll(async () => {
  folder = await makeFolder()
  server = spawn(process.execPath, [rootPath('dist/cli/main.js'), 'serve'], {
    cwd: rootPath('.'),
    // Vitest sets a BASE_URL of its own; an empty setting counts as absent.
    env: {
      ...process.env,
      BASE_URL: '',
      MEILI_URL: '',
      DATA_DIR: join(folder, 'data'),
      PORT: '0',
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: server.stdout! })) {
    url ??= /http:\S+/.exec(line)?.[0] ?? ''
    if (line.startsWith('Ready')) break
  }
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  if (server.exitCode === null) {
    server.kill()
    await once(server, 'exit')
  }
  await rm(folder, { recursive: true, force: true })
})

describe('the site as it is built', () => {
  it('has every page that its head and its foot lead to, and its style and its script', async () => {
    const page = await browser.newPage({ baseURL: url })
    const missing: string[] = []
    page.on('response', answer => {
      if (!answer.ok()) missing.push(`${answer.status()} ${answer.url()}`)
    })
    await page.goto('/')
    const links = await page.locator(':is(header, footer) a[href^="/"]').all()
    const addresses = await Promise.all(links.map(async link => (await link.getAttribute('href'))!))
    expect(addresses.length).toBeGreaterThan(9)
    for (const address of addresses) {
      await page.goto(address)
      expect(await page.getByRole('heading', { level: 1 }).count(), address).toBe(1)
    }
    expect(missing).toEqual([])
  })

  it('finds what the training lead asks for', async () => {
    const page = await browser.newPage({ baseURL: url })
    await page.goto('/')
    await page.getByRole('combobox').fill('school thought she had moved')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/search?*')
    await page.getByRole('checkbox', { name: /^Schools and colleges/ }).click()
    await page.waitForURL(/agency=education/)
    expect(await page.locator('.hit h3 a').first().getAttribute('href')).toContain(
      '/reviews/2006-highland-left-school-unseen/F1#p-',
    )
  })
})
