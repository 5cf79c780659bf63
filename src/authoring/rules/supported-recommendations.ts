import type { Review } from '../../corpus/review.ts'
import type { Problem } from '../../problems/problem.ts'
import { toProblem } from '../../problems/to-problem.ts'

/**
 * `supports` names a recommendation of another review, so it can only be judged with all of them at hand.
 * @param known ids of every recommendation of the library, like `2006-highland-left-school-unseen/R2`
 */
export function supportedRecommendations(review: Review, known: ReadonlySet<string>): Problem[] {
  return review.recommendations.flatMap(({ supports, line }) =>
    supports
      .filter(id => !known.has(id))
      .map(id =>
        toProblem(`reviews/${review.file}`, {
          rule: 'reference-unsupported',
          place: { start: { line, column: 1 } },
          message: `Unexpected \`${id}\` in \`supports\`, expected a recommendation of the library.`,
          met: id,
        }),
      ),
  )
}
