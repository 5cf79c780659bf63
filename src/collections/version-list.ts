import { join } from 'node:path'
import { z } from 'zod'
import { openJsonStore } from '../state/json-store.ts'

const kept = z.object({
  /** Digest of the item, or of the review as a whole. */
  digest: z.string(),
  /** Digest of the text that is kept for it, by which its file is named. */
  text: z.string(),
  /** When it was first met, in ISO 8601. */
  since: z.string(),
})

const whole = z.object({
  /** Digest of the review as a whole. */
  digest: z.string(),
  since: z.string(),
  /** Digests of its kept texts: of the review itself and of each item, in their order. */
  texts: z.array(z.string()),
})

const schema = z.object({
  version: z.literal(1),
  /** What might be said of the review when these were kept; empty before the first. */
  openness: z.string(),
  kept: z.array(kept),
  /** The review as it was from each moment on, the oldest first; one may come back. */
  wholes: z.array(whole).default([]),
})

export type KeptVersion = z.output<typeof kept>
export type WholeVersion = z.output<typeof whole>

/**
 * Which versions of a review and its items are kept. The list is written before the texts, so that none is ever
 * kept that it does not name, and all can be found that must go.
 * @throws StateUnreadable
 */
export function openVersionList(dir: string, reviewId: string) {
  return openJsonStore(join(dir, 'of', `${reviewId}.json`), schema, {
    version: 1,
    openness: '',
    kept: [],
    wholes: [],
  })
}
