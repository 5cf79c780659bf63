import { missing, unexpected, type RawProblem } from '../../problems/problem.ts'
import type { Tag } from '../review.ts'
import { EXPLAINING_FACET } from '../review-schema.ts'
import type { Rule } from './rule.ts'

/** The branch of the systems factors that says what people did, which never explains by itself. */
const PRACTITIONER = 'practitioner-action'

/** Explain, do not stop at the person: coding rules 2 and 7 of the codebook. */
export const explanation: Rule = ({ items, taxonomy }) =>
  items.flatMap(({ level, outline, block }): RawProblem[] => {
    if (level !== 'finding' || !block || block.yaml.syntaxProblems.length > 0) return []
    // Whether a field is there is asked of the YAML, so that one with a fault is not reported as missing too.
    const { has, placeOfKey } = block.yaml
    const tags = (block.fields as Record<string, unknown>)[EXPLAINING_FACET] as Tag[] | undefined
    if (!has([EXPLAINING_FACET]) && !has(['uncoded'])) {
      return [
        {
          rule: 'field-missing',
          place: placeOfKey([EXPLAINING_FACET]),
          message: missing(EXPLAINING_FACET, 'at least one term, or `uncoded` with the reason'),
          expected: `a term of taxonomy/${EXPLAINING_FACET}.yaml`,
        },
      ]
    }
    if (has(['uncoded']) && (tags?.length ?? 0) > 0) {
      return [
        {
          rule: 'uncoded-contradiction',
          place: placeOfKey(['uncoded']),
          message: unexpected('uncoded', outline.id, `no \`${EXPLAINING_FACET}\` beside it`),
        },
      ]
    }
    const facet = taxonomy.facet(EXPLAINING_FACET)
    const onlyPeople =
      tags !== undefined &&
      tags.length > 0 &&
      tags.every(tag => facet?.withAncestors(tag.term).includes(PRACTITIONER))
    if (onlyPeople && !has(['explanation'])) {
      return [
        {
          rule: 'explanation-missing',
          place: placeOfKey([EXPLAINING_FACET]),
          message: missing(
            'explanation',
            '`not-established`, or a factor that explains why practice made sense',
          ),
          hint: 'Ask what in the conditions, the organisation or between agencies made it likely, and tag that too.',
        },
      ]
    }
    return []
  })
