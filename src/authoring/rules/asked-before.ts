import type { AskedLibrary } from '../../analysis/asked-before.ts'
import { LEAST_NOTICED } from '../../analysis/asked-weights.ts'
import { singleTerm } from '../../corpus/provenance.ts'
import type { Review } from '../../corpus/review.ts'
import type { Problem } from '../../problems/problem.ts'
import { toProblem } from '../../problems/to-problem.ts'

/** The earlier ones that are looked at, to see whether one of them is supported already. */
const LOOKED_AT = 5

/**
 * Points out a recommendation that an earlier review has much like it. Only of reviews that are written here: a
 * summary records what was asked, and cannot ask for less. Silent where `supports` names one that is near.
 */
export function recommendationsAskedBefore(review: Review, asked: AskedLibrary): Problem[] {
  if (singleTerm(review.tags, 'record') !== 'review' || review.withdrawn) return []
  const upTo = Number(review.published.slice(0, 4))
  return review.recommendations.flatMap(({ id, title, lead, to, supports, line }) => {
    const near = asked.askedBefore(
      { text: `${title}\n${lead.text}`, to },
      { exceptReview: review.id, least: LEAST_NOTICED, limit: LOOKED_AT, upTo },
    )
    const [nearest] = near
    if (!nearest || near.some(one => supports.includes(one.id))) return []
    const { item, year } = nearest
    return [
      toProblem(`reviews/${review.file}`, {
        rule: 'recommendation-asked-before',
        place: { start: { line, column: 1 } },
        message: `\`${id}\` asks much the same as \`${nearest.id}\` of ${year}: ${item.title}.`,
        met: id,
        hint: `If it is the same, write \`supports: [${nearest.id}]\` in its block, or leave it out: fewer recommendations are easier to follow up.`,
      }),
    ]
  })
}
