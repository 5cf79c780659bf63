import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAccounts } from '../../src/accounts/accounts.ts'
import type { Role } from '../../src/accounts/roles.ts'
import { rootPath } from '../../src/root-path.ts'
import { PASSWORD } from '../accounts/signed-in.ts'
import { textOf } from '../authoring/desk.ts'
import { makeReviews } from '../library-fixture.ts'
import { followByKeyboard, tabTo } from './keyboard.ts'
import { openSite, type Site, type WatchedPage } from './open-site.ts'

const TITLE = 'Written by keyboard alone'
/** The term that explains the first finding, whichever it is: how a published record is tagged may change. */
const FIRST_TERM = /(?<=^systems-factor:\n {2}- \{term: )[\w-]+/m
const REVIEW = '2024-somewhere-written-by-keyboard-alone'

let site: Site
beforeAll(async () => {
  site = await openSite(folder =>
    makeReviews(folder, [rootPath('tests/fixtures/reviews/2019-nowhere-demonstration-one.md')]),
  )
  const accounts = await openAccounts(site.dataDir)
  const add = (name: string, role: Role) => accounts.add({ name, role, password: PASSWORD }, '(command line)')
  await add('ada', 'author')
  await add('cleo', 'approver')
}, 60_000)
afterAll(() => site?.close())

async function signIn(name: string, goingTo: string): Promise<WatchedPage> {
  const page = await site.open()
  await page.goto(`/sign-in?return=${goingTo}`)
  await tabTo(page, page.getByLabel('Name'))
  await page.keyboard.insertText(name)
  await tabTo(page, page.getByLabel('Password'))
  await page.keyboard.insertText(PASSWORD)
  await page.keyboard.press('Enter')
  // By its path: the address of the form that signs in ends with the same words.
  await page.waitForURL(({ pathname }) => pathname === goingTo)
  return page
}

const fill = async (page: WatchedPage, field: Locator, words: string) => {
  await tabTo(page, field)
  await page.keyboard.insertText(words)
}

const text = (page: WatchedPage) => page.locator('#markdown').inputValue()

/** Begins a word and takes the first that is offered. */
async function complete(page: WatchedPage, begun: string): Promise<void> {
  await page.keyboard.type(begun)
  await page.locator('.cm-tooltip-autocomplete li').first().waitFor()
  // What is offered takes no key for a moment, so that what somebody types is not taken for an answer.
  await page.waitForTimeout(200)
  await page.keyboard.press('Enter')
}

describe('a review by keyboard alone', { timeout: 90_000 }, () => {
  it('comes from an empty page to a published record with a history', async () => {
    const page = await signIn('ada', '/contribute')
    await followByKeyboard(page, page.getByRole('link', { name: 'Begin a new review' }))
    await fill(page, page.getByLabel('Title'), TITLE)
    await fill(page, page.getByLabel('Area'), 'Somewhere')
    await fill(page, page.getByLabel('Year of publication'), '2024')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/contribute/d-*/edit')
    await page.locator('.cm-content').waitFor()

    // The form: a choice by its first letters, and a box in a part that is folded away.
    await tabTo(page, page.locator('[name="front.nation"]'))
    await page.keyboard.type('Eng')
    await tabTo(page, page.locator('summary', { hasText: 'Terms of the whole review' }))
    await page.keyboard.press('Enter')
    await tabTo(page, page.locator('[name="front.agency"][value="education"]'))
    await page.keyboard.press('Space')
    await expect
      .poll(() => text(page), { timeout: 15_000 })
      .toMatch(/nation: england[^]*agency: \[education\]/)

    // The text: Tab stays in it, and how to leave it is said where it begins.
    const editor = page.locator('.cm-content[aria-label="Text of the review"]')
    await tabTo(page, editor)
    expect(await editor.getAttribute('aria-describedby')).toBe('text-hint')
    expect(await page.locator('#text-hint').innerText()).toContain('press Esc and then Tab to leave it')
    await page.keyboard.press('Tab')
    expect(await editor.and(page.locator(':focus')).count()).toBe(1)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    expect(await page.locator('#keep-here:focus').count()).toBe(1)
    await page.keyboard.press('Shift+Tab')

    // Words as somebody would type them, with a term and a source taken from what is offered.
    const markdown = await textOf(REVIEW, TITLE)
    const term = FIRST_TERM.exec(markdown)!
    const [before, rest] = [markdown.slice(0, term.index), markdown.slice(term.index + term[0].length)]
    expect(rest).toContain('## ')
    await page.keyboard.press('Control+a')
    await page.keyboard.insertText(before)
    await complete(page, 'supervision-')
    expect(await text(page)).toMatch(/\{term: supervision-gap\s*$/)
    const [body, ...notes] = rest.split(/\n(?=\[\^S\d+\]: )/)
    await page.keyboard.insertText(body!)
    await complete(page, '\nOne word more.[^')
    await page.keyboard.insertText(`\n\n${notes.join('\n')}\n<b>Loud</b>\n`)
    expect(await text(page)).toContain('One word more.[^S1]')

    // The list of problems leads to the line, where it is put right.
    const problem = page.locator('#problem-list li', { hasText: 'html-raw' })
    await problem.first().waitFor()
    await page.keyboard.press('Escape')
    await followByKeyboard(page, problem.first().getByRole('link', { name: /^Line/ }))
    expect(await editor.and(page.locator(':focus')).count()).toBe(1)
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+End')
    await page.keyboard.press('Delete')
    await expect
      .poll(() => page.locator('#problem-list').innerText(), { timeout: 15_000 })
      .toMatch(/^(0 errors|No problems)/)
    await page
      .locator('#save-state')
      .filter({ hasText: /^Saved at/ })
      .waitFor()
    await page.keyboard.press('Escape')
    await followByKeyboard(page, page.getByRole('link', { name: 'Back to the draft' }))
    await followByKeyboard(page, page.getByRole('button', { name: 'Send it for review' }))
    await page
      .getByText('It is published once somebody has approved it.')
      .or(page.getByText('In review'))
      .first()
      .waitFor()
    expect(page.faults).toEqual([])

    const approver = await signIn('cleo', '/contribute')
    await followByKeyboard(approver, approver.getByRole('link', { name: TITLE }))
    await followByKeyboard(approver, approver.getByRole('button', { name: 'Approve this text' }))
    await followByKeyboard(approver, approver.getByRole('button', { name: 'Publish it' }))
    await followByKeyboard(approver, approver.getByRole('status').getByRole('link'))
    await approver.getByRole('heading', { level: 1, name: TITLE }).waitFor()
    await followByKeyboard(approver, approver.locator(`a[href="/reviews/${REVIEW}/history"]`))
    await approver.getByRole('heading', { level: 1, name: 'History of this record' }).waitFor()
    await expect
      .poll(
        async () => {
          await approver.reload()
          return approver.locator('main tbody tr').count()
        },
        { timeout: 15_000 },
      )
      .toBe(1)
    expect(approver.faults).toEqual([])
  })
})
