import type { Review } from '../corpus/review.ts'

/** Said beside every figure of agreement with a record: whose coding it is, and that it is not the right answer. */
export function oneCoderSays({ codedBy }: Review): string {
  const by = codedBy === 'machine' ? 'machine' : 'a person'
  return `The record was tagged by ${by}; it is not the right answer but one coder’s.`
}
