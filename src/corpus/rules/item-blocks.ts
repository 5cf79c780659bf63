import type { RawProblem } from '../../problems/problem.ts'
import type { Rule } from './rule.ts'

/** Each finding, episode and recommendation has its block of tags. */
export const itemBlocks: Rule = ({ items }) =>
  items
    .filter(item => item.outline.block === undefined)
    .map(({ outline }): RawProblem => ({
      rule: 'item-block-missing',
      place: outline.place,
      message: `Missing \`yaml\` block under \`${outline.id}\`, expected its tags between \`\`\`yaml and \`\`\`.`,
    }))
