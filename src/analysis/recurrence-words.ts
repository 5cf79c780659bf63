import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import type { Apart } from './closed-then-found.ts'
import { AGENCY, type Recurrence } from './recurrence.ts'

/** What may not be read into a recurrence, wherever it shows. */
export const RECURRENCE_LIMITS =
  'The library holds a selection of published reviews and not all that happened, so there is no rate and no trend in this. Most records are summaries: that a record does not have it describes the record, not the report or the place.'

/** How later is measured, and what counts as the same place. */
export const HOW_MEASURED =
  'Later is measured in years: the events of the later review begin in a year after the one in which the recommendation was closed. The same place is the same area by name or, where the body that was asked is national, the same nation. A closing counts until the same side says something else.'

/** Said with every pair. */
export const NO_CAUSE = 'This does not show that the one led to the other.'

/** Why a later review does not carry the label. */
export const APART_WORDS: Readonly<Record<Apart, string>> = {
  'earlier-events': 'its events began before, or in the year in which, the recommendation was closed',
  'period-unknown': 'the record does not say when its events were',
  'closing-undated': 'the closing has no date, so it cannot be said which came first',
  'not-stated': 'in one of the two it is inferred or disputed, not stated by the report',
  'several-nations':
    'one of the two is about more than one nation, so it cannot be said whether the place is the same',
}

/** "Information not assembled", with the agency where one was asked for: "… (Police)". */
export function nameOfRecurrence({ facet, term, agency }: Recurrence, taxonomy: Taxonomy): string {
  const label = facet.term(term)?.label ?? term
  return agency === undefined ? label : `${label} (${taxonomy.label(AGENCY, agency)})`
}

/** "Recorded in 34 of 55 reviews …": the base of everything that follows. */
export function baseOfRecurrence({ reviews, stated, coded, all, agency, facet }: Recurrence): string {
  const how = [
    `${stated} as the report states it`,
    ...(reviews.length > stated ? [`${reviews.length - stated} only by our reading or in dispute`] : []),
  ]
  const found = `Recorded in findings of ${reviews.length} of ${coded} ${coded === 1 ? 'review' : 'reviews'} on which the ${facet.label.toLowerCase()}${agency === undefined ? '' : ' and the agency'} was coded`
  return `${found}${reviews.length === 0 ? '' : `: ${how.join(', ')}`}. The library holds ${all} ${all === 1 ? 'review' : 'reviews'}, invented ones not counted.`
}
