import { askedLibraryOf } from '../analysis/asked-before.ts'
import type { Snapshot } from '../analysis/snapshot.ts'
import { openReview, type OpenReview } from '../corpus/parse-review.ts'
import type { CheckAs } from '../corpus/check-file.ts'
import { byPosition } from '../problems/to-problem.ts'
import { checkAcross } from './check-library.ts'
import { reviewSchemaOf } from './review-schema-of.ts'

/**
 * Checks a review that is being written, against the vocabulary and the library as they are served: what stands in
 * the editor, in the API and before publishing meets the same rules as a file at the command line.
 * @param name file name that it has or would have, such as `2024-somewhere-what-it-is-about.md`
 * @param as a draft, unless it is said to be a file of the library
 * @returns the problems in the order of the text, and the review with its text where no problem is an error, and the
 *   text as it was read
 */
export function checkText(
  name: string,
  markdown: string,
  { taxonomy, corpus }: Snapshot,
  as: CheckAs = { isDraft: true },
): OpenReview {
  const parsed = openReview(name, markdown, taxonomy, reviewSchemaOf(taxonomy), as)
  if (!parsed.review) return parsed
  const others = corpus.reviews.filter(review => review.id !== parsed.review!.id)
  const across = checkAcross([parsed.review], [...others, parsed.review], taxonomy, askedLibraryOf(corpus))
  return { ...parsed, problems: [...parsed.problems, ...across].sort(byPosition) }
}
