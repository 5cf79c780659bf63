import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/**
 * Axe for a page without frames. It describes what it finds at fault and what it cannot judge; a description of all that
 * is well, and a selector of every element, take most of its time on a long page and nobody reads them.
 */
export function axeOn(page: Page): AxeBuilder {
  return new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations', 'incomplete'], selectors: false })
}
