import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { axeOn } from './axe-on.ts'
import { followByKeyboard, tabTo } from './keyboard.ts'
import { openSite, type Site, type WatchedPage } from './open-site.ts'

const FINDING = '/reviews/2006-highland-left-school-unseen/F1'
const TEXT =
  'Nobody checked where the girl had gone after the school was told that the family was moving away.'
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

let site: Site
let page: WatchedPage
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site?.close())
afterEach(async () => {
  expect(page.faults).toEqual([])
  await page.context().close()
})

const sideways = () => page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
const violations = async () => (await axeOn(page).withTags(WCAG).analyze()).violations.map(({ id }) => id)

describe('somebody with a draft and without JavaScript', { timeout: 60_000 }, () => {
  it.each([1280, 375])('finds by keyboard what is like it, and reads it: %s pixels wide', async width => {
    page = await site.open({ script: 'off', viewport: { width, height: 900 } })
    await page.goto('/')
    await page.getByRole('link', { name: 'Find what is like your text' }).click()
    await tabTo(page, page.getByRole('textbox', { name: 'Your text' }))
    await page.keyboard.type(TEXT)
    await followByKeyboard(page, page.getByRole('button', { name: 'Find what is like it' }))
    await page.waitForURL('**/similar#result')
    const first = page.locator('#result .hit').first()
    expect(await first.getByRole('heading').innerText()).toContain('School was told the family was moving')
    expect(await first.innerText()).toContain('Words in both:')
    expect(await page.getByRole('textbox', { name: 'Your text' }).inputValue()).toBe(TEXT)
    expect(await sideways()).toBe(0)
    await first.getByRole('heading').getByRole('link').click()
    await page.waitForURL(`**${FINDING}`)
  })

  it('is told what is missing, and led to it', async () => {
    page = await site.open({ script: 'off' })
    await page.goto('/similar')
    await page.getByRole('button', { name: 'Find what is like it' }).click()
    const summary = page.getByRole('alert')
    expect(await summary.innerText()).toContain('There is a problem')
    await summary.getByRole('link').click()
    expect(await page.evaluate('document.activeElement?.id')).toBe('text')
  })
})

describe('what is like a text or a finding', { timeout: 90_000 }, () => {
  it.each(['light', 'dark'] as const)('meets WCAG 2.2 AA in %s', async colorScheme => {
    page = await site.open({ colorScheme, viewport: { width: 375, height: 900 } })
    await page.goto('/similar')
    await page.getByRole('button', { name: 'Find what is like it' }).click()
    expect(await violations()).toEqual([])
    expect(await sideways()).toBe(0)
    await page.getByRole('textbox', { name: 'Your text' }).fill(TEXT)
    await page.getByRole('radio', { name: 'Recommendations' }).check()
    await page.getByRole('button', { name: 'Find what is like it' }).click()
    await page.waitForSelector('#result .hit')
    expect(await violations()).toEqual([])
    await page.goto(FINDING)
    await page.waitForSelector('#similar .hit')
    expect(await violations()).toEqual([])
    expect(await sideways()).toBe(0)
  })

  it('is on paper too, without the form', async () => {
    page = await site.open({ viewport: { width: 794, height: 1123 } })
    await page.emulateMedia({ media: 'print' })
    await page.goto(FINDING)
    expect(await page.locator('#similar .hit').count()).toBe(5)
    expect(await page.locator('#similar .hit').first().isVisible()).toBe(true)
    expect(await page.getByText('Compare a text of your own').isVisible()).toBe(false)
    expect(await sideways()).toBe(0)
  })
})
