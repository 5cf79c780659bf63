import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../scripts/browser/launch-browser.mjs'
import { createApp } from '../../src/app.ts'
import { PASSWORD } from '../accounts/signed-in.ts'
import { makeWriter, startWritingLibrary, textOf, type WritingLibrary } from '../authoring/desk.ts'
import { auditPage } from './audit-page.ts'

let library: WritingLibrary
let server: Server
let browser: Browser
let page: Page
let draft: string

beforeAll(async () => {
  library = await startWritingLibrary()
  const ada = await makeWriter(library, 'ada', 'author')
  await makeWriter(library, 'cleo', 'approver')
  const markdown = await textOf('2024-somewhere-at-the-desk', 'A review at the desk')
  draft = ((await ada.send('post', '/drafts', { markdown })).body as { id: string }).id
  await ada.send('put', `/drafts/${draft}`, { markdown: `${markdown}\n`, revision: 1 })
  await ada.send('put', `/drafts/${draft}`, { markdown: 'Too late.\n', revision: 1 }).expect(409)
  await ada.send('post', `/drafts/${draft}/submit`).expect(200)
  server = createServer(createApp(library.services))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  browser = await launchBrowser()
  const context = await browser.newContext({
    baseURL: `http://127.0.0.1:${port}`,
    javaScriptEnabled: true,
  })
  page = await context.newPage()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  server?.closeAllConnections()
  server?.close()
  await library?.end()
})

describe('an approver at the desk of a draft', { timeout: 90_000 }, () => {
  it('comments on a paragraph, approves and publishes, on a page that anybody can use', async () => {
    await page.goto(`/contribute/${draft}`)
    await page.getByLabel('Name').fill('cleo')
    await page.getByLabel('Password').fill(PASSWORD)
    await page.locator('main').getByRole('button').click()
    await page.getByRole('heading', { level: 1, name: 'A review at the desk' }).waitFor()
    await page.getByText('Comment here').first().click()
    await page.getByLabel('Comment', { exact: true }).first().fill('Which agency said so?')
    await page.locator('.draft-part').first().getByRole('button', { name: 'Comment' }).click()
    expect(await page.locator('.draft-part').first().locator('.remark__text').allInnerTexts()).toEqual([
      'Which agency said so?',
    ])
    expect(await auditPage(page)).toEqual([])
    await page.getByRole('button', { name: 'Approve this text' }).click()
    await page.getByRole('button', { name: 'Publish it' }).click()
    await page.getByRole('status').getByRole('link').click()
    expect(await page.getByRole('heading', { level: 1, name: 'A review at the desk' }).count()).toBe(1)
  })

  it('has every other page for writers and approvers as anybody can use it', async () => {
    const review = '/reviews/2024-somewhere-at-the-desk'
    const paths = [
      '/contribute',
      '/contribute/new',
      '/contribute/import',
      `${review}/history`,
      `${review}/withdraw`,
    ]
    for (const path of paths) {
      expect((await page.goto(path))!.status()).toBe(200)
      expect(await auditPage(page), path).toEqual([])
    }
  })
})
