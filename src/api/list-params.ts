import { z } from 'zod'
import { fixedChoices } from '../analysis/recommendation-choices.ts'
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

const year = z.coerce
  .number('a year')
  .int('a year')
  .min(1800, 'a year from 1800 on')
  .max(2200, 'a year up to 2200')
  .optional()

/** What the list of recommendations is narrowed by. Names of bodies and reviews are held to the records besides. */
export function recommendationFilterParams(taxonomy: Taxonomy) {
  const fixed = fixedChoices(taxonomy)
  const oneOf = (key: keyof typeof fixed, description: string) =>
    z
      .enum(fixed[key].map(({ id }) => id) as [string, ...string[]])
      .optional()
      .meta({ description })
  return z.strictObject({
    addressee: z.string().max(200, 'at most 200 characters').optional().meta({
      description: 'Name of an addressee, or part of it, as published or as in the list of other names.',
    }),
    body: z.string().max(200, 'at most 200 characters').optional().meta({
      description:
        'One body that recommendations are put to, under all of its names: an id of `counts.body`.',
    }),
    agency: oneOf('agency', 'Kind of agency that it is put to.'),
    review: z.string().max(200, 'at most 200 characters').optional().meta({ description: 'Id of a review.' }),
    from: writtenNumber(year).meta({ description: 'Earliest year of publication.' }),
    to: writtenNumber(year).meta({ description: 'Latest year of publication.' }),
    'recommendation-kind': oneOf(
      'recommendation-kind',
      'Whether the answer is known, a choice, or to be found.',
    ),
    strength: oneOf('strength', 'Strength of the action asked for, derived from its type.'),
    'status-owner': oneOf('status-owner', 'What the addressee last said.'),
    'status-independent': oneOf('status-independent', 'What somebody else last found.'),
    overdue: oneOf('overdue', 'Due date past and neither side has closed it, as far as recorded.'),
    finding: oneOf('finding', 'Whether it answers a finding of its record.'),
  })
}

/** Parameters of the list of recommendations. */
export function recommendationParams(taxonomy: Taxonomy) {
  return listParams.extend(recommendationFilterParams(taxonomy).shape)
}
