import { toString } from 'mdast-util-to-string'
import type { OutlineItem } from './outline.ts'

/** Title and text of a finding, episode or recommendation, without its block and headings. */
export function textOfItem({ title, sections }: OutlineItem): string {
  return [title, ...sections.flatMap(({ nodes }) => nodes.map(node => toString(node)))].join('\n')
}
