import { START_OF_FILE, missing, type RawProblem } from '../../problems/problem.ts'
import { toString } from 'mdast-util-to-string'
import { recordOf } from '../record-of.ts'
import type { Tag } from '../review.ts'
import { EXPLAINING_FACET } from '../review-schema.ts'
import { wordsOf } from '../wording/reading-grade.ts'
import type { CheckedFile, CheckedItem, Rule } from './rule.ts'

/** Where an explanation goes beyond the people and the conditions they worked in. */
const BEYOND_PEOPLE: readonly string[] = [
  'organisational-influence',
  'multi-agency-interface',
  'wider-system',
]

/** Effects of a factor that helped, wholly or in part. */
const HELPED: ReadonlySet<string> = new Set(['helped', 'mixed'])

/** Fewer words are not a sentence, and so no reason. */
const FEWEST_WORDS = 6

/**
 * The whole of a review explains: what happened is followed by why, the reasons reach the organisation, and what
 * helped is told as well. A summary has only what its sources tell, so these look at records of the kind `review`,
 * which every draft of a review is.
 */
export const wholeExplanation: Rule = file => {
  if (recordOf(file) !== 'review') return []
  const findings = file.items.filter(item => item.level === 'finding')
  // What cannot be read yet may say it.
  const isReadable = findings.every(({ block }) => block?.yaml.syntaxProblems.length === 0)
  const isWhole = findings.length > 0 && isReadable
  return [...findings.flatMap(whatWithoutWhy), ...(isWhole ? ofTheWhole(file, findings) : [])]
}

function whatWithoutWhy({ outline, block }: CheckedItem): RawProblem[] {
  const part = (slug: string) => outline.sections.find(section => section.slug === slug)
  const why = part('why-it-made-sense-at-the-time')
  const isSaid = block?.yaml.has(['explanation']) === true || block?.yaml.has(['uncoded']) === true
  if (!part('what-happened') || isSaid) return []
  const words = why ? wordsOf(why.nodes.map(node => toString(node)).join(' ')).length : 0
  if (words >= FEWEST_WORDS || (why && words === 0)) return []
  return [
    {
      rule: 'explanation-why-missing',
      place: why?.place ?? outline.place,
      message: missing(
        'Why it made sense at the time',
        `at least a sentence of why, since \`What happened\` of ${outline.id} says what`,
      ),
      hint: 'What could people see, know and do then, with what time, tools and help? If nobody can say, write `explanation: not-established`.',
    },
  ]
}

function ofTheWhole({ outline, taxonomy }: CheckedFile, findings: readonly CheckedItem[]): RawProblem[] {
  const section = outline.sections.find(({ slug }) => slug === 'findings')
  const place = section?.place ?? START_OF_FILE
  const tags = findings.flatMap(
    ({ block }) =>
      ((block?.fields as Record<string, unknown> | undefined)?.[EXPLAINING_FACET] as Tag[]) ?? [],
  )
  const facet = taxonomy.facet(EXPLAINING_FACET)
  const reachesFurther = tags.some(tag =>
    facet?.withAncestors(tag.term).some(id => BEYOND_PEOPLE.includes(id)),
  )
  const toldWhatHelped =
    outline.sections.some(({ slug, nodes }) => slug === 'what-went-well' && nodes.length > 0) ||
    tags.some(tag => HELPED.has(tag.effect ?? ''))
  return [
    ...(reachesFurther || tags.length === 0
      ? []
      : [
          {
            rule: 'explanation-system-missing',
            place,
            message: missing(
              EXPLAINING_FACET,
              'at least one organisational or multi-agency factor, or one of the wider system, in the whole review',
            ),
            hint: 'Ask what in the organisation, between agencies or in law and funding made the conditions what they were.',
          },
        ]),
    ...(toldWhatHelped
      ? []
      : [
          {
            rule: 'explanation-helped-missing',
            place,
            message: missing('What went well', 'what helped: the section, or a factor with `effect: helped`'),
            hint: 'Somebody did something that helped. Say what made it possible, so that it can be done again.',
          },
        ]),
  ]
}
