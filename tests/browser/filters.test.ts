import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site, type WatchedPage } from './open-site.ts'
import { someReviews } from './some-reviews.ts'

const WIDE = { width: 1280, height: 900 }
const NARROW = { width: 375, height: 800 }

let site: Site
let page: WatchedPage
beforeAll(async () => {
  site = await openSite(someReviews)
})
afterAll(() => site?.close())
afterEach(async () => {
  expect(page.faults).toEqual([])
  await page.context().close()
})

const education = () => page.getByRole('checkbox', { name: /^Schools and colleges/ })
const apply = () => page.getByRole('button', { name: 'Apply filters' }).first().click()
const total = async () => Number(/^[\d,]+/.exec(await page.locator('.result-sentence').innerText())?.[0])
const removal = () => page.getByRole('link', { name: 'Remove filter Agency: Schools and colleges' })

describe('filters without script', () => {
  it('stand folded on a narrow screen until they are wanted, and fold again when they are applied', async () => {
    page = await site.open({ script: 'off', viewport: NARROW })
    await page.goto('/search?q=school')
    expect(await education().isVisible()).toBe(false)
    await page.locator('summary', { hasText: /^Filter$/ }).click()
    expect(await education().isVisible()).toBe(true)
    await education().click()
    await apply()
    await page.waitForURL(/agency=education/)
    expect(await education().isVisible()).toBe(false)
    expect(await page.locator('summary', { hasText: 'Filter (1 chosen)' }).isVisible()).toBe(true)
    const hit = await page.locator('.hit').first().boundingBox()
    expect(hit!.y).toBeLessThan(NARROW.height)
  })

  it('stand open beside the results on a wide screen, with no button to open them', async () => {
    page = await site.open({ script: 'off', viewport: WIDE })
    await page.goto('/search?q=school')
    expect(await education().isVisible()).toBe(true)
    expect(await page.locator('summary', { hasText: /^Filter/ }).isVisible()).toBe(false)
    const panel = await page.locator('.filter-panel').boundingBox()
    const results = await page.locator('#results').boundingBox()
    expect(panel!.x + panel!.width).toBeLessThan(results!.x)
    expect(Math.abs(panel!.y - results!.y)).toBeLessThan(20)
  })

  it('can be taken away one by one, and come back with the back button', async () => {
    page = await site.open({ script: 'off', viewport: WIDE })
    await page.goto('/search?q=school')
    const all = await total()
    await education().click()
    await apply()
    await page.waitForURL(/agency=education/)
    const filtered = await total()
    expect(filtered).toBeGreaterThan(0)
    expect(filtered).toBeLessThan(all)

    await removal().click()
    await page.waitForURL(url => !url.search.includes('agency'))
    expect(await total()).toBe(all)
    expect(await education().isChecked()).toBe(false)
    expect(await removal().count()).toBe(0)

    await page.goBack()
    await page.waitForURL(/agency=education/)
    expect(await total()).toBe(filtered)
    expect(await education().isChecked()).toBe(true)
    expect(await removal().count()).toBe(1)
    await page.goBack()
    await page.waitForURL(url => !url.search.includes('agency'))
    expect(await total()).toBe(all)
    expect(await education().isChecked()).toBe(false)
  })
})

describe('filters with script', () => {
  it('act as they are ticked, keep the focus, and come back with the back button', async () => {
    page = await site.open({ viewport: WIDE })
    await page.goto('/search?q=school')
    await page.evaluate('window.sameDocument = true')
    const all = await total()
    await education().focus()
    await page.keyboard.press('Space')
    await page.waitForURL(/agency=education/)
    await removal().waitFor()
    const filtered = await total()
    expect(filtered).toBeLessThan(all)
    expect(await page.locator(':focus').getAttribute('value')).toBe('education')
    expect(await page.getByRole('status').first().textContent()).toContain(String(filtered))

    await page.goBack()
    await page.waitForURL(url => !url.search.includes('agency'))
    await removal().waitFor({ state: 'detached' })
    expect(await total()).toBe(all)
    expect(await education().isChecked()).toBe(false)
    await page.goForward()
    await removal().waitFor()
    expect(await education().isChecked()).toBe(true)

    await removal().click()
    await removal().waitFor({ state: 'detached' })
    expect(await total()).toBe(all)
    expect(await page.evaluate('window.sameDocument')).toBe(true)
  })

  it('leave a panel open that was opened on a narrow screen', async () => {
    page = await site.open({ viewport: NARROW })
    await page.goto('/search?q=school')
    await page.locator('summary', { hasText: /^Filter$/ }).click()
    await education().click()
    await page.waitForURL(/agency=education/)
    await page.locator('summary', { hasText: 'Filter (1 chosen)' }).waitFor()
    expect(await education().isVisible()).toBe(true)
  })

  it('show as one types what the server shows for the same words', async () => {
    page = await site.open({ viewport: WIDE })
    await page.goto('/search')
    await page.getByRole('combobox', { name: 'Search the library' }).pressSequentially('left school')
    await page.waitForURL('**/search?q=left+school')
    const typed = await page.locator('#results').innerText()
    expect(await page.title()).toContain('left school')
    await page.reload()
    expect(await page.locator('#results').innerText()).toBe(typed)
  })

  it('narrow a long list of terms to the letters typed', async () => {
    page = await site.open({ viewport: WIDE })
    await page.goto('/search')
    await page.getByRole('searchbox', { name: 'Find a term in Agency' }).fill('colleg')
    const list = page.locator('[data-terms=agency]')
    expect(await list.locator('input').count()).toBeGreaterThan(1)
    expect(await list.locator('li:visible').allInnerTexts()).toEqual([
      expect.stringContaining('Schools and colleges'),
    ])
    expect(page.url()).toBe(`${site.url}/search`)
  })

  it('say what a tag means on focus, until Escape', async () => {
    page = await site.open({ viewport: WIDE })
    await page.goto('/search?q=school')
    const tag = page.locator('.hit .tag a').first()
    await tag.focus()
    const tip = page.getByRole('tooltip')
    expect((await tip.innerText()).length).toBeGreaterThan(10)
    expect(await tag.getAttribute('aria-describedby')).toBe(await tip.getAttribute('id'))
    await page.keyboard.press('Escape')
    expect(await tip.count()).toBe(0)
  })
})
