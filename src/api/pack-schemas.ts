import { z } from 'zod'
import {
  LONGEST_AIM,
  LONGEST_AUDIENCE,
  LONGEST_NOTE,
  LONGEST_PACK_TITLE,
  MOST_ITEMS,
} from '../collections/pack.ts'
import { signedPackReceiptSchema } from '../exports/receipt.ts'
import { count } from './list-schemas.ts'

const text = (longest: number) => z.string('a text').max(longest, `at most ${longest} characters`)

const title = text(LONGEST_PACK_TITLE)
  .trim()
  .min(1, 'a title')
  .meta({ description: 'What it is found by.', example: 'Babies and bruising' })
const audience = text(LONGEST_AUDIENCE).meta({ description: 'For whom.', example: 'Health visitors' })
const aim = text(LONGEST_AIM).meta({
  description: 'What those who come should be able to do afterwards.',
  example: 'To say when a bruise must be looked at by a paediatrician',
})
const items = z
  .array(
    z.strictObject({ id: z.string('an id').max(200, 'an id'), note: text(LONGEST_NOTE).optional() }, 'an id with a note'),
    'a list of ids, each with a note or without',
  )
  .min(1, 'at least one finding or recommendation')
  .max(MOST_ITEMS, `at most ${MOST_ITEMS} findings and recommendations`)
  .meta({
    description:
      'Findings and recommendations by their whole id, in the order of the session. One that stands twice is kept once.',
    example: [{ id: '2006-highland-left-school-unseen/F1', note: 'Ask first what the school knew.' }],
  })

/** A pack to make. */
export const newPack = z
  .strictObject({ title, audience: audience.optional(), aim: aim.optional(), items })
  .meta({ id: 'NewPack' })

/** What of a pack can be changed; what is left out stays. */
export const packChange = z
  .strictObject({
    revision: z
      .int('the revision that it was made from')
      .meta({ description: 'The one that was read: a save that comes too late is refused.', example: 1 }),
    title: title.optional(),
    audience: audience.optional(),
    aim: aim.optional(),
    items: items.optional(),
  })
  .meta({ id: 'PackChange' })

export const signedPackReceipt = signedPackReceiptSchema.meta({
  id: 'SignedPackReceipt',
  description:
    'What is in a pack, chosen by hand, with the digest of each item and when it was taken; signed with Ed25519 over its canonical JSON (RFC 8785). The key is the public one, in base64 (SPKI, DER).',
})

const head = {
  id: z.string().meta({ description: 'Ten characters; whoever has it may read the pack.' }),
  url: z.string().meta({ description: 'Permanent address of its page.' }),
  title: z.string(),
  audience: z.string(),
  aim: z.string(),
  made: z.string(),
  changed: z.string().meta({ description: 'When it was last saved.' }),
  revision: z.int(),
}

export const packSummary = z.object({ ...head, items: count }).meta({ id: 'PackSummary' })

export const packAnswer = z
  .object({
    ...head,
    items: z.array(
      z.object({
        id: z.string(),
        note: z.string(),
        url: z.string(),
        state: z.enum(['as-chosen', 'changed', 'withdrawn', 'gone']).meta({
          description:
            'Whether it says what it said when it was chosen; how it has changed is told by `/packs/{id}/verify`.',
        }),
        title: z.string().nullable().meta({ description: 'Null where it was withdrawn or has gone.' }),
        review: z
          .object({ id: z.string(), title: z.string(), record: z.string(), evidenceGrade: z.string() })
          .nullable(),
      }),
    ),
    receipt: signedPackReceipt,
  })
  .meta({ id: 'Pack' })
