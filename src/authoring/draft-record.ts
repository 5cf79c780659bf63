import { join } from 'node:path'
import { z } from 'zod'
import { openJsonStore } from '../state/json-store.ts'
import { syncFolder } from '../state/sync-folder.ts'
import type { Draft } from './draft.ts'

const person = z.object({ name: z.string(), displayName: z.string() })

const comment = z.object({
  id: z.string(),
  at: z.string().optional(),
  quote: z.string(),
  text: z.string(),
  by: z.string(),
  time: z.string(),
  resolved: z.object({ by: z.string(), time: z.string() }).optional(),
})

const event = z.object({
  what: z.enum([
    'created',
    'submitted',
    'sent-back',
    'approved',
    'approval-lapsed',
    'published',
    'withdrawn',
  ]),
  by: z.string(),
  time: z.string(),
  note: z.string().optional(),
})

const draft = z.object({
  id: z.string(),
  state: z.enum(['draft', 'in-review', 'approved', 'published', 'withdrawn']),
  title: z.string(),
  file: z.string().optional(),
  author: person,
  people: z.array(person),
  createdAt: z.string(),
  savedAt: z.string(),
  savedBy: z.string(),
  savers: z.array(z.string()),
  revision: z.int().min(1),
  digest: z.string(),
  base: z.object({ review: z.string(), fileDigest: z.string() }).optional(),
  approval: person.extend({ time: z.string(), digest: z.string() }).optional(),
  comments: z.array(comment),
  kept: z.array(
    z.object({
      key: z.string(),
      digest: z.string(),
      by: z.string(),
      time: z.string(),
      revision: z.int(),
    }),
  ),
  events: z.array(event),
})

const schema = z.object({ version: z.literal(1), draft: draft.optional() })

/** A draft as it can be changed. */
export type DraftRecord = z.output<typeof draft>

const DRAFT_ID = /^d-[0-9a-f]{12}$/

/** Whether it has the form of an id, so that nothing else becomes the name of a folder. */
export const isDraftId = (id: string): boolean => DRAFT_ID.test(id)

/**
 * What is known of a draft; undefined where there is none.
 * @param folder that of the draft
 * @throws StateUnreadable
 */
export async function readDraftRecord(folder: string): Promise<DraftRecord | undefined> {
  const { data } = await openJsonStore(join(folder, RECORD), schema, { version: 1 })
  return data.draft
}

/** Writes it, whole or not at all; resolves when the disk has it. The folder is there already. */
export async function writeDraftRecord(folder: string, record: Draft): Promise<void> {
  const low = await openJsonStore(join(folder, RECORD), schema, { version: 1 })
  low.data = { version: 1, draft: draft.parse(record) }
  await low.write()
  await syncFolder(folder)
}

/** Name of the file of the record: what goes first when a draft is removed. */
export const RECORD = 'draft.json'
