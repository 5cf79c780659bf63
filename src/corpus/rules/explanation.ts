import { missing, unexpected, type RawProblem } from '../../problems/problem.ts'
import type { Tag } from '../review.ts'
import { EXPLAINING_FACET } from '../review-schema.ts'
import type { Rule } from './rule.ts'

/** The branch of the systems factors that says what people did, which never explains by itself. */
const PRACTITIONER = 'practitioner-action'

/** Explain, do not stop at the person: coding rules 2 and 7 of the codebook. */
export const explanation: Rule = ({ items, taxonomy }) => items.flatMap(({ level, outline, block }): RawProblem[] => {
  if (level !== 'finding' || !block?.value) return []
  const tags = (block.value as Record<string, unknown>)[EXPLAINING_FACET] as Tag[] | undefined
  const { explanation: stated, uncoded } = block.value
  if (tags === undefined && uncoded === undefined) {
    return [{ rule: 'field-missing', place: outline.place, message: missing(EXPLAINING_FACET, 'at least one term, or `uncoded` with the reason'), expected: `a term of taxonomy/${EXPLAINING_FACET}.yaml` }]
  }
  if (uncoded !== undefined && (tags?.length ?? 0) > 0) {
    return [{ rule: 'uncoded-contradiction', place: block.yaml.placeOfKey(['uncoded']), message: unexpected('uncoded', outline.id, `no \`${EXPLAINING_FACET}\` beside it`) }]
  }
  const facet = taxonomy.facet(EXPLAINING_FACET)
  const onlyPeople = tags !== undefined && tags.length > 0 && tags.every(tag => facet?.withAncestors(tag.term).includes(PRACTITIONER))
  if (onlyPeople && stated !== 'not-established') {
    return [{ rule: 'explanation-missing', place: block.yaml.placeOfKey([EXPLAINING_FACET]), message: missing('explanation', '`not-established`, or a factor that explains why practice made sense'), hint: 'Ask what in the conditions, the organisation or between agencies made it likely, and tag that too.' }]
  }
  return []
})
