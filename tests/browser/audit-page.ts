import type { Page } from 'playwright-core'
import { axeOn } from './axe-on.ts'

/** What axe finds, at both widths and with all unfolded. */
export async function auditPage(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 900 })
    await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true')
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
    if (wide > 0) found.push(`${wide} pixels too wide at ${width}`)
    const { violations } = await axeOn(page).analyze()
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)))
  }
  return found
}
