import { z } from 'zod'
import { leftOutField, MOST_LEFT_OUT, notesField, titleField } from '../exports/extract-request.ts'
import { signedReceiptSchema } from '../exports/receipt.ts'
import { count } from './list-schemas.ts'

const LONGEST_QUERY_STRING = 8_000

/** What saving an extract takes. */
export const newExtract = z.strictObject({
  title: titleField.min(1, 'a title'),
  query: z
    .string('a query string')
    .max(LONGEST_QUERY_STRING, `at most ${LONGEST_QUERY_STRING} characters`)
    .meta({
      description: 'Query string of the search, as in its address.',
      example: 'q=school&agency=police&from=2004&to=2016',
    }),
  notes: notesField.optional(),
  leaveOut: z
    .array(leftOutField, 'a list of ids with reasons')
    .max(MOST_LEFT_OUT, `at most ${MOST_LEFT_OUT} ids with reasons`)
    .optional()
    .meta({ description: 'Items left out, each with the reason.' }),
})

export const signedReceipt = signedReceiptSchema.meta({
  id: 'SignedReceipt',
  description:
    'What makes an extract repeatable, signed with Ed25519 over its canonical JSON (RFC 8785). The key is the public one, in base64 (SPKI, DER).',
})

const head = {
  id: z.string().meta({ description: 'Ten characters; whoever has it may read the extract.' }),
  url: z.string().meta({ description: 'Permanent address of its page.' }),
  title: z.string(),
  made: z.string(),
  sentence: z.string(),
  items: count,
}

export const savedExtractHead = z.object(head).meta({ id: 'SavedExtractSummary' })

export const savedExtractAnswer = z.object({ ...head, receipt: signedReceipt }).meta({ id: 'SavedExtract' })
