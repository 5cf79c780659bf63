import type { Recommendation } from '../corpus/review.ts'
import type { Addressee } from '../taxonomy/addressees-schema.ts'
import { addresseeNames } from './addressee-names.ts'
import { closingsOf, yearOfClosing, type Closing } from './closing.ts'
import { onceFor } from './once-for.ts'
import type { FoundReview } from './recurrence.ts'
import { SamePlace, type Neighbour, type Reach } from './same-place.ts'

/** Why a later review is listed apart, without the label. */
export const APART = [
  'earlier-events',
  'period-unknown',
  'closing-undated',
  'not-stated',
  'several-nations',
] as const
export type Apart = (typeof APART)[number]

/** A later review of the same place in which the term was found again. */
export interface FoundAgain {
  found: FoundReview
  reach: Reach
  /** The closings it came after, or beside which it is listed. */
  closings: Closing[]
}

/** A recommendation that was closed as done or effective, and the later reviews of the same place. */
export interface ClosedThenFound {
  recommendation: Recommendation
  /** The review that made it. */
  found: FoundReview
  /** Those that carry the label *closed, later found again*, newest first. */
  again: FoundAgain[]
  /** Those that do not, with the reason. */
  apart: Array<FoundAgain & { reason: Apart }>
}

/**
 * Recommendations that were closed, with later reviews that record the same term:
 *
 * - the recommendation addresses a finding with the term, and a side closed it as done or effective;
 * - *later* is measured from the year of the closing: the `period` of the later review begins in a year after it. A
 *   closing without a date cannot be placed before anything: reviews whose events begin after the year in which the
 *   recommendation was published are then listed apart;
 * - *the same place* is the same area by name, or, where the body that was asked is national by
 *   taxonomy/addressees.yaml, the same nation: the addressee that it was closed for, or any of them where the closing
 *   names none of them. A body that is not listed counts as local, and an area that is withheld as no other. Documents of several nations (`uk`) meet each other; beside those of one nation they are
 *   listed apart, since it cannot be told which nation is meant;
 * - at both ends the report states it. Where it is inferred or disputed at one of them, it is listed apart;
 * - a review published later whose events began earlier, or whose period is not recorded, is listed apart.
 *
 * It says what came after what. That one led to the other is not in it.
 * @param reviews in which the term was found, as recurrenceOf gives them
 */
export function closedThenFound(
  reviews: readonly FoundReview[],
  addressees: readonly Addressee[],
): ClosedThenFound[] {
  const places = new SamePlace(reviews)
  return reviews.flatMap(found =>
    found.recommendations.flatMap(recommendation => {
      const result = collect({ recommendation, found }, places, addressees)
      return result.again.length + result.apart.length > 0 ? [result] : []
    }),
  )
}

/** How many recommendations carry the label: what closedThenFound would give with one `again` or more. */
export function countClosedThenFound(
  reviews: readonly FoundReview[],
  addressees: readonly Addressee[],
): number {
  const places = new SamePlace(reviews)
  let count = 0
  for (const found of reviews)
    for (const recommendation of found.recommendations)
      for (const { verdict } of laterThan({ recommendation, found }, places, addressees)) {
        if (verdict !== 'again') continue
        count += 1
        break
      }
  return count
}

type Made = Pick<ClosedThenFound, 'recommendation' | 'found'>
type Verdict = Apart | 'again'

function collect(made: Made, places: SamePlace, addressees: readonly Addressee[]): ClosedThenFound {
  const later = new Map<FoundReview, FoundAgain & { verdict: Verdict }>()
  for (const { verdict, closing, found, reach } of laterThan(made, places, addressees)) {
    const known = later.get(found)
    if (!known || (verdict === 'again' && known.verdict !== 'again'))
      later.set(found, { found, reach, closings: [closing], verdict })
    else if (known.verdict === verdict) known.closings.push(closing)
  }
  const result: ClosedThenFound = { ...made, again: [], apart: [] }
  for (const { verdict, ...one } of later.values())
    if (verdict === 'again') result.again.push(one)
    else result.apart.push({ ...one, reason: verdict })
  return result
}

/** Every later review for every closing of a recommendation. */
function* laterThan(made: Made, places: SamePlace, addressees: readonly Addressee[]) {
  const national = nationalNames(addressees)
  for (const closing of closingsOf(made.recommendation)) {
    const isNational = askedBy(closing, made.recommendation, addressees).some(name =>
      national.has(name.trim().toLowerCase()),
    )
    const from = yearOfClosing(closing) ?? made.found.year
    for (const neighbour of places.after(made.found, from, isNational))
      yield { ...neighbour, closing, verdict: judge(made, closing, from, neighbour) }
  }
}

/** The addressee that a closing is of; all of them where it names none of these. */
function askedBy(
  closing: Closing,
  { to }: Recommendation,
  addressees: readonly Addressee[],
): readonly string[] {
  if (closing.for === undefined) return to
  const names = new Set(addresseeNames(closing.for, addressees).map(name => name.toLowerCase()))
  const named = to.filter(name => names.has(name.toLowerCase()))
  return named.length > 0 ? named : to
}

/** Every name of a national body, in small letters. */
const nationalNames = onceFor(
  (addressees: readonly Addressee[]): ReadonlySet<string> =>
    new Set(
      addressees
        .filter(({ scope }) => scope === 'national')
        .flatMap(({ name, also }) => [name, ...also].map(one => one.toLowerCase())),
    ),
)

/** Of a review that was published later: whether it carries the label, or why not. */
function judge(
  { recommendation, found: earlier }: Made,
  closing: Closing,
  from: number,
  { found: later, reach }: Neighbour,
): Verdict {
  if (later.period === undefined) return 'period-unknown'
  if (later.period.from <= from) return 'earlier-events'
  if (closing.date === undefined) return 'closing-undated'
  const addressed = earlier.findings.filter(({ finding }) => recommendation.addresses.includes(finding.id))
  if (later.basis !== 'stated' || !addressed.some(({ basis }) => basis === 'stated')) return 'not-stated'
  return reach === 'several-nations' ? reach : 'again'
}
