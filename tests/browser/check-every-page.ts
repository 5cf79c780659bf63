import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Script, type Site, type WatchedPage } from './open-site.ts'
import { PAGES } from './page-list.ts'
import { someReviews } from './some-reviews.ts'

const WIDTHS = [1280, 375, 320]
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Looks at every page at every width in one colour scheme, with script and without. */
export function checkEveryPage(colorScheme: 'light' | 'dark'): void {
  let site: Site
  const pages: Partial<Record<Script, WatchedPage>> = {}
  beforeAll(async () => {
    site = await openSite(someReviews)
    for (const script of ['on', 'off', 'left out'] as const)
      pages[script] = await site.open({ script, colorScheme })
  })
  afterAll(() => site?.close())
  afterEach(() => Object.values(pages).forEach(page => page.faults.splice(0)))

  describe.each(PAGES)(`%s in ${colorScheme}`, (_, address) => {
    describe.each(WIDTHS)('at %i px', width => {
      it('is sound with script', async () => {
        const page = await go(pages.on!, address, width)
        await expectSound(page)
        expect(await audit(page)).toEqual([])
        expect(page.faults).toEqual([])
      })

      it('is sound without script', async () => {
        const page = await go(pages.off!, address, width)
        await expectSound(page)
        expect(page.faults).toEqual([])
        // Axe is itself a script, so it looks where the browser runs scripts and the site sends none.
        const audited = await go(pages['left out']!, address, width)
        await expectSound(audited)
        expect(await audit(audited)).toEqual([])
      })
    })
  })
}

async function go(page: WatchedPage, address: string, width: number): Promise<WatchedPage> {
  await page.setViewportSize({ width, height: 900 })
  await page.goto(address)
  return page
}

/** What holds of any page; what is folded is looked at too, and stays open. */
async function expectSound(page: Page): Promise<void> {
  expect(await page.locator('html').getAttribute('lang')).toBe('en-GB')
  expect(await page.title()).toMatch(/\S/)
  expect(await page.locator('h1').count()).toBe(1)
  expect(await page.locator('main').count()).toBe(1)
  expect(await sidewaysScroll(page)).toBe(0)
  await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true')
  expect(await sidewaysScroll(page)).toBe(0)
}

/** By how many pixels the page is wider than its window. */
function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - window.innerWidth')
}

/** What axe finds, and what it could not decide. */
async function audit(page: Page): Promise<string[]> {
  const { violations, incomplete } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(WCAG)
    .options({ resultTypes: ['violations', 'incomplete'] })
    .analyze()
  return [...violations, ...incomplete].flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.html} ${node.failureSummary ?? ''}`),
  )
}
