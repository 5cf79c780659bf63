import type { RawProblem } from '../../problems/problem.ts'
import type { OutlineSection } from '../outline.ts'
import { ITEM_SECTIONS } from '../sections.ts'
import type { Rule } from './rule.ts'

/** A heading with nothing under it promises what is not there. */
export const emptySections: Rule = ({ outline }) => {
  const levels = new Set(outline.items.map(item => item.level))
  const holdsItems = (section: OutlineSection) =>
    Object.hasOwn(ITEM_SECTIONS, section.slug) &&
    levels.has(ITEM_SECTIONS[section.slug as keyof typeof ITEM_SECTIONS].level)
  const sections = outline.sections.filter(section => section.nodes.length === 0 && !holdsItems(section))
  const parts = outline.items.flatMap(item => item.sections.filter(part => part.nodes.length === 0))
  const bare = outline.items
    .filter(item => item.sections.length === 0)
    .map(item => ({ heading: `${item.id}. ${item.title}`, place: item.place }))
  return [...sections, ...parts, ...bare].map(({ heading, place }): RawProblem => ({
    rule: 'section-empty',
    place,
    message: `Unexpected end of \`${heading}\`, expected text under the heading.`,
    met: heading,
    hint: 'Write the section, or take the heading out: a section that is absent says that nothing is known.',
  }))
}
