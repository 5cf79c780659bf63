import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { rm } from 'node:fs/promises'
import { launchBrowser } from '../../scripts/browser/launch-browser.mjs'
import { startServer } from '../../src/server.ts'
import { makeFolder, testConfig } from '../library-fixture.ts'
import { putReadyData } from '../ready-data.ts'

/** Scripts as the site sends them, none of them run by the browser, or none sent while the browser would run them. */
export type Script = 'on' | 'off' | 'left out'

export interface Site {
  url: string
  /** Where the server keeps its state. */
  dataDir: string
  browser: Browser
  /** A page in a window of its own, which goes with the site. */
  open(options?: { script?: Script } & BrowserContextOptions): Promise<WatchedPage>
  close(): Promise<void>
}

/** A page with what went wrong on it: errors in its console, requests to anywhere else, files that are not there. */
export type WatchedPage = Page & { faults: string[] }

/**
 * Starts the real server on folders of its own, and a browser.
 * @param toReviews makes the folder of reviews in the temporary folder it is given; else those of the project are used
 * @param settings of the server, beside its folders
 */
export async function openSite(
  toReviews?: (folder: string) => Promise<string>,
  settings: Readonly<Record<string, string>> = {},
): Promise<Site> {
  const folder = await makeFolder()
  const undo = [() => rm(folder, { recursive: true, force: true })]
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    const reviews = await toReviews?.(folder)
    const config = testConfig(folder, {
      ...settings,
      ...(reviews !== undefined && { REVIEWS_DIR: reviews }),
    })
    await putReadyData(config)
    const server = await startServer(config)
    undo.push(() => server.stop())
    const browser = await launchBrowser()
    undo.push(() => browser.close())
    await server.indexed
    const { url } = server
    const { dataDir } = server.services.config
    return { url, dataDir, browser, close, open: options => openPage(browser, url, options) }
  } catch (cause) {
    await close()
    throw cause
  }
}

async function openPage(
  browser: Browser,
  url: string,
  { script = 'on', ...options }: { script?: Script } & BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ baseURL: url, javaScriptEnabled: script !== 'off', ...options })
  // Shorter than the time of a test, so that what was waited for is named.
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  if (script === 'left out')
    await page.route(/\.js(\?|$)/, route => route.fulfill({ contentType: 'text/javascript', body: '' }))
  return watch(page, url)
}

function watch(page: Page, url: string): WatchedPage {
  const faults: string[] = []
  page.on('request', request => {
    if (!request.url().startsWith(`${url}/`)) faults.push(`asked for ${request.url()}`)
  })
  page.on('response', response => {
    if (response.status() >= 400 && !response.request().isNavigationRequest())
      faults.push(`got ${response.status()} for ${response.url()}`)
  })
  page.on('pageerror', error => faults.push(`threw ${error.message}`))
  page.on('console', message => {
    // That a page answers 404 is what it is for; the console says so too.
    const isAnswer =
      message.text().startsWith('Failed to load resource') && message.location().url === page.url()
    if (['error', 'warning'].includes(message.type()) && !isAnswer) faults.push(`said ${message.text()}`)
  })
  return Object.assign(page, { faults })
}
