import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { followByKeyboard, tabTo } from './keyboard.ts'
import { openSite, type Site, type WatchedPage } from './open-site.ts'

const REVIEW = '/reviews/2006-highland-left-school-unseen'

/** How a person does what the task takes. */
interface Hands {
  type(page: Page, box: Locator, text: string): Promise<void>
  submit(page: Page, button: Locator): Promise<void>
  tick(page: Page, box: Locator): Promise<void>
  follow(page: Page, link: Locator): Promise<void>
}

const KEYBOARD: Hands = {
  type: async (page, box, text) => {
    await tabTo(page, box)
    await page.keyboard.type(text)
  },
  submit: (page, button) => followByKeyboard(page, button),
  tick: async (page, box) => {
    await tabTo(page, box)
    await page.keyboard.press('Space')
  },
  follow: followByKeyboard,
}

const MOUSE: Hands = {
  type: async (_, box, text) => {
    await box.click()
    await box.page().keyboard.type(text)
  },
  submit: (_, button) => button.click(),
  tick: (_, box) => box.click(),
  follow: (_, link) => link.click(),
}

let site: Site
let page: WatchedPage
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site?.close())
afterEach(() => page?.context().close())

describe('a training lead without JavaScript', () => {
  it.each([
    ['by keyboard alone on a wide screen', KEYBOARD, 1280],
    ['by keyboard alone on a narrow screen', KEYBOARD, 375],
    ['by mouse on a wide screen', MOUSE, 1280],
    ['by mouse on a narrow screen', MOUSE, 375],
  ])('finds, reads and checks the finding %s', async (_, hands, width) => {
    page = await site.open({ script: 'off', viewport: { width, height: 900 } })
    await page.goto('/')
    await hands.type(
      page,
      page.getByRole('searchbox', { name: 'What are you looking for?' }),
      'school thought she had moved',
    )
    await hands.submit(page, page.getByRole('button', { name: 'Search' }))
    await page.waitForURL('**/search?q=school+thought+she+had+moved')

    if (width < 769) await hands.submit(page, page.locator('summary', { hasText: /^Filter/ }))
    await hands.tick(page, page.getByRole('checkbox', { name: /^Schools and colleges/ }))
    await hands.submit(page, page.getByRole('button', { name: 'Apply filters' }).last())
    await page.waitForURL(/[?&]agency=education/)
    expect(await page.locator('input[name=agency][value=education]').isChecked()).toBe(true)
    expect(await page.getByRole('searchbox').inputValue()).toBe('school thought she had moved')
    expect(await page.locator('.hit').first().locator('mark').allInnerTexts()).toContain('thought')

    await hands.follow(page, page.locator('.hit h3 a').first())
    await page.waitForURL(`**${REVIEW}/F1#p-*`)
    const passage = page.locator(':target')
    expect(await passage.innerText()).toContain('When a school thought a child had moved, and nobody checked')
    expect(await isInView(passage)).toBe(true)

    const read = page.getByRole('article')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain(
      'School was told the family was moving',
    )
    for (const heading of [
      'What happened',
      'Why it made sense at the time',
      'What it means for children',
      'Questions',
    ])
      expect(await read.getByRole('heading', { name: heading, exact: true }).isVisible()).toBe(true)
    expect(await read.innerText()).toContain('not yet checked by a person')

    await hands.follow(page, page.locator('a.citation').first())
    await page.waitForURL(/#source-S\d+$/)
    expect(await page.locator('.sources li:target').isVisible()).toBe(true)
    expect(await isInView(page.locator(':target'))).toBe(true)
    await page.goBack()
    await page.waitForURL(/#p-[0-9a-f]{6}$/)
    expect(await isInView(passage)).toBe(true)

    await hands.follow(page, read.getByRole('link', { name: /^Danielle Reid: Independent Review/ }))
    await page.waitForURL(`**${REVIEW}`)
    expect(await page.getByRole('heading', { level: 2, name: 'Findings', exact: true }).isVisible()).toBe(
      true,
    )

    await hands.follow(page, page.locator('#F1').getByRole('link', { name: 'Boundary gap' }))
    await page.waitForURL('**/taxonomy/systems-factor/boundary-gap')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Boundary gap')
    expect(page.faults).toEqual([])
  })
})

/** Whether the element begins in the window, so that a person need not look for it. */
async function isInView(element: Locator): Promise<boolean> {
  const box = await element.boundingBox()
  return box !== null && box.y >= 0 && box.y < element.page().viewportSize()!.height
}
