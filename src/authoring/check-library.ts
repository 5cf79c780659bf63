import { askedLibraryOf, type AskedLibrary } from '../analysis/asked-before.ts'
import { onceFor } from '../analysis/once-for.ts'
import type { Corpus } from '../corpus/corpus.ts'
import type { Review } from '../corpus/review.ts'
import type { Problem } from '../problems/problem.ts'
import { byPosition } from '../problems/to-problem.ts'
import { recommendationsAskedBefore } from './rules/asked-before.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { linkedReviews } from './rules/linked-reviews.ts'
import { supportedRecommendations } from './rules/supported-recommendations.ts'

/** Problems of the library: those of each file, and those that only show when reviews are seen together. */
export function checkLibrary(corpus: Pick<Corpus, 'problems' | 'reviews' | 'taxonomy'>): Problem[] {
  return [...corpus.problems, ...acrossOf(corpus)].sort(byPosition)
}

/** Remembered for as long as the library is served: what was asked before is looked for each recommendation. */
const acrossOf = onceFor((corpus: Pick<Corpus, 'reviews' | 'taxonomy'>) =>
  checkAcross(corpus.reviews, corpus.reviews, corpus.taxonomy, askedLibraryOf(corpus)),
)

/**
 * What only shows when reviews are seen together.
 * @param reviews those to check
 * @param library all there are to refer to
 * @param asked what was asked before
 */
export function checkAcross(
  reviews: readonly Review[],
  library: readonly Review[],
  taxonomy: Taxonomy,
  asked: AskedLibrary,
): Problem[] {
  const known = new Set(
    library.flatMap(({ id, recommendations }) => recommendations.map(one => `${id}/${one.id}`)),
  )
  return reviews.flatMap(review => [
    ...supportedRecommendations(review, known),
    ...recommendationsAskedBefore(review, asked),
    ...linkedReviews(review, library, taxonomy),
  ])
}
