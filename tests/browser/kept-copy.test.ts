import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAccounts } from '../../src/accounts/accounts.ts'
import { rootPath } from '../../src/root-path.ts'
import { PASSWORD } from '../accounts/signed-in.ts'
import { makeReviews } from '../library-fixture.ts'
import { openSite, type Site, type WatchedPage } from './open-site.ts'

let site: Site
let page: WatchedPage
beforeAll(async () => {
  site = await openSite(folder =>
    makeReviews(folder, [rootPath('tests/fixtures/reviews/2019-nowhere-demonstration-one.md')]),
  )
  const accounts = await openAccounts(site.dataDir)
  await accounts.add({ name: 'ann', role: 'author', password: PASSWORD }, '(command line)')
  page = await site.open()
  await page.goto('/sign-in?return=/contribute/new')
  await page.getByLabel('Name').fill('ann')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByLabel('Title').fill('A text that was kept')
  await page.getByLabel('Area').fill('Somewhere')
  await page.getByLabel('Year of publication').fill('2024')
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.waitForURL('**/contribute/d-*/edit')
}, 60_000)
afterAll(() => site?.close())

const text = () => page.locator('#markdown').inputValue()
const offer = () => page.locator('#kept-copy')
const saved = () =>
  page
    .locator('#save-state')
    .filter({ hasText: /^Saved at/ })
    .waitFor()
const write = async (words: string) => {
  await page.locator('.cm-content').press('Control+End')
  await page.keyboard.type(words)
}

/** Writes while the server cannot be reached, and loses the page before anything is saved. */
async function writeAndCrash(words: string): Promise<void> {
  await page.route('**/api/v1/drafts/**', route => route.abort())
  await write(words)
  await page.waitForTimeout(600)
  page.once('dialog', dialog => void dialog.accept())
  await page.reload()
  await page.unroute('**/api/v1/drafts/**')
  page.faults.splice(0)
}

describe('a text that a browser kept', { timeout: 60_000 }, () => {
  it('stays until somebody answers for it, whatever is written and saved meanwhile', async () => {
    await writeAndCrash('Written before the crash.')
    await offer().waitFor()
    await write('Written after it.')
    await saved()
    await page.reload()
    await offer().waitFor()
    // A second crash before the first is answered for: now two texts wait.
    await writeAndCrash(' Written before the second crash.')
    await offer().waitFor()
    expect(await text()).toContain('Written after it.')
    await page.getByRole('button', { name: 'Bring it back' }).click()
    expect(await text()).toMatch(/Written after it\. Written before the second crash\.\s*$/)
    await saved()

    // The older one was made from another revision, and the text has changed since: both are shown.
    expect(await offer().innerText()).toContain('The draft was saved in between')
    await page.getByRole('button', { name: 'Look at both' }).click()
    expect(await page.locator('#conflict').innerText()).toMatch(
      /Written before the second crash[^]*Written before the crash/,
    )
    expect(await page.locator('#editor-form[inert]').count()).toBe(1)
    await page.getByRole('button', { name: 'Go on with the text kept here' }).click()
    expect(await text()).toMatch(/Written before the crash\.\s*$/)
    await saved()
    expect(await page.locator('#editor-form[inert]').count()).toBe(0)
    await page.reload()
    await page.locator('.cm-content').waitFor()
    await page.waitForTimeout(300)
    expect(await offer().count()).toBe(0)
  })

  it('does not take the place of what was written since, unseen', async () => {
    await writeAndCrash(' Kept.')
    await offer().waitFor()
    await write(' Newer.')
    await page.getByRole('button', { name: 'Bring it back' }).click()
    expect(await page.locator('#conflict').innerText()).toMatch(/Newer[^]*Kept/)
    await page.getByRole('button', { name: 'Go on with the text in the editor' }).click()
    expect(await text()).toMatch(/ Newer\.\s*$/)
    await saved()
  })

  it('is read once by the server for everything that is shown beside it', async () => {
    const asked: string[] = []
    await page.waitForTimeout(1_500)
    page.on('request', request => {
      if (request.method() === 'POST') asked.push(new URL(request.url()).pathname)
    })
    await write('\n\n<b>Bold</b>')
    await page.locator('#problem-list', { hasText: 'html-raw' }).waitFor()
    await page.locator('.cm-lintRange-error').first().waitFor()
    await page.waitForTimeout(1_500)
    expect(asked).toEqual([new URL(page.url()).pathname])
    expect(page.faults).toEqual([])
  })
})
