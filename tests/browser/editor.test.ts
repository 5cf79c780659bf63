import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openAccounts } from '../../src/accounts/accounts.ts'
import { PASSWORD } from '../accounts/signed-in.ts'
import { axeOn } from './axe-on.ts'
import { openSite, type Site, type WatchedPage } from './open-site.ts'
import { someReviews } from './some-reviews.ts'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

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

async function signIn(width = 1280, height = 900): Promise<WatchedPage> {
  const colorScheme = width < 400 ? 'dark' : 'light'
  const opened = await site.open({ colorScheme, viewport: { width, height } })
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
  await on
    .locator('.cm-content')
    .waitFor({ timeout: 8000 })
    .catch(async e => {
      console.log(on.faults, await on.title(), (await on.content()).slice(0, 1500))
      throw e
    })
  return on.url()
}

const text = (on: WatchedPage) => on.locator('#markdown').inputValue()
const saved = (on: WatchedPage) =>
  on
    .locator('#save-state')
    .filter({ hasText: /^Saved at/ })
    .waitFor()
const sideways = () => page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
const violations = async () =>
  (await axeOn(page).withTags(WCAG).analyze()).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)

describe('somebody who writes a review', { timeout: 90_000 }, () => {
  it('comes from an empty page to a draft without errors', async () => {
    page = await signIn()
    await begin(page, 'Letters that nobody opened')
    const choose = async (label: string, value: string) => {
      const field = page.locator(`[name="front.${label}"]`)
      await field.selectOption(value)
    }
    await choose('review-type', 'learning-review')
    await choose('methodology', 'learning-together')
    await choose('nation', 'england')
    await choose('region', 'south-west')
    // What is missing is called what the form calls it, and its link opens the part that it is folded away in.
    await page.locator('#problem-list').getByRole('link', { name: 'Agency', exact: true }).click()
    await page.locator('#front-agency input[type="checkbox"]:focus').waitFor()
    expect(await page.locator('#problem-list').innerText()).not.toContain('.yaml')
    for (const [facet, term] of REVIEW_TERMS)
      await page.locator(`[name="front.${facet}"][value="${term}"]`).check()
    await page.locator('summary', { hasText: 'Who wrote it' }).click()
    await choose('evidence-grade', 'C')
    await expect.poll(() => text(page), { timeout: 15_000 }).toContain('evidence-grade: C')

    await page.getByText('Add a finding').click()
    await page.getByRole('button', { name: 'Add this finding' }).click()
    expect(await page.locator('.editor-fault').innerText()).toContain('Enter the title')
    await page.locator('#finding-title').fill('Nobody was told when a letter came back')
    await page.locator('[name="finding.systems-factor.0.term"]').selectOption('supervision-gap')
    await page.locator('[name="finding.systems-factor.0.effect"]').selectOption('hindered')
    await page.locator('[name="finding.systems-factor.0.basis"]').selectOption('stated')
    await page.locator('[name="finding.learning-pattern"]').selectOption('management-system')
    await page.locator('[name="finding.agency"][value="education"]').check()
    await page.locator('[name="finding.practice-theme"][value="sharing-information"]').check()
    await page.locator('[name="finding.sources"][value="S1"]').check()
    await page.getByRole('button', { name: 'Add this finding' }).click()
    await expect.poll(() => text(page)).toContain('### F2. Nobody was told when a letter came back')
    expect(await text(page)).toContain('{term: supervision-gap, effect: hindered, basis: stated}')
    expect(await page.evaluate('document.activeElement?.className')).toContain('cm-content')

    await page.locator('.cm-content').fill(toWholeText(await text(page)))
    await expect
      .poll(() => page.locator('#problem-list').innerText(), { timeout: 15_000 })
      .toMatch(/^(0 errors|No problems)/)
    await saved(page)
    await expect
      .poll(() => page.locator('#depth-meter article').nth(1).innerText())
      .toContain('D3: What produced it')
    expect(await page.locator('#preview-text').innerText()).toContain('A clerk saw the envelopes come back')
    expect(await violations()).toEqual([])
    expect(await sideways()).toBe(0)
    await page.reload()
    expect(await text(page)).toContain('A clerk saw the envelopes come back')
  })

  it('loses nothing where two windows change one draft, or where the browser is killed', async () => {
    page = await signIn()
    const address = await begin(page, 'Two windows')
    const other = await page.context().newPage()
    await other.goto(address)
    await page.locator('.cm-content').press('Control+End')
    await page.keyboard.type('From the first window.')
    await saved(page)
    await other.locator('.cm-content').press('Control+End')
    await other.keyboard.type('From the second window.')
    await other.locator('#conflict').waitFor()
    expect(await other.locator('#save-state').innerText()).toContain('ann saved another text in between')
    expect(await other.locator('#conflict').innerText()).toMatch(
      /From the first window[^]*From the second window/,
    )
    await other.getByRole('button', { name: 'Go on with my text' }).click()
    await saved(other as WatchedPage)
    page.faults.splice(0)
    const kept = await page.request.get(
      address.replace('/contribute/', '/api/v1/drafts/').replace('/edit', ''),
    )
    const draft = (await kept.json()) as { markdown: string; kept: unknown[] }
    expect(draft.markdown).toContain('From the second window.')
    expect(draft.kept).toHaveLength(1)

    await other.route('**/api/v1/drafts/**', route => route.abort())
    await other.locator('.cm-content').press('Control+End')
    await other.keyboard.type(' Typed before the crash.')
    await other.waitForTimeout(600)
    // As a browser that is killed: the page has no time to do anything.
    await other.goto('about:blank').catch(() => undefined)
    await other.close({ runBeforeUnload: false })
    await page.goto(address)
    await page.getByRole('button', { name: 'Bring it back' }).click()
    expect(await text(page)).toContain('Typed before the crash.')
    await saved(page)
    expect(
      await page.evaluate('Object.keys(localStorage).filter(key => key.startsWith("lessons-draft:")).length'),
    ).toBe(0)

    // As a browser that is killed before it has written its local storage to the disk.
    await page.route('**/api/v1/drafts/**', route => route.abort())
    await page.locator('.cm-content').press('Control+End')
    await page.keyboard.type(' Typed before the power went.')
    await page.waitForTimeout(600)
    await page.evaluate('localStorage.clear()')
    page.once('dialog', dialog => void dialog.accept())
    page.faults.splice(0)
    await page.unroute('**/api/v1/drafts/**')
    await page.evaluate('window.addEventListener("beforeunload", () => localStorage.clear())')
    await page.goto(address)
    await page.evaluate('localStorage.clear()')
    await page.getByRole('button', { name: 'Bring it back' }).click()
    expect(await text(page)).toContain('Typed before the power went.')
    await saved(page)
    await page.evaluate(
      'new Promise(resolve => { indexedDB.open("lessons-drafts").onsuccess = ({ target }) => { target.result.transaction("copies", "readwrite").objectStore("copies").put("{}", "lessons-draft:somebody:else").onsuccess = resolve } })',
    )

    // Signing out takes every copy along, also of drafts that are open nowhere.
    await page.evaluate('localStorage.setItem("lessons-draft:somebody:else", "{}")')
    await page.goto('/account')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL(`${site.url}/`)
    expect(await page.evaluate('localStorage.length')).toBe(0)
    const left = await page.evaluate(
      'new Promise(resolve => { indexedDB.open("lessons-drafts").onsuccess = ({ target }) => { target.result.transaction("copies").objectStore("copies").count().onsuccess = counted => resolve(counted.target.result) } })',
    )
    expect(left).toBe(0)
  })

  it('works by keyboard alone in a narrow window, and says so where somebody is signed out', async () => {
    page = await signIn(375, 800)
    await begin(page, 'By keyboard')
    expect(await sideways()).toBe(0)
    expect(await violations()).toEqual([])
    const content = page.locator('.cm-content')
    await content.locator('.cm-line', { hasText: 'systems-factor' }).click()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.type(', supervision-')
    const offered = page.locator('.cm-tooltip-autocomplete li')
    await offered.first().waitFor()
    // Not `supervision-and-management`, a heading that is never tagged.
    expect(await offered.allInnerTexts()).toEqual([expect.stringMatching(/^supervision-gap/)])
    expect(await page.locator('.cm-completionInfo').innerText()).toContain('Not when:')
    await page.waitForTimeout(200)
    await page.keyboard.press('Enter')
    expect(await text(page)).toContain('systems-factor: [tools-and-records, supervision-gap]')
    await page.keyboard.press('Control+End')
    await page.keyboard.type('A sentence.[^')
    await page.locator('.cm-tooltip-autocomplete').waitFor()
    await page.waitForTimeout(200)
    await page.keyboard.press('Enter')
    expect(await text(page)).toContain('A sentence.[^S1]')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement?.id')).toBe('keep-here')
    await saved(page)
    await page.context().clearCookies()
    await content.focus()
    await page.keyboard.type(' More.')
    await page
      .locator('#save-state')
      .getByRole('link', { name: /Sign in in a new tab/ })
      .waitFor()
    expect(await page.locator('#save-state').innerText()).toContain('Your text is kept in this browser')
    page.faults.splice(0)
    page.on('dialog', dialog => void dialog.accept())
  })
})

