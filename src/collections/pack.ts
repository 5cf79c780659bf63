import { z } from 'zod'
import { signedPackReceiptSchema } from '../exports/receipt.ts'

export const LONGEST_PACK_TITLE = 200
export const LONGEST_AUDIENCE = 200
export const LONGEST_AIM = 500
export const LONGEST_NOTE = 600
/** More than one session holds; who needs more has several. */
export const MOST_ITEMS = 60
export const MOST_PACKS = 200

/** What of a pack its maker writes. */
export interface PackText {
  title: string
  /** For whom; empty where it was left out. */
  audience: string
  /** What those who come should be able to do afterwards; empty where it was left out. */
  aim: string
  /** Findings and recommendations by their whole id, in the order of the session, each with a note or an empty text. */
  items: ReadonlyArray<{ id: string; note: string }>
}

export const packSchema = z.object({
  /** Ten random characters of base 32: its address is known only to whoever was given it. */
  id: z.string(),
  /** Of the account that keeps it. */
  owner: z.string(),
  title: z.string(),
  audience: z.string(),
  aim: z.string(),
  items: z.array(z.object({ id: z.string(), note: z.string() })),
  /** When it was made and last changed, in ISO 8601. */
  made: z.string(),
  changed: z.string(),
  /** Goes up with every save; each save names the one it was made from. */
  revision: z.int().min(1),
  receipt: signedPackReceiptSchema,
})

/** Findings and recommendations chosen for a training session. */
export type Pack = z.output<typeof packSchema>

/** A save that was made from another revision than the one there is. */
export interface PackConflict {
  /** What stands there. */
  current: Pack
}

export function isPackConflict(answer: Pack | PackConflict): answer is PackConflict {
  return 'current' in answer
}

/** What a pack says as one text, by which two of them can be told apart word by word. */
export function toPackText({ title, audience, aim, items }: PackText): string {
  const lines = items.map(({ id, note }, at) => `${at + 1}. ${id}${note && `\n${note}`}`)
  return [title, audience && `For: ${audience}`, aim && `Aim: ${aim}`, ...lines].filter(Boolean).join('\n')
}
