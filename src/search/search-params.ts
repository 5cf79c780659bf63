import { onceFor } from '../analysis/once-for.ts'
import { z } from 'zod'
import { KINDS, type Kind } from '../taxonomy/facet.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { writtenNumber } from './written-number.ts'

export const SORTS = ['relevance', 'newest', 'oldest'] as const
export type Sort = (typeof SORTS)[number]

/** Longer than any question; a pasted document is not a search. */
export const LONGEST_QUERY = 500
export const MOST_PER_PAGE = 100
const LONGEST_AREA = 100
const LAST_PAGE = 100_000
const PER_PAGE = 20

const year = z.coerce
  .number('a year')
  .int('a year')
  .min(1800, 'a year from 1800 on')
  .max(2200, 'a year up to 2200')
  .optional()

/** What a search was asked. */
export interface SearchQuery {
  q: string
  kind: Kind
  /** Chosen terms by facet. */
  filters: Readonly<Record<string, readonly string[]>>
  from?: number | undefined
  to?: number | undefined
  area: readonly string[]
  sort: Sort
  page: number
  perPage: number
}

/**
 * The parameters of a search, one for each facet of the taxonomy among them. The API validates with it and its
 * OpenAPI description is generated from it. Made once a taxonomy, since every request asks for it.
 */
export const searchParamsSchema: (taxonomy: Taxonomy) => SearchParamsSchema =
  onceFor(createSearchParamsSchema)

function createSearchParamsSchema(taxonomy: Taxonomy) {
  const facets = Object.fromEntries(
    taxonomy.facets.map(facet => [
      facet.key,
      z
        .array(z.enum(facet.terms.map(term => term.id) as [string, ...string[]]))
        .optional()
        .meta({
          description: `${facet.label}: ${facet.question} Repeat the parameter for any of several terms.`,
        }),
    ]),
  )
  return z.strictObject({
    q: z.string().max(LONGEST_QUERY, `at most ${LONGEST_QUERY} characters`).default('').meta({
      description: 'Words to look for. "Quoted text" is found exactly, -word excludes.',
      example: 'school thought she had moved',
    }),
    kind: z.enum(KINDS).default('finding').meta({ description: 'What to look for.' }),
    from: writtenNumber(year).meta({ description: 'Earliest year of publication.' }),
    to: writtenNumber(year).meta({ description: 'Latest year of publication.' }),
    area: z
      .array(z.string().max(LONGEST_AREA, `at most ${LONGEST_AREA} characters`))
      .default([])
      .meta({ description: 'Area as written in the record. Repeat for any of several.' }),
    sort: z
      .enum(SORTS)
      .default('relevance')
      .meta({ description: 'Order; relevance is newest first where there are no words.' }),
    page: writtenNumber(
      z.coerce
        .number('a page number')
        .int('a whole number')
        .min(1, 'a page number from 1')
        .max(LAST_PAGE, `a page number up to ${LAST_PAGE}`)
        .default(1),
    ),
    'per-page': writtenNumber(
      z.coerce
        .number('a number')
        .int('a whole number')
        .min(1, `1 to ${MOST_PER_PAGE}`)
        .max(MOST_PER_PAGE, `1 to ${MOST_PER_PAGE}`)
        .default(PER_PAGE),
    ),
    ...facets,
  })
}

export type SearchParamsSchema = ReturnType<typeof createSearchParamsSchema>
