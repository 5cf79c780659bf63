import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openAccounts } from '../../src/accounts/accounts.ts'
import { PASSWORD } from '../accounts/signed-in.ts'
import { openSite, type Site, type WatchedPage } from './open-site.ts'
import { someReviews } from './some-reviews.ts'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const SHOTS = process.env['EDITOR_SHOTS']

let site: Site
let page: WatchedPage
beforeAll(async () => {
  site = await openSite(someReviews)
  const accounts = await openAccounts(site.dataDir)
  await accounts.add({ name: 'ann', role: 'author', password: PASSWORD }, '(command line)')
})
afterAll(() => site?.close())
afterEach(async () => {
  expect(page.faults).toEqual([])
  await page.context().close()
})

let shots = 0
const look = async (name: string) => {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${String(++shots).padStart(2, '0')}-${name}.png`, fullPage: true })
}

async function signIn(width = 1280, height = 900): Promise<WatchedPage> {
  const opened = await site.open({ viewport: { width, height } })
  await opened.goto('/sign-in?return=/contribute/new')
  await opened.getByLabel('Name').fill('ann')
  await opened.getByLabel('Password').fill(PASSWORD)
  await opened.getByRole('button', { name: 'Sign in' }).click()
  await opened.waitForURL('**/contribute/new')
  return opened
}

async function begin(on: WatchedPage, title: string): Promise<string> {
  await on.goto('/contribute/new')
  await on.getByLabel('Title').fill(title)
  await on.getByLabel('Area').fill('Somewhere')
  await on.getByLabel('Year of publication').fill('2024')
  await on.getByLabel('An invented example to try things on').check()
  await on.getByRole('button', { name: 'Begin' }).click()
  await on.waitForURL('**/contribute/d-*/edit')
  await on.locator('.cm-content').waitFor({ timeout: 8000 }).catch(async e => { console.log(on.faults, await on.title(), (await on.content()).slice(0, 1500)); throw e })
  return on.url()
}

const text = (on: WatchedPage) => on.locator('#markdown').inputValue()
const saved = (on: WatchedPage) => on.locator('#save-state').filter({ hasText: /^Saved at/ }).waitFor()
const sideways = () => page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
const violations = async () =>
  (await new AxeBuilder({ page }).setLegacyMode().withTags(WCAG).analyze()).violations.map(
    ({ id, nodes }) => `${id} ${nodes[0]?.html}`,
  )

describe('somebody who writes a review', { timeout: 90_000 }, () => {
  it('writes', async () => {
    page = await signIn()
    await look('new')
    await begin(page, 'Letters that nobody opened')
    await page.waitForTimeout(2500)
    await look('begun')
    expect(await violations()).toEqual([])
    expect(await sideways()).toBe(0)
    console.log(await text(page))
    console.log(await page.locator('#problem-list').innerText())
  })
})
