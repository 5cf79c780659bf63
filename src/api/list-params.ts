import { z } from 'zod'
import { NONE_RECORDED } from '../analysis/recommendation-list.ts'
import { MOST_PER_PAGE } from '../search/search-params.ts'
import { writtenNumber } from '../search/written-number.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'

const PER_PAGE = 50

/** Parameters of every list: which page of it. */
export const listParams = z.strictObject({
  page: writtenNumber(
    z.coerce.number('a page number').int().min(1, 'a page number from 1').max(100_000).default(1),
  ),
  'per-page': writtenNumber(
    z.coerce
      .number('a number')
      .int()
      .min(1, `1 to ${MOST_PER_PAGE}`)
      .max(MOST_PER_PAGE, `1 to ${MOST_PER_PAGE}`)
      .default(PER_PAGE),
  ),
})

/** Parameters of the list of recommendations. */
export function recommendationParams(taxonomy: Taxonomy) {
  const status = z.enum([
    NONE_RECORDED,
    ...taxonomy.list('recommendation-status').values.map(value => value.id),
  ])
  const strengths =
    taxonomy
      .facet('action-type')
      ?.roots()
      .map(term => term.id) ?? []
  return listParams.extend({
    addressee: z
      .string()
      .max(200)
      .optional()
      .meta({ description: 'Name of an addressee, or part of it, as published.' }),
    'status-owner': status.optional().meta({ description: 'What the addressee last said.' }),
    'status-independent': status.optional().meta({ description: 'What somebody else last found.' }),
    strength: z
      .enum(strengths as [string, ...string[]])
      .optional()
      .meta({ description: 'Strength of the action asked for, derived from its type.' }),
    overdue: z
      .enum(['true', 'false'])
      .optional()
      .meta({ description: 'Due date past and neither side has closed it, as far as recorded.' }),
  })
}

export type RecommendationParams = z.output<ReturnType<typeof recommendationParams>>
