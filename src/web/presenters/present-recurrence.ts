import type { ClosedThenFound, FoundAgain } from '../../analysis/closed-then-found.ts'
import type { Closing } from '../../analysis/closing.ts'
import type { FoundReview, Recurrence } from '../../analysis/recurrence.ts'
import { APART_WORDS, NO_CAUSE } from '../../analysis/recurrence-words.ts'
import { strengthMix, type StrongerExamples } from '../../analysis/strength-mix.ts'
import { addressOf } from '../../corpus/item-address.ts'
import type { Recommendation } from '../../corpus/review.ts'
import { toMonth } from '../../corpus/to-month.ts'
import { marksOf } from '../../exports/tag-words.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { presentItem, presentRecord } from './present-review.ts'
import { presentStrength } from './present-strength.ts'

/** Later reviews that are named for one recommendation; how many more there are is said. */
const MOST_LATER = 10

/** A review in which a term was found: the findings, and what was asked because of them. */
export function presentFoundReview(found: FoundReview, { facet, term }: Recurrence, taxonomy: Taxonomy) {
  const { review, year, basis, findings, recommendations } = found
  return {
    year,
    basis,
    record: presentRecord(review, taxonomy),
    findings: findings.map(({ finding, tags }) => ({
      number: finding.id,
      title: finding.title,
      href: addressOf(`${review.id}/${finding.id}`),
      // Of the term itself only the marks are news; a narrower term is named.
      tags: tags.map(tag => ({
        label: tag.term === term ? undefined : (facet.term(tag.term)?.label ?? tag.term),
        marks: marksOf(tag),
      })),
    })),
    recommendations: recommendations.map(one => presentAsked(one, found, taxonomy)),
    strength: presentStrength(strengthMix(recommendations, taxonomy)).says,
    /** Recommendations of which at least one side has said something. */
    heardOf: recommendations.filter(({ statuses }) => statuses.length > 0).length,
  }
}

export function presentAsked(recommendation: Recommendation, { review }: FoundReview, taxonomy: Taxonomy) {
  return presentItem(recommendation, review, {}, [], taxonomy)
}

/** What was closed, and the later reviews of the same place, in sentences that claim no cause. */
export function presentClosed({ recommendation, found, again, apart }: ClosedThenFound, taxonomy: Taxonomy) {
  const closings = [...new Set([...again, ...apart].flatMap(one => one.closings))]
  return {
    ...presentAsked(recommendation, found, taxonomy),
    record: presentRecord(found.review, taxonomy),
    closed: closings.map(closing => closingInWords(closing, taxonomy)),
    again: again.slice(0, MOST_LATER).map(one => presentLater(one, taxonomy)),
    moreAgain: Math.max(0, again.length - MOST_LATER),
    apart: apart
      .slice(0, MOST_LATER)
      .map(one => ({ ...presentLater(one, taxonomy), why: APART_WORDS[one.reason] })),
    moreApart: Math.max(0, apart.length - MOST_LATER),
    noCause: NO_CAUSE,
  }
}

function presentLater({ found: { review, period }, reach }: FoundAgain, taxonomy: Taxonomy) {
  const record = presentRecord(review, taxonomy)
  return {
    record,
    from: period?.from,
    place: {
      area: `the same area (${review.area})`,
      nation: `the same nation (${record.nation})`,
      'several-nations': `a place that may be another (${record.nation})`,
    }[reach],
  }
}

/** "was closed as done, according to the addressee (Home Office), in June 2011". */
function closingInWords({ by, value, date, for: addressee }: Closing, taxonomy: Taxonomy): string {
  const label = taxonomy.label('recommendation-status', value).replace(/^Closed: /, '')
  const who = by === 'owner' ? 'the addressee' : 'somebody else who looked'
  const of = addressee === undefined ? '' : by === 'owner' ? ` (${addressee})` : `, for ${addressee}`
  return `closed as “${label}” according to ${who}${of}, ${date === undefined ? 'no date given' : `in ${toMonth(date)}`}`
}

/** Recommendations that asked for more than the weakest kind of action. */
export function presentStronger(
  { strength, examples, of }: StrongerExamples,
  shown: number,
  taxonomy: Taxonomy,
) {
  const parts = taxonomy.facet('action-type')?.roots() ?? []
  return {
    of,
    total: examples.length,
    strength: strength?.label.toLowerCase(),
    // Only the strongest kind needs no word on why it is not the strongest.
    isNext: strength !== undefined && strength.id !== parts[0]?.id,
    strongest: parts[0]?.label.toLowerCase(),
    items: examples.slice(0, shown).map(({ recommendation, found }) => ({
      ...presentAsked(recommendation, found, taxonomy),
      action: taxonomy.label('action-type', actionOf(recommendation)),
      record: presentRecord(found.review, taxonomy),
    })),
  }
}

function actionOf({ tags }: Recommendation): string {
  const own = tags['action-type']
  return own === undefined || own === 'held' ? '' : (own[0]?.term ?? '')
}