const REVIEW_TERMS = [
  ['harm-type', 'neglect'],
  ['outcome', 'no-serious-harm'],
  ['age-band', '6-10'],
  ['plan-status', 'early-help'],
  ['child-factor', 'communication-need'],
  ['family-factor', 'isolation-and-moves'],
  ['agency', 'education'],
  ['every-child-matters', 'be-healthy'],
] as const

/** The text with something under each heading, as somebody would write it. */
function toWholeText(markdown: string): string {
  const finding = (text: string) =>
    text
      .replace(
        '#### What happened\n',
        '#### What happened\n\nA clerk saw the envelopes come back and had nobody to tell.[^S1]\n',
      )
      .replace(
        '#### Why it made sense at the time\n',
        '#### Why it made sense at the time\n\nThe form for it had been withdrawn, and nobody asked.[^S1]\n',
      )
      .replace(/#### How widespread it is\n+#### What it means for children\n/, '')
  const [head, ...findings] = markdown.split('### F')
  return [head, ...findings.map(finding)]
    .join('### F')
    .replace(
      'systems-factor: [tools-and-records]',
      'systems-factor: [tools-and-records]\nlearning-pattern: tool-use\npractice-theme: [sharing-information]\nagency: [education]',
    )
    .replace(
      '```yaml\n```',
      '```yaml\nstage: closure-and-step-down\ndefence: direct-sight\ndefence-state: absent\nagency: [education]\n```\n\nThe letter lay in a closed office.[^S1]',
    )
    .replace(
      'addresses: [F1]',
      'addresses: [F1]\nagency: [education]\nrecommendation-kind: clear-cut\naction-type: system-enhancement',
    )
    .concat('\nThe invented reviewers asked for one list.[^S1]\n')
}
