import { toString } from 'mdast-util-to-string'
import type { Rule } from './rule.ts'

const FEWEST = 150
const MOST = 250

/** Long enough to stand alone, short enough to be read. */
export const summaryLength: Rule = ({ outline }) => {
  const summary = outline.sections.find(section => section.slug === 'summary')
  if (!summary || summary.nodes.length === 0) return []
  const words = summary.nodes
    .map(node => toString(node))
    .join(' ')
    .split(/\s+/)
    .filter(Boolean).length
  if (words >= FEWEST && words <= MOST) return []
  return [
    {
      rule: 'summary-length',
      place: summary.place,
      message: `Unexpected length of \`Summary\`, expected ${FEWEST} to ${MOST} words.`,
      met: `${words} words`,
      expected: `${FEWEST} to ${MOST} words`,
      hint: `It has ${words} words.`,
    },
  ]
}
