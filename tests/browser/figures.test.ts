import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site, type WatchedPage } from './open-site.ts'
import { someReviews } from './some-reviews.ts'

let site: Site
let page: WatchedPage
beforeAll(async () => {
  site = await openSite(someReviews)
  page = await site.open()
})
afterAll(() => site?.close())

/** The pictures of a page, once they are there: the address that was taken, and how wide the picture is drawn. */
async function picturesOf(width: number): Promise<Array<{ src: string; natural: number; shown: number }>> {
  await page.setViewportSize({ width, height: 900 })
  await page.goto('/trends?q=school', { waitUntil: 'networkidle' })
  return page.evaluate(
    `[...document.querySelectorAll('img')].map(one => ({ src: one.currentSrc, natural: one.naturalWidth, shown: one.width }))`,
  )
}

describe('the map of a review', () => {
  it('with four findings beside each other fits a wide window, and no page is wider than its window', async () => {
    for (const [width, fits] of [
      [1280, true],
      [375, false],
    ] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto('/reviews/2003-london-laming-inquiry/accimap')
      const sizes = await page.evaluate<number[]>(
        `[document.querySelector('.map-scroll')].flatMap(one => [one.scrollWidth, one.clientWidth, document.documentElement.scrollWidth])`,
      )
      expect(sizes[0]! <= sizes[1]!).toBe(fits)
      expect(sizes[2]).toBe(width)
    }
  })
})

describe('the pictures of the page of figures', () => {
  it.each([
    [1280, 680, false],
    [375, 343, true],
  ])('are read by the browser and fit at %i pixels', async (width, drawn, narrow) => {
    const pictures = await picturesOf(width)
    expect(pictures.length).toBeGreaterThan(2)
    for (const { src, natural, shown } of pictures) {
      expect(src.includes('size=narrow')).toBe(narrow)
      expect(natural).toBe(drawn)
      expect(shown).toBeGreaterThan(drawn * 0.9)
      expect(shown).toBeLessThanOrEqual(width)
    }
    expect(page.faults).toEqual([])
  })

  it('change with what is chosen, without script', async () => {
    const plain = await site.open({ script: 'off' })
    await plain.goto('/trends')
    await plain.getByLabel('In rows').selectOption('agency')
    await plain.getByLabel('In columns').selectOption('')
    await plain.getByRole('button', { name: 'Show figures' }).click()
    expect(new URL(plain.url()).searchParams.get('rows')).toBe('agency')
    expect(await plain.locator('h2#table').innerText()).toBe('Agency')
  })
})
