import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeOn } from './axe-on.ts'
import { openSite, type Script, type Site, type WatchedPage } from './open-site.ts'
import { NOWHERE, PAGES } from './page-list.ts'
import { someReviews } from './some-reviews.ts'

const WIDTHS = [1280, 375, 320]
/** Three looks of axe at a page, on a machine that may be busy. */
const PATIENCE_MS = 90_000
/** Takes most of the time of a look, and asks nothing of scripts. */
const COLOURS = 'color-contrast'
const OF_LAYOUT = ['target-size', 'scrollable-region-focusable']
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Looks at every page at every width, with script and without. */
export function checkEveryPage(): void {
  let site: Site
  let pages: Record<Script, WatchedPage>
  beforeAll(async () => {
    site = await openSite(someReviews)
    const open = (script: Script) => site.open({ script, colorScheme: 'light' })
    pages = { on: await open('on'), off: await open('off'), 'left out': await open('left out') }
  })
  afterAll(() => site?.close())

  describe.each(PAGES)('%s', (_, address) => {
    it('is sound with script', { timeout: PATIENCE_MS }, async () => {
      const page = await go(pages.on, address)
      await expectSound(page)
      expect(await audit(page, [1280, 375])).toEqual([])
      // Below, nothing is different but how near things stand and what scrolls.
      expect(await audit(page, [320], { only: OF_LAYOUT })).toEqual([])
      expect(page.faults).toEqual([])
    })

    it('is sound without script', { timeout: PATIENCE_MS }, async () => {
      const page = await go(pages.off, address)
      await expectSound(page)
      expect(page.faults).toEqual([])
      // Axe is itself a script, so it looks where the browser runs scripts and the site sends none.
      const scriptless = await go(pages['left out'], address)
      await expectSound(scriptless)
      expect(await audit(scriptless, [375], { but: [COLOURS] })).toEqual([])
      expect(scriptless.faults).toEqual([])
    })
  })
}

/** Looks at the colours of every page on a dark ground; nothing else is different there. */
export function checkDarkColours(): void {
  let site: Site
  let page: WatchedPage
  beforeAll(async () => {
    site = await openSite(someReviews)
    page = await site.open({ script: 'on', colorScheme: 'dark' })
  })
  afterAll(() => site?.close())

  it.each(PAGES)('%s can be read in the dark', { timeout: PATIENCE_MS }, async (_, address) => {
    await go(page, address)
    await unfold(page)
    expect(await audit(page, [1280, 375], { only: [COLOURS] })).toEqual([])
    expect(page.faults).toEqual([])
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
  await unfold(page)
  expect(await sidewaysScroll(page), 'pixels too wide with all unfolded').toEqual(WIDTHS.map(() => 0))
}

function unfold(page: Page): Promise<unknown> {
  return page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true')
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

/** What axe finds at each width: all of WCAG A and AA, or the rules that are named. Colours it could not judge count too. */
async function audit(
  page: Page,
  widths: readonly number[],
  { only, but = [] }: { only?: readonly string[]; but?: readonly string[] } = {},
): Promise<string[]> {
  const found: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    // What ground a text in a drawing stands on it cannot tell; tests/exports/charts/draw-acci-map.test.ts reckons it.
    const axe = axeOn(page).exclude('.acci-map text')
    if (only) axe.withRules([...only])
    else axe.withTags(WCAG)
    axe.disableRules([...but])
    const { violations, incomplete } = await axe.analyze()
    const unjudged = incomplete.filter(({ id }) => id === COLOURS)
    for (const { id, nodes } of [...violations, ...unjudged])
      found.push(...nodes.map(node => `${id} at ${width} px: ${node.html} ${node.failureSummary ?? ''}`))
  }
  return found
}
