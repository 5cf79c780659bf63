import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site, type WatchedPage } from './open-site.ts'
import { PAGES } from './page-list.ts'
import { someReviews } from './some-reviews.ts'

/** Enough to pass the head of any page and come to what it is about. */
const STOPS = 30

let site: Site
beforeAll(async () => {
  site = await openSite(someReviews)
})
afterAll(() => site?.close())

/** In the dark the same parts have other colours: pages that have all of them between them stand for all. */
const PARTS = ['home', 'search-hits', 'recommendations', 'figures', 'finding', 'questions', 'sign-in']
const LOOKED_AT = {
  light: PAGES,
  dark: PAGES.filter(([name]) => PARTS.includes(name)),
}

describe.each(['light', 'dark'] as const)('in %s', colorScheme => {
  let page: WatchedPage
  beforeAll(async () => {
    page = await site.open({ colorScheme, viewport: { width: 1280, height: 900 } })
  })

  it.each(LOOKED_AT[colorScheme])(
    'the page %s shows what has the focus, and its skip link leads past the head',
    async (_, to) => {
      await page.goto(to)
      await page.keyboard.press('Tab')
      const skip = page.locator(':focus')
      expect(await skip.innerText()).toBe('Skip to main content')
      expect((await skip.boundingBox())!.height).toBeGreaterThan(20)
      await page.keyboard.press('Enter')
      // The address follows the key a moment later.
      await page.waitForURL(url => url.hash === '#main')
      await page.keyboard.press('Tab')
      expect(await page.locator(':is(main, footer) :focus').count()).toBe(1)
      expect(await page.locator('.site-header :focus').count()).toBe(0)

      await page.goto(to)
      expect(await unseenStops(page)).toEqual([])
    },
  )
})

/** How an element looks, as far as a focus can change it. */
const LOOK = `element => {
  const { outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor, borderColor } = getComputedStyle(element)
  const unseen = outlineStyle === 'none' || outlineColor === 'rgba(0, 0, 0, 0)'
  return [unseen ? '' : outlineWidth + outlineColor, boxShadow, backgroundColor, borderColor].join()
}`

/** What Tab stops at that looks the same with the focus as without. */
async function unseenStops(page: Page): Promise<string[]> {
  // Noted by the page itself, which takes half the time of asking it after each key.
  await page.evaluate(
    `window.stops = new Map(),
      document.addEventListener('focusin', ({ target }) => stops.set(target, (${LOOK})(target)))`,
  )
  for (let press = 0; press < STOPS; press += 1) await page.keyboard.press('Tab')
  const [seen, unseen] = await page.evaluate<[number, string[]]>(
    `(document.activeElement.blur(),
      [stops.size, [...stops].filter(([stop, look]) => (${LOOK})(stop) === look).map(([stop]) => stop.outerHTML)])`,
  )
  expect(seen).toBeGreaterThan(10)
  return unseen
}
