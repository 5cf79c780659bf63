import { z } from 'zod'

const count = z.int().min(0)

/** Why a set of matches is another: records changed, or what decides which of them match, or nobody can tell. */
const cause = z.enum(['records', 'settings', 'either']).meta({
  description:
    '`records`: the library has other records. `settings`: the records are the same, and the vocabulary, the settings of the search or the engine are not. `either`: both have changed, and which it was cannot be told.',
})

const part = z.strictObject({ change: z.enum(['same', 'added', 'removed']), text: z.string() })

/** What is said of how the text of an item has changed. */
export const differenceSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('words'), parts: z.array(part) }),
    z.strictObject({
      kind: z.enum(['withheld', 'not-kept', 'elsewhere', 'too-much']),
      detail: z.string(),
    }),
  ])
  .meta({
    description:
      '`words`: the text then and now, word by word. `withheld`: changed for privacy. `not-kept`: the earlier text is not kept here. `elsewhere`: only items of the review have changed. `too-much`: too long or too many to compare.',
  })

const equality = z.strictObject({ then: z.string(), now: z.string(), equal: z.boolean() })

const known = { id: z.string(), title: z.string(), url: z.string() }

const correction = z.strictObject({
  date: z.string(),
  kind: z.enum(['fact', 'wording', 'privacy']),
  note: z.string(),
})

/** What has become of an extract since its receipt was made. */
export const comparisonSchema = z.strictObject({
  /** Whether the query can still be asked as it was; `faults` says why not. */
  repeatable: z.boolean(),
  faults: z.array(z.string()),
  corpus: equality,
  taxonomy: z.strictObject({ then: z.string(), now: z.string(), equal: z.boolean() }),
  settings: equality.nullable().meta({ description: 'Null of a pack, for which nothing is searched.' }),
  engine: z.strictObject({ then: z.string().nullable(), now: z.string().nullable(), equal: z.boolean() }),
  counts: z.strictObject({
    then: count,
    now: count,
    unchanged: count,
    added: count,
    changed: count,
    withdrawn: count,
    unmatched: count,
  }),
  added: z.array(z.strictObject({ ...known, cause })),
  changed: z.array(
    z.strictObject({
      ...known,
      stillMatches: z.boolean(),
      corrections: z.array(correction),
      difference: differenceSchema,
    }),
  ),
  /** Withdrawn with a date and a reason, or no longer in the library. */
  withdrawn: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(['withdrawn', 'gone']),
      date: z.string().nullable(),
      reason: z.string(),
    }),
  ),
  /** Still there as they were, and no longer found by the query. */
  unmatched: z.array(z.strictObject({ ...known, cause })),
})

export type Comparison = z.output<typeof comparisonSchema>
export type Difference = z.output<typeof differenceSchema>
export type Cause = z.output<typeof cause>

export const verificationSchema = z
  .strictObject({
    status: z.enum(['current', 'changed', 'foreign', 'invalid']).meta({
      description:
        '`current`: signed here and nothing has changed. `changed`: signed here, and something has. `foreign`: unaltered, but signed with another key, so this library does not vouch for it. `invalid`: not as it was signed; nothing is compared.',
    }),
    signature: z.strictObject({
      valid: z.boolean(),
      ours: z.boolean().nullable().meta({
        description: 'Whether by the key of this library; null where there is no key yet.',
      }),
      key: z.string(),
    }),
    receipt: z.strictObject({
      kind: z.enum(['extract', 'pack']).meta({
        description: 'What it is a receipt of: every match of a query, or what was chosen by hand.',
      }),
      title: z.string(),
      made: z.string(),
      sentence: z.string(),
      url: z.string(),
      items: count,
    }),
    comparison: comparisonSchema.nullable(),
  })
  .meta({ id: 'Verification' })

export type Verification = z.output<typeof verificationSchema>
