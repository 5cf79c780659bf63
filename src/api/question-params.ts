import { z } from 'zod'
import { QUESTION_FACETS } from '../analysis/questions.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { count } from './list-schemas.ts'
import { listParams } from './list-params.ts'
import { reviewReference } from './record-schemas.ts'

/** What narrows questions, each at most once. */
export function questionFilterParams(taxonomy: Taxonomy) {
  const audiences = taxonomy.list('audience').values.map(({ id }) => id)
  const termsOf = (facet: string) => taxonomy.facet(facet)?.terms.map(({ id }) => id) ?? []
  return z.strictObject({
    audience: z
      .enum(audiences as [string, ...string[]])
      .optional()
      .meta({ description: 'Whom they are for.' }),
    ...(Object.fromEntries(
      QUESTION_FACETS.map(facet => [
        facet,
        z
          .enum(termsOf(facet) as [string, ...string[]])
          .optional()
          .meta({ description: 'A term that the finding is tagged with, or one below it.' }),
      ]),
    ) as Record<(typeof QUESTION_FACETS)[number], z.ZodOptional<z.ZodEnum<Record<string, string>>>>),
    review: z.string().max(200).optional().meta({ description: 'Id of a review.' }),
  })
}

/** Parameters of the list of questions. */
export function questionParams(taxonomy: Taxonomy) {
  return questionFilterParams(taxonomy).extend(listParams.shape)
}

/** Parameters of a sheet: the same filters, or questions that were chosen one by one. */
export function sheetParams(taxonomy: Taxonomy) {
  const id = z.string('the id of a question').regex(/^[a-z0-9-]+\/F\d+\/p-[0-9a-f]{6}$/, 'ids of questions')
  return questionFilterParams(taxonomy).extend({
    choose: z
      .union([id, z.array(id)], 'ids of questions')
      .optional()
      .meta({
        description: 'Ids of questions; may stand more than once. All that match where it is left out.',
      }),
  })
}

export const questionAnswer = z
  .object({
    id: z.string().meta({ example: '2006-highland-left-school-unseen/F1/p-3fa2c1' }),
    audience: z.string().meta({ description: 'Value of the list `audience`.' }),
    text: z.string(),
    words: z.enum(['library', 'report']).meta({
      description:
        'Whose words: those of a summary are written by the library, those of a review its own. Never an invented record.',
    }),
    url: z.string().meta({ description: 'The question on the page of its finding.' }),
    finding: z.object({ id: z.string(), title: z.string(), url: z.string() }),
    review: reviewReference,
  })
  .meta({ id: 'Question' })

export const questionList = z.object({
  total: count,
  findings: count.meta({ description: 'Findings that they stand on.' }),
  reviews: count.meta({ description: 'Reviews of these findings.' }),
  among: count.meta({ description: 'Questions of the library.' }),
  page: count,
  pages: count,
  perPage: count,
  items: z.array(questionAnswer),
})
