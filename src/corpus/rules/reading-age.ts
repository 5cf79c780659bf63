import { toString } from 'mdast-util-to-string'
import { readingGrade, wordsOf } from '../wording/reading-grade.ts'
import type { Rule } from './rule.ts'

/** What the public reads first. */
const FOR_THE_PUBLIC: ReadonlySet<string> = new Set(['summary', 'what-it-means-for-children', 'questions'])

/** The hardest of these sections in the library, all written to be read by anybody, asks for 10.2. */
const HARDEST = 11

/** Years between a grade and the age of those who are in it. */
const AGE_AT_GRADE_0 = 5

/** Of a few words the formula says nothing. */
const FEWEST_WORDS = 20

/** What is written for the public can be read by the public. Looks at every record. */
export const readingAge: Rule = ({ outline }) =>
  [...outline.sections, ...outline.items.flatMap(item => item.sections)]
    .filter(({ slug }) => FOR_THE_PUBLIC.has(slug))
    .flatMap(({ heading, nodes, place }) => {
      // Each entry of a list is a sentence of its own, with or without its full stop.
      const lines = nodes
        .flatMap(node => (node.type === 'list' ? node.children : [node]))
        .map(one => toString(one))
      const text = lines.map(line => (/[.!?]\s*$/.test(line) ? line : `${line}.`)).join(' ')
      if (wordsOf(text).length < FEWEST_WORDS) return []
      const grade = readingGrade(text)
      if (!(grade > HARDEST)) return []
      const age = Math.ceil(grade) + AGE_AT_GRADE_0
      return [
        {
          rule: 'reading-age',
          place,
          message: `Unexpected reading age of ${age} in \`${heading}\`, expected at most ${HARDEST + AGE_AT_GRADE_0}.`,
          met: `reading age ${age}`,
          expected: `at most ${HARDEST + AGE_AT_GRADE_0}`,
          hint: 'Shorten the longest sentences to one thought each, and take the shorter word where there is one.',
        },
      ]
    })
