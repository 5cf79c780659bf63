import { z } from 'zod'
import { packReceiptSchema } from './packs/pack-receipt.ts'

/** An id of a record or of an item of it, with the digest of what it said. */
const item = z.strictObject({ id: z.string(), digest: z.string() })

/**
 * What makes an extract repeatable: what was asked, of which state of the library, and what came of it. It is signed
 * as it stands, so that a copy in somebody's hand can be checked for itself.
 */
export const receiptSchema = z.strictObject({
  version: z.literal(1),
  title: z.string(),
  notes: z.string(),
  /** When it was made, in ISO 8601 with the time zone. */
  made: z.string(),
  query: z.strictObject({
    /** The query in words, as it stands at the head of a report. */
    sentence: z.string(),
    /** Address of the search that shows it. */
    url: z.string(),
    /** The query string alone, from which it is repeated. */
    string: z.string(),
  }),
  /** Digest of all records and the vocabulary. */
  corpus: z.string(),
  taxonomy: z.strictObject({ version: z.string(), digest: z.string() }),
  /** Digest of the settings of the search, which decide what matches. */
  settings: z.string(),
  /** Version of the search engine; null where there were no words to look for. */
  engine: z.string().nullable(),
  software: z.string(),
  counts: z.strictObject({
    /** Items in the extract, after what was left out. */
    items: z.number(),
    /** Different reviews they come from. */
    reviews: z.number(),
    /** Reviews the same filters could have found something in: the base of `reviews`. */
    reviewsInLibrary: z.number(),
    byKind: z.record(z.string(), z.number()),
    byReview: z.array(z.strictObject({ id: z.string(), items: z.number() })),
  }),
  /** What was left out by hand, and why. */
  leftOut: z.array(z.strictObject({ id: z.string(), reason: z.string() })),
  items: z.array(item),
})

export type Receipt = z.output<typeof receiptSchema>

const signature = z.strictObject({
  algorithm: z.literal('Ed25519'),
  /** The public key in base64 (SPKI, DER). */
  key: z.string(),
  /** Over the receipt in canonical JSON (RFC 8785), in base64. */
  value: z.string(),
})

/** A receipt with the signature of the library that made it. */
export const signedReceiptSchema = z.strictObject({ receipt: receiptSchema, signature })

export type SignedReceipt = z.output<typeof signedReceiptSchema>

/** The same of a pack. */
export const signedPackReceiptSchema = z.strictObject({ receipt: packReceiptSchema, signature })

export type SignedPackReceipt = z.output<typeof signedPackReceiptSchema>

/** Whatever can be verified. */
export type AnySignedReceipt = SignedReceipt | SignedPackReceipt

/** Whether somebody's value is meant as a receipt of a pack, so that what is wrong with it is said in its words. */
export function isOfPack(value: unknown): boolean {
  const { receipt } = (value ?? {}) as { receipt?: unknown }
  return typeof receipt === 'object' && receipt !== null && 'chosen' in receipt
}
