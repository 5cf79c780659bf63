import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../scripts/browser/launch-browser.mjs'
import { rootPath } from '../../src/root-path.ts'
import { makeFolder, makeReviews, startLibrary, type TestLibrary } from '../library-fixture.ts'
import { inventedReview } from '../search/invented-review.ts'
import { signedInApp } from '../web/saved-account.ts'
import { auditPage } from './audit-page.ts'

let library: TestLibrary
let folder: string
let reviews: string
let server: Server
let browser: Browser
let page: Page

beforeAll(async () => {
  folder = await makeFolder()
  reviews = await makeReviews(folder, [rootPath('reviews', '2006-highland-left-school-unseen.md')])
  library = await startLibrary({ REVIEWS_DIR: reviews })
  server = createServer(signedInApp(library.services))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  browser = await launchBrowser()
  const context = await browser.newContext({
    baseURL: `http://127.0.0.1:${port}`,
    javaScriptEnabled: true,
    extraHTTPHeaders: { 'x-account': 'anna' },
  })
  page = await context.newPage()
})
afterAll(async () => {
  await browser?.close()
  server?.closeAllConnections()
  server?.close()
  await library?.end()
  await rm(folder, { recursive: true, force: true })
})

describe('somebody who is signed in', { timeout: 90_000 }, () => {
  it('saves a search, comes back to what is new, and marks it as seen', async () => {
    await page.goto('/search?q=school&agency=education')
    await page.getByRole('link', { name: 'save it' }).click()
    await page.getByLabel('Title').fill('Schools and <police>')
    await page.getByRole('button', { name: 'Save this search' }).click()
    expect(await page.getByRole('heading', { level: 2, name: 'Schools and <police>' }).count()).toBe(1)
    expect(await page.getByText('Nothing new since you last marked it as seen').count()).toBe(1)

    const id = '1991-nowhere-came-late'
    await writeFile(
      join(reviews, `${id}.md`),
      inventedReview({ id, findings: [{ title: 'A list was kept', what: 'The school kept a list.' }] }),
    )
    await library.services.library.refresh()
    await page.reload()
    expect(await page.getByRole('link', { name: 'A list was kept' }).getAttribute('href')).toBe(
      `/reviews/${id}/F1`,
    )
    expect(await page.getByText('Why it is here: Contains: school;').count()).toBe(1)
    expect(await auditPage(page)).toEqual([])

    await page.getByRole('button', { name: 'Mark as seen' }).click()
    expect(await page.getByRole('link', { name: 'A list was kept' }).count()).toBe(0)
    expect(await page.getByText('Nothing new since you last marked it as seen').count()).toBe(1)
  })

  it('is told at the field what is wrong with a title, on a page that is as sound', async () => {
    await page.goto('/saved')
    await page.getByText('Rename, delete or follow elsewhere').click()
    await page.getByLabel('New title').fill(' ')
    await page.getByRole('button', { name: 'Rename' }).click()
    expect(await page.title()).toMatch(/^Error: /)
    await page.getByRole('link', { name: 'Enter a title' }).click()
    expect(await page.evaluate('document.activeElement.name')).toBe('title')
    expect(await auditPage(page)).toEqual([])
  })
})
