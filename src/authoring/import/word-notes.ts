import type { Element, Root } from 'hast'
import { element, elementsIn, remove, textOf } from './html-tree.ts'
import type { ImportNote } from './import-note.ts'

/** Footnotes of a document: what is written, by the label under which it is cited. */
export type Footnotes = ReadonlyMap<string, Element>

/** Tag of what stands where something is cited, until it is Markdown. */
export const CITATION = 'cited-note'

/**
 * Turns the citations and footnotes that mammoth writes into such as Markdown has; comments are taken out and listed.
 * A citation of a source keeps the id of the source.
 */
export function takeWordNotes(tree: Root, notes: ImportNote[]): Footnotes {
  const footnotes = new Map<string, Element>()
  for (const node of elementsIn(tree)) {
    if ([node.properties['className']].flat().includes('citation')) cite(tree, node)
    const id = String(node.properties['id'] ?? '')
    if (node.tagName === 'li' && /^(foot|end)note-/.test(id)) {
      takeBackLinks(node)
      footnotes.set(labelOf(id), node)
      remove(tree, node)
    }
    if (node.tagName === 'dd' && id === '' && textOf(node).includes('↑')) {
      notes.push({ kind: 'comment', text: textOf(node).replace(/\s*↑\s*$/, '') })
    }
  }
  for (const node of elementsIn(tree).filter(({ tagName }) => tagName === 'a')) {
    const target = /^#((foot|end)note-\d+)$/.exec(String(node.properties['href'] ?? ''))
    if (target && footnotes.has(labelOf(target[1]!)))
      remove(tree, node, element(CITATION, { label: labelOf(target[1]!) }))
  }
  takeComments(tree)
  return footnotes
}

function cite(tree: Root, node: Element): void {
  const labels = [...textOf(node).matchAll(/\[([^\]\s]+)\]/g)].map(([, label]) => label!)
  // What somebody wrote in the style of a citation and is none stays as it is written.
  if (labels.length > 0 && textOf(node).replace(/\[[^\]\s]+\]|\s/g, '') === '')
    remove(tree, node, ...labels.map(label => element(CITATION, { label })))
}

/** `footnote-3` becomes `n3`, `endnote-3` `e3`: no id of a source begins so. */
function labelOf(id: string): string {
  return id.replace(/^footnote-/, 'n').replace(/^endnote-/, 'e')
}

function takeBackLinks(note: Element): void {
  for (const node of elementsIn(note)) if (node.tagName === 'a' && textOf(node) === '↑') remove(note, node)
}

function takeComments(tree: Root): void {
  for (const node of elementsIn(tree)) {
    const isMark = node.tagName === 'sup' && [node.properties['className']].flat().includes('comment')
    const isComments = node.tagName === 'dl' && elementsIn(node).some(one => textOf(one) === '↑')
    if (isMark || isComments) remove(tree, node)
  }
}
