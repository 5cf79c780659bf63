import type { Answer, Run } from './evaluate.ts'
import { GOOD_GRADE } from './judgements.ts'

const WORST = 10
/** So many of what was found, and of what was expected, say what went wrong. */
const SHOWN = 3

/** The queries that a system answers worst by nDCG, with what it found and what was expected, as text. */
export function reportWorst({ system, answers }: Run): string {
  const worst = answers
    .filter(({ scores }) => scores.ndcg !== undefined)
    .toSorted((a, b) => a.scores.ndcg! - b.scores.ndcg! || (a.query.id < b.query.id ? -1 : 1))
    .slice(0, WORST)
  const unanswerable = answers.filter(({ scores }) => scores.success === undefined)
  return [
    `The ${worst.length} queries that "${system.name}" answers worst by nDCG@10`,
    ...worst.map(toEntry),
    `No good answer exists for: ${unanswerable.map(({ query }) => query.id).join(', ') || 'none'}`,
  ].join('\n\n')
}

function toEntry({ query, docs, judged, scores }: Answer): string {
  const found = docs.slice(0, SHOWN).map(doc => `${doc} (${judged.get(doc) ?? 'unjudged'})`)
  const best = [...judged]
    .filter(([, grade]) => grade >= GOOD_GRADE)
    .toSorted(([a, gradeA], [b, gradeB]) => gradeB - gradeA || (a < b ? -1 : 1))
  const expected = best.slice(0, SHOWN).map(([doc, grade]) => `${doc} (${grade}, ${placeOf(doc, docs)})`)
  return [
    `${query.id} ${query.kind}: ${query.query}   nDCG@10 ${scores.ndcg!.toFixed(3)}`,
    `  need      ${query.need}`,
    `  found     ${found.join('\n            ') || 'nothing'}`,
    `  expected  ${expected.join('\n            ') || 'nothing good exists'}`,
    ...(best.length > SHOWN
      ? [`            and ${best.length - SHOWN} more of grade ${GOOD_GRADE} or 3`]
      : []),
  ].join('\n')
}

function placeOf(doc: string, docs: readonly string[]): string {
  const at = docs.indexOf(doc)
  return at < 0 ? 'not found' : `found as ${at + 1}`
}
