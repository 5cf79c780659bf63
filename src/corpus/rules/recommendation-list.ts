import { START_OF_FILE, type RawProblem } from '../../problems/problem.ts'
import { recordOf } from '../record-of.ts'
import type { Tag } from '../review.ts'
import type { Rule } from './rule.ts'

const MOST = 10

/**
 * The recommendations of a review seen together: few enough to be carried out, and not all of the kind that asks
 * people to try harder. Looks at records of the kind `review`.
 */
export const recommendationList: Rule = file => {
  if (recordOf(file) !== 'review') return []
  const asked = file.items.filter(item => item.level === 'recommendation')
  const section = file.outline.sections.find(({ slug }) => slug === 'recommendations')
  const place = section?.place ?? START_OF_FILE
  const problems: RawProblem[] = []
  if (asked.length > MOST)
    problems.push({
      rule: 'recommendation-too-many',
      place: asked[MOST]!.outline.place,
      message: `Unexpected \`${asked.length}\` recommendations, expected at most ${MOST}.`,
      met: String(asked.length),
      hint: 'Keep those that would change most, and join those that need the same thing done.',
    })
  const actionType = file.taxonomy.facet('action-type')
  const kinds = asked.flatMap(
    ({ block }) => (block?.fields as Record<string, Tag[]> | undefined)?.['action-type']?.[0]?.term ?? [],
  )
  const isWeaker = (term: string) => actionType?.withAncestors(term).includes('weaker') === true
  if (kinds.length > 0 && kinds.length === asked.length && kinds.every(isWeaker))
    problems.push({
      rule: 'recommendation-all-weaker',
      place,
      message:
        'Unexpected `action-type` of every recommendation, expected at least one that does not rest on people trying harder.',
      met: [...new Set(kinds)].join(', '),
      hint: 'Ask what would make the right thing the easy thing: a simpler process, a shared standard, time, a default.',
    })
  return problems
}
