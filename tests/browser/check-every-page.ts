import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Script, type Site, type WatchedPage } from './open-site.ts'
import { NOWHERE, PAGES } from './page-list.ts'
import { someReviews } from './some-reviews.ts'

const WIDTHS = [1280, 375, 320]
/** Three looks of axe at a page, on a machine that may be busy. */
const PATIENCE_MS = 90_000
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Looks at every page at every width in one colour scheme, with script and without. */
export function checkEveryPage(colorScheme: 'light' | 'dark'): void {
  let site: Site
  let pages: Record<Script, WatchedPage>
  beforeAll(async () => {
    site = await openSite(someReviews)
    const open = (script: Script) => site.open({ script, colorScheme })
    pages = { on: await open('on'), off: await open('off'), 'left out': await open('left out') }
  })
  afterAll(() => site?.close())

  describe.each(PAGES)(`%s in ${colorScheme}`, (_, address) => {
    it('is sound with script', { timeout: PATIENCE_MS }, async () => {
      const page = await go(pages.on, address)
      await expectSound(page)
      // Colours change where the columns do and not below, and looking at them takes most of the time.
      expect(await audit(page, [1280, 375])).toEqual([])
      expect(page.faults).toEqual([])
    })

    it('is sound without script', { timeout: PATIENCE_MS }, async () => {
      const page = await go(pages.off, address)
      await expectSound(page)
      expect(page.faults).toEqual([])
      // Axe is itself a script, so it looks where the browser runs scripts and the site sends none.
      const scriptless = await go(pages['left out'], address)
      await expectSound(scriptless)
      expect(await audit(scriptless, [375])).toEqual([])
      expect(scriptless.faults).toEqual([])
    })
  })
}

async function go(page: WatchedPage, address: string): Promise<WatchedPage> {
  page.faults.splice(0)
  const answer = await page.goto(address)
  expect(answer?.status()).toBe(address === NOWHERE ? 404 : 200)
  return page
}

/** What holds of any page; what is folded is looked at too, and stays open. */
async function expectSound(page: Page): Promise<void> {
  expect(await page.locator('html').getAttribute('lang')).toBe('en-GB')
  expect(await page.title()).toMatch(/\S/)
  expect(await page.locator('h1').count()).toBe(1)
  expect(await page.locator('main').count()).toBe(1)
  expect(await sidewaysScroll(page), 'pixels too wide').toEqual(WIDTHS.map(() => 0))
  await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true')
  expect(await sidewaysScroll(page), 'pixels too wide with all unfolded').toEqual(WIDTHS.map(() => 0))
}

/** By how many pixels the page is wider than its window, at each width. */
async function sidewaysScroll(page: Page): Promise<number[]> {
  const scrolls: number[] = []
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    scrolls.push(await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth'))
  }
  return scrolls
}

/** What axe finds at each width; colours only where that is asked for, and then also those it could not judge. */
async function audit(page: Page, coloursAt: readonly number[]): Promise<string[]> {
  const found: string[] = []
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    const axe = new AxeBuilder({ page }).setLegacyMode().withTags(WCAG)
    if (!coloursAt.includes(width)) axe.disableRules('color-contrast')
    const { violations, incomplete } = await axe.analyze()
    const unjudged = incomplete.filter(({ id }) => id === 'color-contrast')
    for (const { id, nodes } of [...violations, ...unjudged])
      found.push(...nodes.map(node => `${id} at ${width} px: ${node.html} ${node.failureSummary ?? ''}`))
  }
  return found
}
