import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openAccounts } from '../../src/accounts/accounts.ts'
import { PASSWORD } from '../accounts/signed-in.ts'
import { axeOn } from './axe-on.ts'
import { followByKeyboard, tabTo } from './keyboard.ts'
import { openSite, type Site, type WatchedPage } from './open-site.ts'
import { someReviews } from './some-reviews.ts'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

let site: Site
let page: WatchedPage
beforeAll(async () => {
  site = await openSite(someReviews)
  const accounts = await openAccounts(site.dataDir)
  for (const [name, role] of [
    ['ann', 'administrator'],
    ['bob', 'reader'],
  ] as const)
    await accounts.add({ name, role, password: PASSWORD }, '(command line)')
})
afterAll(() => site?.close())
afterEach(async () => {
  expect(page.faults).toEqual([])
  await page.context().close()
})

const sideways = () => page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
const violations = async () => (await axeOn(page).withTags(WCAG).analyze()).violations.map(({ id }) => id)

describe('somebody with an account', { timeout: 90_000 }, () => {
  it.each([1280, 375])(
    'signs in by keyboard, comes back and signs out, without JavaScript: %s pixels',
    async width => {
      page = await site.open({ script: 'off', viewport: { width, height: 900 } })
      await page.goto('/reviews')
      await followByKeyboard(page, page.getByRole('link', { name: 'Sign in' }))
      await page.waitForURL('**/sign-in')
      await tabTo(page, page.getByRole('textbox', { name: 'Name' }))
      await page.keyboard.type('ann')
      await tabTo(page, page.getByLabel('Password'))
      await page.keyboard.type('a wrong one')
      await page.keyboard.press('Enter')
      expect(await page.getByRole('alert').innerText()).toContain('The name or the password is not right')
      expect(await sideways()).toBe(0)
      await page.getByLabel('Password').fill(PASSWORD)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.waitForURL('**/reviews')
      await page.getByRole('link', { name: 'Account' }).click()
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Your account')
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.waitForURL(`${site.url}/`)
      expect(await page.getByRole('link', { name: 'Sign in' }).isVisible()).toBe(true)
      expect(await page.context().cookies()).toEqual([])
    },
  )

  it.each(['light', 'dark'] as const)('has a page that meets WCAG 2.2 AA in %s', async colorScheme => {
    page = await site.open({ colorScheme, viewport: { width: 375, height: 900 } })
    await page.goto('/account')
    await page.getByLabel('Name').fill('ann')
    await page.getByRole('button', { name: 'Sign in' }).click()
    expect(await page.getByRole('alert').innerText()).toContain('Enter your name and your password')
    expect(await violations()).toEqual([])
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL('**/account')
    expect(
      (await page.context().cookies()).map(({ httpOnly, sameSite }) => ({ httpOnly, sameSite })),
    ).toEqual([{ httpOnly: true, sameSite: 'Lax' }])
    await page.getByRole('link', { name: 'Remove bob' }).click()
    for (const width of [375, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await violations(), `${width} px`).toEqual([])
      expect(await sideways()).toBe(0)
    }
    await page.getByLabel('Role of bob').selectOption('author')
    await page.getByRole('button', { name: 'Change role of bob' }).click()
    expect(await page.locator('.notice').first().innerText()).toBe('The role is changed.')
    await page.getByRole('button', { name: 'Change password' }).click()
    await page.getByRole('alert').getByRole('link').click()
    expect(await page.evaluate('document.activeElement?.id')).toBe('current')
    expect(await violations()).toEqual([])
  })
})
