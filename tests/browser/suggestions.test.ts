import type { Page, Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { axeOn } from './axe-on.ts'
import { tabTo } from './keyboard.ts'
import { openSite, type Site, type WatchedPage } from './open-site.ts'
import { someReviews } from './some-reviews.ts'

const WIDE = { width: 1280, height: 900 }

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

const box = () => page.getByRole('combobox')
const list = () => page.getByRole('listbox', { name: 'Suggestions' })
const options = () => list().getByRole('option')
const said = () => page.locator('.search-box [role=status]').textContent()

/** Types in the box and waits for what is suggested. */
async function type(text: string): Promise<void> {
  await box().pressSequentially(text)
  await list().waitFor()
}

/** What the box says of itself to a reader who does not see the list. */
async function state(): Promise<{ expanded: string | null; active: string | null; selected: string[] }> {
  const active = await box().getAttribute('aria-activedescendant')
  return {
    expanded: await box().getAttribute('aria-expanded'),
    active: active === null ? null : await page.locator(`#${active}`).innerText(),
    selected: await page.locator('[role=option][aria-selected=true]').allInnerTexts(),
  }
}

describe('suggestions by keyboard', () => {
  it('can be walked through in a ring with the box in it, and opened', async () => {
    page = await site.open({ viewport: WIDE })
    await page.goto('/')
    await tabTo(page, box())
    expect(await state()).toEqual({ expanded: 'false', active: null, selected: [] })
    await type('superv')
    const texts = await options().allInnerTexts()
    expect(texts.length).toBeGreaterThan(2)
    expect(texts[0]).toMatch(/^Supervision and first-line management\s+Term: Systems factor$/)
    expect(await box().getAttribute('aria-controls')).toBe(await list().getAttribute('id'))
    expect(await box().getAttribute('aria-autocomplete')).toBe('list')
    expect(await said()).toMatch(new RegExp(`^${texts.length} suggestions\\. Up and down arrows`))
    expect(await state()).toEqual({ expanded: 'true', active: null, selected: [] })

    const walk: Array<string | undefined> = []
    for (let press = 0; press <= texts.length + 1; press++) {
      await page.keyboard.press('ArrowDown')
      const { active, selected } = await state()
      expect(selected).toEqual(active === null ? [] : [active])
      walk.push(active ?? undefined)
    }
    expect(walk).toEqual([...texts, undefined, texts[0]])
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    expect((await state()).active).toBe(texts.at(-1))
    expect(await box().inputValue()).toBe('superv')
    expect(await page.locator(':focus').getAttribute('id')).toBe('q')

    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/taxonomy/systems-factor/supervision-and-management')
  })

  it('close with Escape, which leaves the words, and open again with Alt and the down arrow', async () => {
    page = await site.open({ viewport: WIDE })
    await page.goto('/')
    await type('school')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Escape')
    expect(await list().count()).toBe(0)
    expect(await state()).toEqual({ expanded: 'false', active: null, selected: [] })
    expect(await box().inputValue()).toBe('school')
    expect(await said()).toBe('')
    await page.keyboard.press('Alt+ArrowDown')
    await list().waitFor()
    await page.keyboard.press('Tab')
    expect(await list().count()).toBe(0)
    expect(await box().inputValue()).toBe('school')
  })

  it('leave Enter to the search while none is chosen', async () => {
    page = await site.open({ viewport: WIDE })
    await page.goto('/')
    await type('school')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/search?q=school')
    expect(await page.locator('.hit').count()).toBeGreaterThan(0)
  })

  it('need two letters, and go when the letters are taken back', async () => {
    page = await site.open({ viewport: WIDE })
    await page.goto('/')
    await type('po')
    await page.keyboard.press('Backspace')
    await list().waitFor({ state: 'hidden' })
    expect(await said()).toBe('')
  })
})

describe('suggestions by mouse', () => {
  it('open what is clicked', async () => {
    page = await site.open({ viewport: WIDE })
    await page.goto('/')
    await type('danielle')
    await options().first().click()
    await page.waitForURL('**/reviews/2006-highland-left-school-unseen')
  })

  it('go when something else is clicked', async () => {
    page = await site.open({ viewport: WIDE })
    await page.goto('/')
    await type('danielle')
    await page.getByRole('heading', { level: 1 }).click()
    expect(await list().count()).toBe(0)
  })
})

describe('suggestions while the server is slow', () => {
  it('are asked for once the typing pauses, and those for earlier letters are dropped', async () => {
    page = await site.open({ viewport: WIDE })
    const held: Route[] = []
    const asked: string[] = []
    await page.route('**/api/v1/suggest?*', async route => {
      asked.push(new URL(route.request().url()).searchParams.get('q')!)
      if (asked.length === 1) held.push(route)
      else await route.continue()
    })
    await page.goto('/')
    await box().pressSequentially('danielle')
    await expect.poll(() => held.length).toBe(1)
    expect(asked).toEqual(['danielle'])
    await box().fill('supervision gap')
    await list().waitFor()
    expect(await options().count()).toBe(1)
    await held[0]!.continue().catch(() => undefined)
    await page.waitForTimeout(300)
    expect(await options().allInnerTexts()).toEqual([expect.stringContaining('Supervision gap')])
  })

  it('are left out where they do not come, and the search works', async () => {
    page = await site.open({ viewport: WIDE })
    await page.route('**/api/v1/suggest?*', route => route.abort())
    await page.goto('/')
    const failed = page.waitForEvent('requestfailed')
    await box().pressSequentially('school')
    await failed
    expect(await list().count()).toBe(0)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/search?q=school')
    // The console says that the request failed, which it was made to.
    page.faults.splice(0)
  })
})

describe('suggestions on the page of results', () => {
  it('stand above results that change below, and go when the search is sent', async () => {
    page = await site.open({ viewport: WIDE })
    await page.goto('/search')
    await type('neglect')
    await page.waitForURL('**/search?q=neglect')
    expect(await list().isVisible()).toBe(true)
    await page.keyboard.press('Enter')
    expect(await list().count()).toBe(0)
    expect(page.url()).toBe(`${site.url}/search?q=neglect`)
    expect(await page.locator('.hit').count()).toBeGreaterThan(0)
  })

  it('keep to the box when the words are changed by a link', async () => {
    page = await site.open({ viewport: WIDE })
    await page.goto('/search?q=polise&kind=recommendation')
    await page.locator('.did-you-mean a').click()
    await page.waitForURL('**/search?q=police&kind=recommendation')
    expect(await box().inputValue()).toBe('police')
    expect(await list().count()).toBe(0)
    expect(await page.locator('.did-you-mean').count()).toBe(0)
  })

  it('leave kind, order and grouping as they were chosen when the words change', async () => {
    page = await site.open({ viewport: WIDE })
    await page.goto('/search?q=school')
    await page.getByRole('link', { name: 'By review' }).click()
    await page.waitForURL('**/search?q=school&group=review')
    await page.getByRole('link', { name: 'Newest first' }).click()
    await page.waitForURL(/sort=newest/)
    await box().fill('police')
    await page.waitForURL(/q=police/)
    const { searchParams } = new URL(page.url())
    expect(Object.fromEntries(searchParams)).toEqual({ q: 'police', sort: 'newest', group: 'review' })
    expect(await page.locator('.group').count()).toBeGreaterThan(0)
  })
})

describe.each(['light', 'dark'] as const)('the open list in %s', colorScheme => {
  it.each([
    ['/', 1280],
    ['/', 375],
    ['/', 320],
    ['/search', 1280],
    ['/search', 320],
  ])('is sound on %s at %d px', async (address, width) => {
    page = await site.open({ viewport: { width, height: 800 }, colorScheme })
    await page.goto(address)
    await type('child')
    await page.keyboard.press('ArrowDown')
    expect(await violations(page)).toEqual([])
    const edges = await list().boundingBox()
    expect(edges!.x).toBeGreaterThanOrEqual(0)
    expect(edges!.x + edges!.width).toBeLessThanOrEqual(width)
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')).toBe(0)
    for (let press = 0; press < 7; press++) await page.keyboard.press('ArrowDown')
    const active = (await page.locator('[role=option][aria-selected=true]').boundingBox())!
    expect(active.y).toBeGreaterThanOrEqual(0)
    // A browser scrolls by whole pixels.
    expect(Math.floor(active.y + active.height)).toBeLessThanOrEqual(800)
  })
})

async function violations(of: Page): Promise<string[]> {
  const axe = axeOn(of).include('.search-box')
  const { violations: found } = await axe.analyze()
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)
}

describe('without script', () => {
  it('the box is a plain search box, and nothing is suggested', async () => {
    page = await site.open({ script: 'off', viewport: WIDE })
    await page.goto('/')
    const plain = page.getByRole('searchbox', { name: 'What are you looking for?' })
    await plain.pressSequentially('danielle')
    expect(await page.getByRole('listbox').count()).toBe(0)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/search?q=danielle')
    expect(await page.locator('.named-review').count()).toBe(1)
  })
})
