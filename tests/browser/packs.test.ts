import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { rm } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../scripts/browser/launch-browser.mjs'
import { rootPath } from '../../src/root-path.ts'
import { makeFolder, makeReviews, startLibrary, type TestLibrary } from '../library-fixture.ts'
import { signedInApp } from '../web/saved-account.ts'
import { auditPage } from './audit-page.ts'

const HIGHLAND = '2006-highland-left-school-unseen'

let library: TestLibrary
let folder: string
let server: Server
let browser: Browser
let url: string

beforeAll(async () => {
  folder = await makeFolder()
  const reviews = await makeReviews(folder, [
    rootPath('reviews', `${HIGHLAND}.md`),
    rootPath('reviews', '1986-northern-ireland-hughes-inquiry.md'),
  ])
  library = await startLibrary({ REVIEWS_DIR: reviews })
  server = createServer(signedInApp(library.services))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await launchBrowser()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  server?.closeAllConnections()
  server?.close()
  await library?.end()
  await rm(folder, { recursive: true, force: true })
})

async function open({ name, scripts = true }: { name?: string; scripts?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    javaScriptEnabled: scripts,
    ...(name !== undefined && { extraHTTPHeaders: { 'x-account': name } }),
  })
  context.setDefaultTimeout(15_000)
  return context.newPage()
}

const headOf = (page: Page) => page.locator('.site-nav a[href="/packs"]').innerText()
const addButton = (page: Page) => page.getByRole('button', { name: /^Add to pack ?: / }).first()

describe('a pack that is kept in the browser', { timeout: 90_000 }, () => {
  it('is counted in the head of each page, outlives live results, and is gone from there once it is saved', async () => {
    const page = await open({ name: 'anna' })
    await page.goto('/search?q=school')
    await addButton(page).click()
    expect(await headOf(page)).toBe('Your pack (1)')
    await page.locator('#q').fill('school police')
    await page.waitForURL(/school\+police/)
    // What the script put in place has buttons too.
    await page.waitForFunction('document.querySelectorAll("a[data-pack-add]").length === 0')
    await addButton(page).click()
    expect(await headOf(page)).toBe('Your pack (2)')
    await page.goto(`/reviews/${HIGHLAND}/R1`)
    await addButton(page).click()
    expect(await page.getByRole('button', { name: /^In your pack: take it out/ }).count()).toBe(1)

    await page.goto('/packs')
    expect(await page.locator('[data-pack-list] li').count()).toBe(3)
    expect(await auditPage(page)).toEqual([])
    await page
      .getByRole('button', { name: /^Take out/ })
      .first()
      .click()
    expect(await headOf(page)).toBe('Your pack (2)')
    await page.getByRole('link', { name: 'Make a pack of these 2' }).click()
    await page.getByLabel('Title').fill('School and police')
    await page.getByRole('button', { name: /^Move down/ }).click()
    expect(await page.getByLabel('Title').inputValue()).toBe('School and police')
    expect(await auditPage(page)).toEqual([])
    await page.locator('#save').click()
    await page.getByRole('heading', { level: 1, name: 'School and police' }).waitFor()
    expect(page.url()).toMatch(/\/packs\/[a-z2-7]{10}$/)
    expect(await headOf(page)).toBe('Packs')
    expect(await page.locator('.pack-item').count()).toBe(2)
    expect(await auditPage(page)).toEqual([])

    const other = await page.context().newPage()
    await other.goto(page.url())
    await other.getByRole('link', { name: 'Change this pack' }).click()
    const late = other.url()
    await page.goto(late)
    for (const one of [page, other]) await one.getByLabel('Title').fill(`Of ${one === page ? 'one' : 'two'}`)
    await page.locator('#save').click()
    await other.locator('#save').click()
    await other.getByRole('heading', { name: /^Not saved/ }).waitFor()
    expect(await other.getByLabel('Title').inputValue()).toBe('Of two')
    expect(await auditPage(other)).toEqual([])
  })

  it('is a link and a form where scripts do not run', async () => {
    const page = await open({ scripts: false })
    await page.goto(`/reviews/${HIGHLAND}/F1`)
    await page.getByRole('link', { name: /^Add to pack ?: School was told/ }).click()
    expect(await page.locator('.pack-item').count()).toBe(1)
    await page.getByLabel('Add one').fill(`${HIGHLAND}/R1`)
    await page.getByLabel('Title').fill('Out of school')
    // As by the button: what is typed there is added before anything is saved.
    await page.getByLabel('Title').press('Enter')
    expect(await page.locator('.pack-item').count()).toBe(2)
    expect(await page.getByLabel('Title').inputValue()).toBe('Out of school')
    expect(await page.getByText('Sign in to save the pack').count()).toBe(1)
  })
})
