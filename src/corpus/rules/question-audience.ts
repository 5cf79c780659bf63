import type { ListItem } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { closest } from '../../problems/closest.ts'
import { unexpected, type RawProblem } from '../../problems/problem.ts'
import { placeOf } from '../place-of.ts'
import type { Rule } from './rule.ts'

/** A question says whom it is for, so that it can be put to them. */
export const questionAudience: Rule = ({ items, taxonomy }) => {
  const audiences = taxonomy.list('audience').values.map(value => value.label)
  const questions = items.flatMap(item => item.outline.sections).filter(part => part.slug === 'questions')
  return questions.flatMap(part =>
    part.nodes.flatMap((node): RawProblem[] => {
      const entries: Array<ListItem | typeof node> = node.type === 'list' ? node.children : [node]
      return entries.flatMap((entry): RawProblem[] => {
        const text = toString(entry).trim()
        const [before, ...after] = text.split(':')
        if (entry.type === 'listItem' && after.length > 0 && audiences.includes(before!.trim())) return []
        const near = closest(before!.slice(0, 20), audiences)
        return [
          {
            rule: 'question-audience',
            place: placeOf(entry),
            message: unexpected(
              text,
              'Questions',
              `a list item that begins with ${audiences.map(name => `\`${name}:\``).join(', ')}`,
            ),
            met: text,
            ...(near !== undefined && { hint: `Did you mean \`${near}:\`?` }),
          },
        ]
      })
    }),
  )
}
