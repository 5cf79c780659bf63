import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAccounts } from '../../src/accounts/accounts.ts'
import { CLIENT, startProvider, type RunningProvider } from '../accounts/provider.ts'
import { PASSWORD } from '../accounts/signed-in.ts'
import { axeOn } from './axe-on.ts'
import { openSite, type Site } from './open-site.ts'
import { someReviews } from './some-reviews.ts'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

let provider: RunningProvider
let site: Site
beforeAll(async () => {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const people = { mo: { name: 'Mo Example', preferred_username: 'mo', roles: ['author'] } }
  provider = await startProvider(people, address)
  site = await openSite(someReviews, {
    PORT: String(port),
    BASE_URL: address,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    OIDC_NAME: 'Nowhere Council',
  })
  const accounts = await openAccounts(site.dataDir)
  await accounts.add({ name: 'ann', role: 'administrator', password: PASSWORD }, '(command line)')
})
afterAll(async () => {
  await site?.close()
  await provider?.stop()
})

/** One that nobody has at this moment: the provider is told of the address before the site has it. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

describe('somebody whose organisation signs them in', { timeout: 90_000 }, () => {
  it('goes there, comes back to the page they wanted, and signs out of both', async () => {
    const page = await site.open({ viewport: { width: 375, height: 900 } })
    const sideways = () => page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
    // Cookies know no ports, and the provider is on the same machine.
    const ownCookies = async () =>
      (await page.context().cookies()).map(({ name }) => name).filter(name => name.includes('lessons'))
    const violations = async () => (await axeOn(page).withTags(WCAG).analyze()).violations.map(({ id }) => id)
    await page.goto('/sign-in?return=/reviews')
    expect([await violations(), await sideways()]).toEqual([[], 0])
    await page.getByRole('link', { name: 'Sign in with Nowhere Council' }).click()
    await page.getByRole('link', { name: 'Cancel' }).click()
    expect(await page.getByRole('alert').innerText()).toContain(
      'You did not finish signing in with Nowhere Council',
    )
    expect([await violations(), await sideways()]).toEqual([[], 0])

    await page.goto('/sign-in?return=/reviews')
    await page.getByRole('link', { name: 'Sign in with Nowhere Council' }).click()
    await page.locator('[name=login]').fill('mo')
    await page.locator('[name=password]').fill('x')
    await page.getByRole('button', { name: 'Sign-in' }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.waitForURL(`${site.url}/reviews`)
    expect(await ownCookies()).toEqual(['lessons-session'])
    await page.getByRole('link', { name: 'Account' }).click()
    expect(await page.getByRole('main').innerText()).toContain('author (given by Nowhere Council')
    expect([await violations(), await sideways()]).toEqual([[], 0])

    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL('**/sign-in?signed-out=organisation')
    expect(await ownCookies()).toEqual([])
    expect([await violations(), await sideways()]).toEqual([[], 0])
    await page.getByRole('link', { name: 'sign out of Nowhere Council as well' }).click()
    await page.getByRole('button', { name: 'Yes, sign me out' }).click()
    await page.waitForURL(`${site.url}/sign-in`)
    await page.context().close()
  })

  it('has a role in the list of accounts that is only read', async () => {
    const page = await site.open({ viewport: { width: 1280, height: 900 } })
    await page.goto('/sign-in')
    await page.getByLabel('Name').fill('ann')
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL('**/account')
    const row = page.getByRole('row', { name: 'Mo Example' })
    expect(await row.innerText()).toContain('author (given by Nowhere Council)')
    expect(await row.getByRole('combobox').count()).toBe(0)
    await page.getByRole('link', { name: 'Remove mo' }).click()
    expect(await page.locator('#removing').innerText()).toContain('they can sign in again')
    await page.context().close()
  })
})
