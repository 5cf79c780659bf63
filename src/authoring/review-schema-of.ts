import { onceFor } from '../analysis/once-for.ts'
import { createReviewSchema } from '../corpus/review-schema.ts'

/** The schema of a review by a vocabulary: made once for each, since making it takes longer than reading a draft. */
export const reviewSchemaOf = onceFor(createReviewSchema)
