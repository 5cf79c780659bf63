import type { z } from 'zod'
import type { Catalogue } from '../analysis/catalogue.ts'
import { closedThenFound, type ClosedThenFound, type FoundAgain } from '../analysis/closed-then-found.ts'
import { realReviews } from '../analysis/catalogue.ts'
import { latestStatus, strengthOf } from '../analysis/recommendation-list.ts'
import { AGENCY, type FoundReview, type Recurrence } from '../analysis/recurrence.ts'
import { HOW_MEASURED, RECURRENCE_LIMITS } from '../analysis/recurrence-words.ts'
import { recurringTerms } from '../analysis/recurring-terms.ts'
import { addressOf } from '../corpus/item-address.ts'
import type { Recommendation } from '../corpus/review.ts'
import type { Facet } from '../taxonomy/facet.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import type { recurrenceAnswer, recurringAnswer } from './recurrence-schemas.ts'
import { toReference } from './to-json.ts'

type RecurrenceJson = z.input<typeof recurrenceAnswer>

/** Later reviews that are listed for one recommendation; the total says how many there are. */
const MOST_LATER = 100

export function toRecurrenceAnswer(recurrence: Recurrence, taxonomy: Taxonomy): RecurrenceJson {
  const { facet, agency, reviews, stated, coded, all } = recurrence
  const { id, label, definition } = facet.term(recurrence.term)!
  return {
    facet: facet.key,
    term: { id, label, definition },
    includes: facet.withDescendants(id),
    agency: agency === undefined ? null : { id: agency, label: taxonomy.label(AGENCY, agency) },
    ...{ total: reviews.length, stated, of: coded, library: all },
    reviews: reviews.map(found => toFound(found, taxonomy)),
    closedThenFound: closedThenFound(reviews, taxonomy.addressees).map(one => toClosed(one, taxonomy)),
    ...{ measured: HOW_MEASURED, limits: RECURRENCE_LIMITS },
  }
}

export function toRecurringAnswer(catalogue: Catalogue, facet: Facet): z.input<typeof recurringAnswer> {
  return {
    facet: facet.key,
    library: realReviews(catalogue).length,
    terms: recurringTerms(catalogue, facet).map(({ term: { id, label }, coded, first, last, ...counts }) => ({
      ...{ id, label, url: `/taxonomy/${facet.key}/${id}/recurrence` },
      ...counts,
      ...{ of: coded, first: first ?? null, last: last ?? null },
    })),
    limits: RECURRENCE_LIMITS,
  }
}

function toFound(
  { review, year, period, basis, findings, recommendations }: FoundReview,
  taxonomy: Taxonomy,
): RecurrenceJson['reviews'][number] {
  return {
    ...{ review: toReference(review), year, period: period ?? null, basis },
    findings: findings.map(({ finding, tags, basis: ofFinding }) => ({
      ...referenceTo(review.id, finding),
      basis: ofFinding,
      tags: tags.map(({ term, ...rest }) => ({ id: term, ...rest })),
    })),
    recommendations: recommendations.map(one => toAsked(review.id, one, taxonomy)),
  }
}

function toAsked(review: string, recommendation: Recommendation, taxonomy: Taxonomy) {
  return {
    ...referenceTo(review, recommendation),
    to: [...recommendation.to],
    strength: strengthOf(recommendation, taxonomy) ?? null,
    owner: latestStatus(recommendation, 'owner') ?? null,
    independent: latestStatus(recommendation, 'independent') ?? null,
  }
}

function toClosed(
  { recommendation, found, again, apart }: ClosedThenFound,
  taxonomy: Taxonomy,
): RecurrenceJson['closedThenFound'][number] {
  return {
    recommendation: toAsked(found.review.id, recommendation, taxonomy),
    review: toReference(found.review),
    again: { total: again.length, reviews: again.slice(0, MOST_LATER).map(toLater) },
    apart: {
      total: apart.length,
      reviews: apart.slice(0, MOST_LATER).map(({ reason, ...one }) => ({ ...toLater(one), reason })),
    },
  }
}

function toLater({ found, reach, closings }: FoundAgain) {
  return {
    ...{ review: toReference(found.review), period: found.period ?? null, reach },
    closings: closings.map(({ by, value, date, for: addressee }) => ({
      ...{ by, value },
      ...{ date: date ?? null, for: addressee ?? null },
    })),
  }
}

function referenceTo(review: string, { id, title }: { id: string; title: string }) {
  const full = `${review}/${id}`
  return { id: full, url: addressOf(full), title }
}
