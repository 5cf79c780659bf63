import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Where the valid reviews invented for tests lie. */
export const FIXTURE_REVIEWS_DIR = fileURLToPath(new URL('../fixtures/reviews/', import.meta.url))

/** The text of an invented review, by its id. */
export function fixtureReview(id: string): string {
  return readFileSync(`${FIXTURE_REVIEWS_DIR}${id}.md`, 'utf8')
}

/** A text with one part replaced; a part that is not there once is a mistake of the test. */
export function withChange(text: string, from: string, to: string): string {
  const parts = text.split(from)
  if (parts.length !== 2) throw new Error(`The text holds ${JSON.stringify(from)} ${parts.length - 1} times`)
  return parts.join(to)
}
