import type { Nodes, Paragraph } from 'mdast'
import { toString } from 'mdast-util-to-string'

const MOST_WORDS = 14

/** The first sentence of a text, shortened to what a heading can carry. The text itself stays where it is. */
export function toTitle(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const sentence = /^.*?[.!?](?=\s|$)/.exec(line)?.[0] ?? line
  const words = sentence.split(' ')
  const short = words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS).join(' ')} …` : sentence
  return short.replace(/[.,;:]+$/, '')
}

/** A paragraph without its first letters. What was set in bold stays so. */
export function withoutOpening(paragraph: Paragraph, letters: number): Paragraph {
  let left = letters
  const cut = (node: Nodes): Nodes[] => {
    if (left <= 0) return [node]
    const length = toString(node).length
    if (length <= left) {
      left -= length
      return []
    }
    if ('children' in node) return [{ ...node, children: (node.children as Nodes[]).flatMap(cut) } as Nodes]
    if (!('value' in node)) return [node]
    const value = node.value.slice(left)
    left = 0
    return [{ ...node, value }]
  }
  return { ...paragraph, children: paragraph.children.flatMap(cut) as Paragraph['children'] }
}
