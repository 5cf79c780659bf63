import { z } from 'zod'
import { LONGEST_NOTE } from '../authoring/draft-limits.ts'
import { DRAFT_MOVES } from '../authoring/draft-moves.ts'
import { differenceSchema } from '../exports/verification.ts'
import { listOf } from './list-schemas.ts'

const markdown = z.string('a text').meta({ description: 'A review in Markdown, of at most 2 MB.' })
const revision = z.int('a whole number').min(1, 'a revision from 1')
const note = z.string('a text').max(LONGEST_NOTE, `at most ${LONGEST_NOTE} characters`)

/** A draft to begin. */
export const newDraft = z
  .strictObject({
    markdown: markdown.optional(),
    base: z.string('the id of a review').max(200, 'the id of a review').optional().meta({
      description: 'Id of the published review to change; its text is taken where none is given.',
      example: '2006-highland-left-school-unseen',
    }),
  })
  .meta({ id: 'NewDraft' })

/** A text to save. */
export const draftChange = z
  .strictObject({
    markdown,
    revision: revision.meta({ description: 'Revision that the text was made from.' }),
  })
  .meta({ id: 'DraftChange' })

export const draftPeople = z
  .strictObject({
    people: z.array(z.string().max(40), 'a list of names').max(20, 'at most 20 names').meta({
      description: 'Names with which they sign in.',
    }),
  })
  .meta({ id: 'DraftPeople' })

export const draftNote = z.strictObject({ note: note.optional() }).meta({ id: 'DraftNote' })

export const draftApproval = z
  .strictObject({ revision: revision.meta({ description: 'Revision that was read.' }) })
  .meta({ id: 'DraftApproval' })

export const draftRebase = z
  .strictObject({
    fileDigest: z
      .string('a digest')
      .regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hex')
      .meta({
        description: 'SHA-256 of the published file whose changes were taken in.',
        example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      }),
  })
  .meta({ id: 'DraftRebase' })

export const newComment = z
  .strictObject({
    at: z
      .string()
      .regex(/^p-[0-9a-f]{6}$/, 'the anchor of a paragraph, like `p-3fa2c1`')
      .optional()
      .meta({
        description: 'Anchor of a paragraph; on the whole where it is left out.',
      }),
    text: note.min(1, 'a text'),
  })
  .meta({ id: 'NewComment' })

export const withdrawal = z
  .strictObject({
    reason: note
      .min(1, 'a reason')
      .meta({ description: 'Is published at the address, and checked like any text.' }),
  })
  .meta({ id: 'Withdrawal' })

const who = z.object({
  name: z.string().meta({ description: 'Id of the account.' }),
  displayName: z.string(),
})
const resolved = z.object({ by: z.string(), time: z.string() })

const kept = z.object({
  key: z.string(),
  by: z.string(),
  time: z.string(),
  revision: z.int().meta({ description: 'Revision that it was made from.' }),
})

/** A draft without its text. */
export const draftSummary = z
  .object({
    id: z.string(),
    url: z.string().meta({ description: 'Path of its page.' }),
    state: z.enum(['draft', 'in-review', 'approved', 'published', 'withdrawn']),
    title: z.string(),
    file: z.string().nullable().meta({ description: 'Name that it would be published under, from its id.' }),
    author: who,
    people: z.array(who),
    createdAt: z.string(),
    savedAt: z.string(),
    savedBy: z.string(),
    revision: z.int(),
    base: z.string().nullable().meta({ description: 'Id of the published review that it would replace.' }),
    comments: z.int().meta({ description: 'Comments that are not resolved.' }),
    kept: z.int().meta({ description: 'Texts of refused saves that are kept.' }),
  })
  .meta({ id: 'DraftSummary' })

export const draftList = listOf(draftSummary)

/** A draft with its text. */
export const draftAnswer = draftSummary
  .extend({
    markdown,
    comments: z.array(
      z.object({
        id: z.string(),
        at: z.string().nullable(),
        quote: z.string(),
        text: z.string(),
        by: z.string(),
        time: z.string(),
        resolved: resolved.nullable(),
        changed: z.boolean().meta({ description: 'The paragraph is no longer as it was.' }),
      }),
    ),
    kept: z.array(kept),
    events: z.array(
      z.object({ what: z.string(), by: z.string(), time: z.string(), note: z.string().nullable() }),
    ),
    approval: z.object({ displayName: z.string(), time: z.string() }).nullable(),
    may: z.record(z.enum(DRAFT_MOVES), z.string().nullable()).meta({
      description: 'What you may do with it: null, or the reason why not.',
    }),
  })
  .meta({ id: 'Draft' })

/** The text of a save that was refused. */
export const keptAnswer = kept
  .extend({
    markdown,
    difference: differenceSchema.meta({ description: 'From the draft as it stands to this text.' }),
  })
  .meta({ id: 'KeptText' })

/** What came of publishing or withdrawing. */
export const publishedAnswer = z
  .object({
    review: z.string(),
    url: z.string(),
    commit: z.string().nullable().meta({ description: 'Hash of the commit; null where there is none.' }),
    note: z.string().nullable().meta({ description: 'Why nothing was committed to Git.' }),
  })
  .meta({ id: 'Published' })
