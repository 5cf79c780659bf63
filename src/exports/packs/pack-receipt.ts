import { z } from 'zod'

/**
 * What makes a pack checkable: which findings and recommendations were chosen, and what each of them said when it was
 * looked at. They were chosen by hand, so there is no query that could be repeated. It is signed as a receipt of an
 * extract is; the two are told apart by `chosen`.
 */
export const packReceiptSchema = z.strictObject({
  version: z.literal(1),
  chosen: z.literal('by hand'),
  title: z.string(),
  audience: z.string(),
  aim: z.string(),
  /** Address of the pack. */
  url: z.string(),
  /** When it was signed, in ISO 8601 with the time zone. */
  made: z.string(),
  /** Digest of all records and the vocabulary at that moment. */
  corpus: z.string(),
  taxonomy: z.strictObject({ version: z.string(), digest: z.string() }),
  software: z.string(),
  counts: z.strictObject({
    items: z.number(),
    /** Different reviews they come from. */
    reviews: z.number(),
  }),
  /** What is in the pack and could not be named with a digest: withdrawn, or no longer in the library. */
  leftOut: z.array(z.strictObject({ id: z.string(), reason: z.string() })),
  items: z.array(
    z.strictObject({
      id: z.string(),
      digest: z.string(),
      /** When it said what the digest is of: as it was chosen, or as the receipt was last brought up to date. */
      taken: z.string(),
    }),
  ),
})

export type PackReceipt = z.output<typeof packReceiptSchema>

/** What stands for the query of a receipt where there is none. */
export const CHOSEN_BY_HAND = 'Chosen by hand'
