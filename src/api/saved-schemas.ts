import { z } from 'zod'
import { LONGEST_SAVED_TITLE } from '../collections/saved-searches.ts'
import { listOf } from './list-schemas.ts'
import { hit } from './search-schemas.ts'

const title = z
  .string('a text')
  .trim()
  .min(1, 'a title')
  .max(LONGEST_SAVED_TITLE, `at most ${LONGEST_SAVED_TITLE} characters`)

/** A search to save. */
export const savedRequest = z
  .strictObject({
    query: z.string('a query string').max(10_000, 'a query string of at most 10,000 characters').meta({
      description:
        'Query string of the search, as in its address. What only orders or pages its results is dropped.',
      example: 'q=school+moved&agency=education',
    }),
    title: title.optional().meta({ description: 'Made from the query where it is left out.' }),
  })
  .meta({ id: 'SavedSearchRequest' })

/** What of a saved search can be changed. */
export const savedChange = z
  .strictObject({
    title: title.optional(),
    seenUpTo: z.iso.datetime('a moment in ISO 8601, in UTC').optional().meta({
      description: 'What appeared until then is no longer new: `upTo` of an answer that was looked at.',
    }),
  })
  .meta({ id: 'SavedSearchChange' })

/** A saved search, with how many of its matches are new. */
export const savedSummary = z
  .object({
    id: z.string(),
    title: z.string(),
    query: z.string(),
    url: z.string().meta({ description: 'Path of the search.' }),
    feed: z.string().meta({ description: 'Path of its Atom feed.' }),
    created: z.iso.datetime(),
    looked: z.iso.datetime().meta({ description: 'When it was last marked as seen.' }),
    total: z.int().meta({ description: 'Matches there are.' }),
    new: z.int().meta({ description: 'Matches that first appeared in this library since.' }),
    upTo: z.iso
      .datetime()
      .meta({ description: 'Who has seen this answer has seen what appeared until then.' }),
    dropped: z.array(z.object({ name: z.string(), detail: z.string() })).meta({
      description: 'What of the query can no longer be read, as where a term has gone, and is left out.',
    }),
  })
  .meta({ id: 'SavedSearch' })

export const savedList = listOf(savedSummary)

/** A saved search with the newest of what is new. */
export const savedAnswer = savedSummary.extend({
  items: z
    .array(
      hit.extend({
        since: z.iso.datetime().meta({ description: 'When it first appeared in this library.' }),
        why: z.array(
          z.object({
            label: z.string(),
            html: z.string().meta({ description: 'Escaped, with `<mark>` around what matched.' }),
          }),
        ),
      }),
    )
    .meta({ description: 'At most ten, the last to come first.' }),
})
