import type { Code, Heading, Paragraph, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { REVIEW_SECTIONS } from '../../corpus/sections.ts'
import { writeYaml } from '../../corpus/write-yaml.ts'
import type { ItemLetter, SectionName } from './heading-names.ts'
import { toTitle } from './opening-words.ts'

/** A finding, episode or recommendation that was recognised in a document. */
export interface DraftItem {
  letter: ItemLetter
  number: number
  /** Empty until its text is known, where the document gives it none. */
  title: string
  fields: Record<string, unknown>
  nodes: RootContent[]
}

const SECTION_OF: Readonly<Record<ItemLetter, SectionName>> = {
  F: 'Findings',
  E: 'Key practice episodes',
  R: 'Recommendations',
}
export const LETTER_OF: Readonly<Partial<Record<SectionName, ItemLetter>>> = {
  Findings: 'F',
  'Key practice episodes': 'E',
  Recommendations: 'R',
}

/** Under it stands what no place was found for; the check warns of it for as long as it is there. */
export const NOT_PLACED = 'Not placed'

/** The parts of a draft as they are found, in the order of the document, and written in the order of a review. */
export class DraftParts {
  readonly #sections = new Map<SectionName, RootContent[]>()
  readonly #items: DraftItem[] = []
  /** What stands after everything: footnotes, and addresses of links. */
  readonly end: RootContent[] = []
  readonly notPlaced: RootContent[] = []

  /** Text of a section itself. */
  section(name: SectionName): RootContent[] {
    const known = this.#sections.get(name)
    if (known) return known
    const nodes: RootContent[] = []
    this.#sections.set(name, nodes)
    return nodes
  }

  /** Adds an item under the number that the document gives it, or the next that is free. */
  addItem(letter: ItemLetter, number: number | undefined, title: string): DraftItem {
    const used = new Set(this.items(letter).map(item => item.number))
    const next = Math.max(0, ...used) + 1
    const item: DraftItem = {
      ...{ letter, title, nodes: [] },
      number: number !== undefined && number > 0 && !used.has(number) ? number : next,
      fields: letter === 'E' ? {} : { sources: ['S1'] },
    }
    this.#items.push(item)
    return item
  }

  items(letter: ItemLetter): DraftItem[] {
    return this.#items.filter(item => item.letter === letter)
  }

  /** Everything as blocks of a review. A heading under which nothing stands is left out. */
  toBlocks(): RootContent[] {
    const sections = REVIEW_SECTIONS.flatMap(name => {
      const letter = LETTER_OF[name]
      const items = letter ? this.items(letter).flatMap(itemBlocks) : []
      const nodes = [...(this.#sections.get(name) ?? []), ...items]
      return nodes.length === 0 ? [] : [heading(2, name), ...nodes]
    })
    const rest = this.notPlaced.length === 0 ? [] : [heading(2, NOT_PLACED), ...this.notPlaced]
    return [...sections, ...rest, ...this.end]
  }
}

export function sectionOf(letter: ItemLetter): SectionName {
  return SECTION_OF[letter]
}

function itemBlocks({ letter, number, title, fields, nodes }: DraftItem): RootContent[] {
  const block: Code = { type: 'code', lang: 'yaml', value: writeYaml(fields) }
  const named =
    title || toTitle(nodes.map(node => toString(node)).find(Boolean) ?? '') || 'Title to be written'
  return [heading(3, `${letter}${number}. ${named}`), block, ...nodes]
}

export function heading(depth: 2 | 3 | 4, text: string): Heading {
  return { type: 'heading', depth, children: [{ type: 'text', value: text }] }
}

/** A heading for which a review has no level: a line in bold. */
export function boldLine(text: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'strong', children: [{ type: 'text', value: text }] }] }
}

export function plainParagraph(text: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value: text }] }
}
