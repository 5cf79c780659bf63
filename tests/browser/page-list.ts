import { readFileSync } from 'node:fs'
import { rootPath } from '../../src/root-path.ts'

/** Pages of which there is something to see only among invented records. */
const INVENTED = {
  'demonstration review': '/reviews/2019-nowhere-demonstration-one',
  'review with held values': '/reviews/2020-nowhere-held-detail',
  'review of every field': '/reviews/2021-elsewhere-every-field',
}

const SHOWN = JSON.parse(readFileSync(rootPath('scripts/browser/pages.json'), 'utf8')) as Record<
  string,
  string
>

/** The address at which there is nothing. */
export const NOWHERE = SHOWN['not-found']!

/** Every kind of page by name, with an address of one; the pictures of `scripts/screenshot` are of the same. */
export const PAGES: ReadonlyArray<readonly [name: string, address: string]> = Object.entries({
  ...SHOWN,
  ...INVENTED,
})
