import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site, type WatchedPage } from './open-site.ts'
import { someReviews } from './some-reviews.ts'

const FINDING = '/reviews/2006-highland-left-school-unseen/F1'

let site: Site
let page: WatchedPage
beforeAll(async () => {
  site = await openSite(someReviews)
  page = await site.open({ colorScheme: 'dark', viewport: { width: 794, height: 1123 } })
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
})
afterAll(() => site?.close())

describe('a page on paper', () => {
  it('has the results and leaves out the filters and the navigation', async () => {
    await page.goto('/search?q=school+thought+she+had+moved')
    for (const unwanted of ['.filter-panel', '.site-nav', '.sort-line', '.govuk-skip-link'])
      expect(await page.locator(unwanted).isVisible(), unwanted).toBe(false)
    expect(await page.locator('.result-sentence').isVisible()).toBe(true)
    expect(await page.locator('.hit h3').first().isVisible()).toBe(true)
  })

  it('has the whole finding, whose words it is, its sources with their addresses and how to cite it', async () => {
    await page.goto(FINDING)
    const text = await page.locator('main').innerText()
    for (const part of [
      'What happened',
      'Why it made sense at the time',
      'Written by the library',
      'Grade B',
    ])
      expect(text).toContain(part)
    expect(text).toContain('not yet checked by a person')
    expect(text).toContain('https://highland.gov.uk/news/article/761/')
    expect(text).toContain(`${FINDING}. Written and tagged by machine`)
    for (const unwanted of ['Copy citation', 'Copy link', 'JSON', 'Next:'])
      expect(text).not.toContain(unwanted)
  })

  it('has what a page of recurrence folds away on the screen', async () => {
    await page.goto('/taxonomy/systems-factor/information-not-assembled/recurrence')
    const folded = page.locator('.through-time details:not([open])')
    expect(await folded.count()).toBeGreaterThan(0)
    expect(await folded.first().innerText()).toContain('The addressee says')
  })

  it('is dark on light whatever the screen is', async () => {
    await page.goto(FINDING)
    const colours = await page.evaluate<number[]>(
      `[getComputedStyle(document.querySelector('.prose p')).color, getComputedStyle(document.body).backgroundColor]
        .map(colour => colour.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3)`,
    )
    expect(colours[0]).toBeLessThan(60)
    expect(colours[1]).toBeGreaterThan(240)
  })

  it('is no wider than the paper', async () => {
    for (const address of [
      '/search?q=school',
      FINDING,
      '/reviews/2006-highland-left-school-unseen',
      '/method',
    ]) {
      await page.goto(address)
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), address).toBe(0)
    }
  })
})
