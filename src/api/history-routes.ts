import type { Router } from 'express'
import { z } from 'zod'
import type { Extracts } from '../collections/extracts.ts'
import { historyOf } from '../collections/review-history.ts'
import { differenceSchema } from '../exports/verification.ts'
import type { Library } from '../search/library.ts'
import { parseParams } from './parse-params.ts'
import { gone, notFound, refuseParams } from './refusals.ts'

const digest = z.string().regex(/^[0-9a-f]{64}$/, 'the digest of a version: a SHA-256 in hex')

/** Which two versions are compared. */
export const historyParams = z.strictObject({
  from: digest.optional().meta({
    description: 'Digest of a version; the one before `to` where it is left out.',
    example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  }),
  to: digest.optional().meta({
    description: 'Digest of a version; the newest where it is left out.',
    example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  }),
})

export const historyAnswer = z
  .object({
    id: z.string(),
    versions: z.array(
      z.object({
        digest: z.string(),
        since: z.string().meta({ description: 'When it was first met here.' }),
      }),
    ),
    corrections: z.array(
      z.object({ date: z.string(), kind: z.enum(['fact', 'wording', 'privacy']), note: z.string() }),
    ),
    changedForPrivacy: z.boolean().meta({
      description: 'What was published before its last correction for privacy is not kept and not told.',
    }),
    from: z.string().nullable(),
    to: z.string().nullable(),
    changes: z.array(
      z.object({
        part: z.string().meta({ description: 'The review itself, or an item by its heading.' }),
        difference: differenceSchema,
      }),
    ),
  })
  .meta({ id: 'History' })

/** The versions of a review, as anybody may read them. */
export function addHistoryRoute(router: Router, library: Library, { versions }: Extracts): void {
  router.get('/reviews/:id/history', async (request, response) => {
    const { id } = request.params
    const parsed = parseParams(historyParams, request.query)
    if ('faults' in parsed) return refuseParams(response, parsed.faults)
    const review = library.snapshot.corpus.review(id)
    if (!review) return notFound(response, 'review', id)
    if (review.withdrawn) return gone(response, review.withdrawn)
    const { isPrivate, ...history } = await historyOf(review, versions, parsed.params)
    response.json({ id, ...history, changedForPrivacy: isPrivate })
  })
}
