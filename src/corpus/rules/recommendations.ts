import { missing, type RawProblem } from '../../problems/problem.ts'
import { recordOf } from '../record-of.ts'
import { textOfItem } from '../text-of-item.ts'
import type { CheckedItem, Rule } from './rule.ts'

/** Words that say how it will be known whether a recommendation was carried out and helped. */
const MEASURE =
  /\b(?:audit\w*|measur\w*|monitor\w*|evaluat\w*|count(?:s|ed|ing)?|sampl\w+|dip-sampl\w*|survey\w*|inspect\w*|target|indicators?|per ?cent|percentage|%|number of|how many|how often|evidence (?:of|that|from)|report(?:s|ed|ing)? (?:back |progress |the figures |the results |on )?(?:to|by|each|every|on)|check(?:s|ed)? (?:that|whether|each|every|monthly|weekly|yearly)|reviewed|test(?:s|ed)?|compar(?:e|es|ed)|ask(?:s|ed)? (?:children|families|staff|parents)|feedback|known (?:by|from|when)|success|shows? (?:that|whether)|figures|data|annual(?:ly)?|quarterly|each (?:quarter|year|month)|every (?:quarter|year|month|six months))\b/i

/**
 * A recommendation that can be followed up says who, by when, and how it will be known. A summary gives what was
 * published, so these look at records of the kind `review`, which every draft of a review is.
 */
export const recommendations: Rule = file =>
  recordOf(file) === 'review'
    ? file.items.flatMap(item => (item.level === 'recommendation' ? [...inBlock(item), ...inText(item)] : []))
    : []

function inBlock({ block }: Extract<CheckedItem, { level: 'recommendation' }>): RawProblem[] {
  if (!block || block.yaml.syntaxProblems.length > 0) return []
  const { fields, yaml } = block
  // A field with a fault is there; what is wrong with it is said once.
  const hasOwner = fields.to === undefined ? yaml.has(['to']) : fields.to.length > 0
  return [
    ...(hasOwner
      ? []
      : [
          {
            rule: 'recommendation-owner-missing',
            place: yaml.placeOfKey(['to']),
            message: missing('to', 'who is to do it'),
            hint: 'Name one body that can do it. Where several must, give each its own part.',
          },
        ]),
    ...(yaml.has(['due'])
      ? []
      : [
          {
            rule: 'recommendation-date-missing',
            place: yaml.placeOfKey(['due']),
            message: missing('due', 'the month by which it is to be done, like `2026-09`'),
            hint: 'Agree the month with whoever is to do it.',
          },
        ]),
  ]
}

function inText({ outline }: CheckedItem): RawProblem[] {
  if (MEASURE.test(textOfItem(outline))) return []
  return [
    {
      rule: 'recommendation-measure-missing',
      place: outline.place,
      message: `Missing measure in \`${outline.id}\`, expected how it will be known that it was done and helped.`,
      hint: 'Say what will be counted, checked or asked, by whom and how often.',
    },
  ]
}
