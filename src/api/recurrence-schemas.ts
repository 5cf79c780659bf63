import { z } from 'zod'
import { APART } from '../analysis/closed-then-found.ts'
import { AGENCY, hasRecurrence } from '../analysis/recurrence.ts'
import { REACHES } from '../analysis/same-place.ts'
import { recurringFacets } from '../analysis/recurring-terms.ts'
import { CHART_SIZES } from '../exports/charts/chart.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { count } from './list-schemas.ts'
import { reviewReference, status, tag } from './record-schemas.ts'

/** What of a recurrence is asked for. */
export function recurrenceParams(taxonomy: Taxonomy) {
  const agencies = taxonomy.facet(AGENCY)?.terms.map(({ id }) => id) ?? []
  return z.strictObject({
    agency: z
      .enum(agencies as [string, ...string[]])
      .optional()
      .meta({ description: 'Only findings of this agency, or of one below it.', example: agencies[0] }),
  })
}

export function recurrenceChartParams(taxonomy: Taxonomy) {
  return recurrenceParams(taxonomy).extend({
    size: z.enum(CHART_SIZES).default('wide').meta({ description: 'For a page, or for a telephone.' }),
  })
}

export function recurringParams(taxonomy: Taxonomy) {
  const facets = recurringFacets(taxonomy).map(({ key }) => key)
  return z.strictObject({
    facet: z
      .enum(facets as [string, ...string[]])
      .meta({ description: 'A facet of what was found.', example: facets[0] }),
  })
}

/** Path of a recurrence. */
export function recurrencePath(taxonomy: Taxonomy) {
  const facets = taxonomy.facets.filter(hasRecurrence)
  return z.object({
    facet: z
      .enum(facets.map(({ key }) => key) as [string, ...string[]])
      .meta({ description: 'Key of a facet that findings carry.', example: facets[0]?.key }),
    term: z.string().meta({ description: 'Id of a term.', example: facets[0]?.terms[0]?.id }),
  })
}

const years = z.object({ from: z.int(), to: z.int() }).nullable()

const basis = z.enum(['stated', 'disputed', 'inferred']).meta({
  description: 'Whether the report states it. The surest of several tags counts.',
})

const asked = z.object({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  to: z.array(z.string()),
  strength: z.string().nullable(),
  owner: status.nullable().meta({ description: 'What the addressee last said.' }),
  independent: status.nullable().meta({ description: 'What somebody else last found.' }),
})

const closings = z.array(
  z.object({
    by: z.enum(['owner', 'independent']),
    value: z.string(),
    date: z.string().nullable(),
    for: z.string().nullable(),
  }),
)

const later = z.object({
  review: reviewReference,
  period: years,
  reach: z.enum(REACHES).meta({
    description:
      'By what both are of the same place; several-nations where one of the two is of more than one nation.',
  }),
  closings,
})

export const recurrenceAnswer = z
  .object({
    facet: z.string(),
    term: z.object({ id: z.string(), label: z.string(), definition: z.string() }),
    includes: z
      .array(z.string())
      .meta({ description: 'Ids of the terms that count: the term and what is below it.' }),
    agency: z.object({ id: z.string(), label: z.string() }).nullable(),
    total: count.meta({ description: 'Reviews in which it was found.' }),
    stated: count.meta({ description: 'Of these, the reviews whose report states it.' }),
    of: count.meta({ description: 'Reviews on which the facet, and the agency asked for, was coded.' }),
    library: count.meta({ description: 'Reviews in the library.' }),
    reviews: z.array(
      z.object({
        review: reviewReference,
        year: z.int().meta({ description: 'Year of publication.' }),
        period: years.meta({ description: 'Years of the events.' }),
        basis,
        findings: z.array(
          z.object({ id: z.string(), url: z.string(), title: z.string(), basis, tags: z.array(tag) }),
        ),
        recommendations: z.array(asked).meta({ description: 'Those that address one of these findings.' }),
      }),
    ),
    closedThenFound: z
      .array(
        z.object({
          recommendation: asked,
          review: reviewReference,
          again: z.object({ total: count, reviews: z.array(later) }),
          apart: z.object({
            total: count,
            reviews: z.array(later.extend({ reason: z.enum(APART) })),
          }),
        }),
      )
      .meta({
        description:
          'Recommendations closed as done or effective, with later reviews of the same place that record the term: `again` with the label closed, later found again; `apart` without it, each with the reason. At most 100 of each are listed, newest first. It claims no cause.',
      }),
    measured: z.string().meta({ description: 'How later and the same place are measured.' }),
    limits: z.string().meta({ description: 'What may not be read into it.' }),
  })
  .meta({ id: 'Recurrence' })

export const recurringAnswer = z
  .object({
    facet: z.string(),
    library: count.meta({ description: 'Reviews in the library.' }),
    terms: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        url: z.string(),
        reviews: count.meta({ description: 'Reviews whose report states it.' }),
        notStated: count.meta({ description: 'Further reviews in which it is inferred or disputed.' }),
        of: count.meta({ description: 'Reviews on which the facet was coded.' }),
        decades: z.array(z.int()).meta({ description: 'First years of the decades of publication.' }),
        first: z.int().nullable(),
        last: z.int().nullable(),
        closedThenFound: count.meta({
          description: 'Recommendations closed as done or effective before it was found again.',
        }),
      }),
    ),
    limits: z.string(),
  })
  .meta({ id: 'RecurringTerms' })
