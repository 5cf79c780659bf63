import { z } from 'zod'
import { LONGEST_QUERY } from '../search/search-params.ts'
import { MOST_SUGGESTIONS } from '../search/suggest.ts'

/** Parameters of suggestions. */
export const suggestParams = z.strictObject({
  q: z.string().max(LONGEST_QUERY, `at most ${LONGEST_QUERY} characters`).default('').meta({
    description: 'What has been typed so far; the beginning of each word is enough.',
    example: 'superv',
  }),
})

export const suggestAnswer = z
  .object({
    items: z
      .array(
        z.object({
          kind: z.enum(['finding', 'recommendation', 'review', 'term']),
          label: z.string().meta({ description: 'Its title or label.' }),
          detail: z.string().meta({ description: 'What it is.', example: 'Term: Systems factor' }),
          url: z.string().meta({ description: 'Address of its page.' }),
        }),
      )
      .max(MOST_SUGGESTIONS),
  })
  .meta({ id: 'Suggestions', description: 'What somebody may be about to type; not what a search finds.' })
