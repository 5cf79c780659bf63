import type { Nodes } from 'mdast'
import { unexpected, type RawProblem } from '../../problems/problem.ts'
import { placeOf } from '../place-of.ts'
import type { Rule } from './rule.ts'

/** Raw HTML is never rendered, and an image may identify somebody; both are refused where they stand. */
export const rawHtml: Rule = ({ root }) => {
  const problems: RawProblem[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'html')
      problems.push({
        rule: 'html-raw',
        place: placeOf(node),
        message: unexpected(node.value, 'text', 'Markdown'),
        met: node.value,
        hint: 'Write a less-than sign as `\\<`, and use Markdown for emphasis and links.',
      })
    if (node.type === 'image' || node.type === 'imageReference')
      problems.push({
        rule: 'image-not-allowed',
        place: placeOf(node),
        message: unexpected('an image', 'text', 'words'),
        hint: 'Say in words what the image shows.',
      })
    if ('children' in node) node.children.forEach(visit)
  }
  visit(root)
  return problems
}
