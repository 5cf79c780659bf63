import { latestStatus, strengthOf } from '../../analysis/recommendation-list.ts'
import { strengths } from '../../analysis/strength-mix.ts'
import type { Status } from '../../corpus/review.ts'
import { toMonth } from '../../corpus/to-month.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import type { BriefingSentence } from './briefing-box.ts'
import type { BriefingSources, FindingRow, RecommendationRow } from './briefing-sources.ts'
import { fillBox, type Offer, type Room } from './fill-box.ts'
import type { TeachingMaterial } from './teaching-material.ts'

/** Stronger actions that are shown as what helps; others come under what to do. */
const MOST_ACTIONS = 3
/** Reviews whose account of what went well is taken. */
const MOST_REVIEWS = 3

type Filled = BriefingSentence[][]

/** What helped, what went well, and the strongest actions that were asked for. */
export function whatHelps(sources: BriefingSources, room: Room): Filled {
  const { findings, reviews, runs, material } = sources
  const { taxonomy } = material.snapshot
  const helped = findings.flatMap((row): Offer[] => {
    const words = helpedBy(row, taxonomy)
    const found = words === undefined ? [] : runs(row.review, row.item.id, 'what-happened')
    return found.length > 0 ? [{ runs: withNote(found, `(What helped: ${words}.)`) }] : []
  })
  const well = reviews
    .slice(0, MOST_REVIEWS)
    .map(review => ({ runs: runs(review, undefined, 'what-went-well') }))
  return fillBox([...helped, ...well, ...strongest(sources)], { ...room, shared: true })
}

/** Factors that made good practice easier, in words; undefined where there are none. */
function helpedBy({ item }: FindingRow, taxonomy: Taxonomy): string | undefined {
  const tags = item.tags['systems-factor']
  if (tags === undefined || tags === 'held') return undefined
  const helped = tags.filter(({ effect }) => effect === 'helped')
  if (helped.length === 0) return undefined
  return helped
    .map(
      ({ term, basis }) =>
        `${taxonomy.label('systems-factor', term)}${basis === 'inferred' ? ', our reading' : ''}`,
    )
    .join('; ')
}

/** The strongest actions that were asked for, short of the weakest kind. */
function strongest({ recommendations, material, runs }: BriefingSources): Offer[] {
  const { taxonomy } = material.snapshot
  for (const { id, label } of strengths(taxonomy).slice(0, -1)) {
    const offers = recommendations
      .filter(({ item }) => strengthOf(item, taxonomy) === id)
      .map(({ review, item }) => ({
        runs: withNote(
          runs(review, item.id, 'text').slice(0, 1),
          `(Kind of action: ${label.toLowerCase()}.)`,
        ),
      }))
      .filter(offer => offer.runs.length > 0)
    if (offers.length > 0) return offers.slice(0, MOST_ACTIONS)
  }
  return []
}

/** Runs with something said after the first sentence of each. */
function withNote(runs: BriefingSentence[][], after: string): BriefingSentence[][] {
  return runs.map(([first, ...rest]) => [{ ...first!, after }, ...rest])
}

/**
 * Recommendations with what is recorded of their status.
 * @param shown what stands in another box, and is said again only where there is nothing else
 */
export function whatToDo(
  { recommendations, material, runs }: BriefingSources,
  room: Room,
  shown: Filled,
): Filled {
  const cited = new Set(shown.flat().map(({ cites }) => cites?.split('#')[0]))
  const fill = (rows: readonly RecommendationRow[]) =>
    fillBox(
      rows.map(row => ({
        runs: withNote(runs(row.review, row.item.id, 'text').slice(0, 1), statusOf(row, material)),
      })),
      room,
    )
  const others = fill(recommendations.filter(({ id }) => !cited.has(id)))
  return others.length > 0 ? others : fill(recommendations)
}

/** The two sides of what became of a recommendation, in round brackets. */
function statusOf({ item }: RecommendationRow, { snapshot, safeToProject }: TeachingMaterial): string {
  const worded = ({ value, date }: Status) => {
    const label = snapshot.taxonomy.label('recommendation-status', value)
    return date === undefined || safeToProject ? label : `${label}, ${toMonth(date)}`
  }
  const sides = (['owner', 'independent'] as const).flatMap(side => {
    const status = latestStatus(item, side)
    return status
      ? [`${side === 'owner' ? 'the owner says' : 'an independent body found'} “${worded(status)}”`]
      : []
  })
  return sides.length === 0 ? '(No status recorded.)' : `(Status: ${sides.join('; ')}.)`
}
