import type { Locator, Page } from 'playwright-core'

/** More presses than any page here takes to walk through. */
const MOST_PRESSES = 400

/** Presses Tab until the element has the focus, as a person without a mouse does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  const reached = target.and(page.locator(':focus'))
  for (let press = 0; press < MOST_PRESSES; press += 1) {
    await page.keyboard.press('Tab')
    if ((await reached.count()) > 0) return
  }
  throw new Error(`Tab never comes to ${target.toString()}`)
}

/** Goes to a link with Tab and follows it with Enter. */
export async function followByKeyboard(page: Page, link: Locator): Promise<void> {
  await tabTo(page, link)
  await page.keyboard.press('Enter')
}
