import type { Root } from 'hast'
import { TEMPLATE_INSTRUCTIONS } from '../../corpus/word-form.ts'
import { elementsIn, remove, textOf } from './html-tree.ts'
import type { ImportNote } from './import-note.ts'

const KNOWN = new Set(Object.values(TEMPLATE_INSTRUCTIONS).flat().map(toComparable))

/** Takes out the instructions of the template. One that somebody has changed may be their text, and stays. */
export function takeInstructions(tree: Root): ImportNote[] {
  return elementsIn(tree)
    .filter(({ properties }) => [properties['className']].flat().includes('instruction'))
    .filter(node => KNOWN.has(toComparable(textOf(node))))
    .map(node => {
      remove(tree, node)
      return { kind: 'instruction', text: textOf(node) }
    })
}

/** Word changes quotation marks and spaces as it likes. */
function toComparable(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
