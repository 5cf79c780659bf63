import type { Heading, List, Paragraph, Root, RootContent, Table } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { writeYaml } from '../../corpus/write-yaml.ts'
import { boldLine, DraftParts, heading, LETTER_OF, sectionOf, type DraftItem } from './draft-parts.ts'
import { frontFields } from './front-fields.ts'
import { readHeading, readItemName, type ItemLetter, type SectionName } from './heading-names.ts'
import { describeTable, readItemTable } from './item-tables.ts'
import { toTitle, withoutOpening } from './opening-words.ts'
import type { ImportNote, ReadDocument } from './import-note.ts'
import { takeRawHtml } from './take-raw-html.ts'
import type { ImportedText } from './import-note.ts'
import { writeMarkdown } from './write-markdown.ts'

/**
 * Puts the parts of a document in the places of a review, by their headings and by how items are named. Every word
 * stands in the draft or in the notes; what no place was found for stands under a heading of its own.
 */
export function placeParts(document: ReadDocument, taxonomyVersion: string): ImportedText {
  const placer = new Placer(document)
  const notes = takeRawHtml(document.root)
  placer.place(document.root)
  const { parts, title, preamble } = placer
  const front = frontFields(title, preamble, taxonomyVersion)
  const footnotes = parts.end.filter(({ type }) => type === 'footnoteDefinition').length
  const body = writeMarkdown(parts.toBlocks())
  return {
    markdown: `---\n${writeYaml(front.fields)}\n---\n\n${body}`,
    notes: [
      ...notes,
      ...placer.notes,
      ...front.notes,
      ...parts.notPlaced.map(node => ({ kind: 'not-placed' as const, text: toString(node) })),
      ...(footnotes > 0 ? [manyFootnotes(footnotes)] : []),
    ],
  }
}

function manyFootnotes(count: number): ImportNote {
  return {
    kind: 'doubt',
    text: `${count === 1 ? 'One footnote is' : `${count} footnotes are`} kept under n1, n2 and so on. In a review each footnote is a source: write those that are under sources, and the others into the text.`,
  }
}

class Placer {
  readonly parts = new DraftParts()
  readonly notes: ImportNote[] = []
  readonly preamble: RootContent[] = []
  title: string | undefined
  readonly #given: Pick<ReadDocument, 'title' | 'titleIsSure'>
  #section: SectionName | undefined
  /** Of the heading of the section, and of the item. */
  #sectionDepth = 0
  #itemDepth = 0
  #item: DraftItem | undefined
  #began = false

  constructor(given: Pick<ReadDocument, 'title' | 'titleIsSure'>) {
    this.#given = given
  }

  place({ children }: Root): void {
    const { title, titleIsSure } = this.#given
    const first = children.find(node => node.type === 'heading')
    if (titleIsSure || !first || !this.#isTitle(first)) this.title = title
    for (const node of children) {
      if (node.type === 'footnoteDefinition' || node.type === 'definition') this.parts.end.push(node)
      else if (node.type === 'heading') this.#addHeading(node)
      else this.#add(node)
    }
    if (title !== undefined && title !== this.title)
      this.notes.push({ kind: 'heading', text: title, became: `“${this.title}”, as the first heading says` })
  }

  #isTitle(node: RootContent): boolean {
    return node.type === 'heading' && node.depth === 1 && readHeading(toString(node), false) === undefined
  }

  #addHeading(node: Heading): void {
    const text = toString(node).replace(/\s+/g, ' ').trim()
    if (text === '') return
    if (this.title === undefined && !this.#began && this.#isTitle(node)) {
      this.title = text
      return
    }
    const meaning = readHeading(text, this.#item?.letter === 'F')
    const isBelowItem = this.#item !== undefined && node.depth > this.#itemDepth
    if (meaning?.kind === 'item') {
      this.#openItem(meaning.letter, meaning.number, meaning.title, text, node.depth)
    } else if (meaning?.kind === 'part') {
      this.#item!.nodes.push(heading(4, meaning.part))
      this.#renamed(text, meaning.part)
    } else if (meaning?.kind === 'section' && !(isBelowItem && LETTER_OF[meaning.section] === undefined)) {
      this.#openSection(meaning.section, text, node.depth)
    } else if (isBelowItem) {
      this.#item!.nodes.push(boldLine(text))
    } else if (this.#section !== undefined && node.depth > this.#sectionDepth) {
      const letter = LETTER_OF[this.#section]
      if (letter) this.#openItem(letter, undefined, text, text, node.depth)
      else this.parts.section(this.#section).push(boldLine(text))
    } else {
      this.#began = true
      this.#item = this.#section = undefined
      this.parts.notPlaced.push(boldLine(text))
    }
  }

  #openSection(section: SectionName, text: string, depth: number): void {
    this.#began = true
    this.#item = undefined
    const nodes = this.parts.section(section)
    // A second heading for the same section divides it.
    if (nodes.length > 0) nodes.push(boldLine(text))
    this.#renamed(text, section)
    ;[this.#section, this.#sectionDepth] = [section, depth]
  }

  #openItem(
    letter: ItemLetter,
    number: number | undefined,
    title: string,
    written: string,
    depth: number,
  ): DraftItem {
    this.#began = true
    const item = this.parts.addItem(letter, number, title)
    this.#renamed(written, `${letter}${item.number}${title === '' ? '' : `. ${title}`}`)
    if (this.#section !== sectionOf(letter)) this.#sectionDepth = Math.max(1, depth - 1)
    this.#section = sectionOf(letter)
    ;[this.#item, this.#itemDepth] = [item, depth]
    return item
  }

  #add(node: RootContent): void {
    const bold = node.type === 'paragraph' ? this.#boldHeading(node) : undefined
    if (bold) return this.#addHeading(bold)
    if (node.type === 'paragraph' && this.#takeTitle(node)) return
    if (node.type === 'paragraph' && this.#addNamedParagraph(node)) return
    const letter = this.#section && LETTER_OF[this.#section]
    if (letter && node.type === 'table' && this.#addTable(node, letter)) return
    if (letter && !this.#item && node.type === 'list') return this.#addList(node, letter)
    if (this.#item) this.#item.nodes.push(node)
    else if (this.#section) this.parts.section(this.#section).push(node)
    else {
      if (!this.#began) this.preamble.push(node)
      this.parts.notPlaced.push(node)
    }
  }

  /** The first line of a document without a title is it where it is set in bold. */
  #takeTitle({ children }: Paragraph): boolean {
    if (this.title !== undefined || this.#began || this.preamble.length > 0) return false
    if (children.length !== 1 || children[0]!.type !== 'strong') return false
    this.title = toString(children[0]).trim()
    return true
  }

  /** A line in bold whose words are those of a heading is one, as in documents without styles. */
  #boldHeading({ children }: Paragraph): Heading | undefined {
    const [only, ...others] = children
    if (only?.type !== 'strong' || others.length > 0) return undefined
    const meaning = readHeading(toString(only).trim(), this.#item?.letter === 'F')
    if (!meaning) return undefined
    const depth = meaning.kind === 'section' ? this.#sectionDepth || 2 : meaning.kind === 'item' ? 4 : 5
    return { type: 'heading', depth: Math.min(6, depth) as 2, children: only.children }
  }

  /** A paragraph that begins with `Recommendation 3:` is that recommendation. */
  #addNamedParagraph(node: Paragraph): boolean {
    const text = toString(node)
    const named = readItemName(text, true)
    if (!named || named.title === '') return false
    const opening = text.slice(0, text.length - named.title.length - (text.length - text.trimEnd().length))
    const item = this.#openItem(named.letter, named.number, '', opening.trim(), this.#sectionDepth + 1)
    item.title = toTitle(named.title)
    item.nodes.push(withoutOpening(node, opening.length))
    return true
  }

  #addTable(node: Table, letter: ItemLetter): boolean {
    const items = readItemTable(node, letter, this.parts)
    if (!items) return false
    this.notes.push({ kind: 'heading', ...describeTable(node, items) })
    this.#item = undefined
    return true
  }

  #addList(node: List, letter: ItemLetter): void {
    for (const entry of node.children) {
      const item = this.parts.addItem(letter, undefined, '')
      item.nodes.push(...(entry.children as RootContent[]))
      this.notes.push({ kind: 'doubt', text: `${letter}${item.number} was made of one point of a list.` })
    }
  }

  #renamed(text: string, became: string): void {
    if (text !== became) this.notes.push({ kind: 'heading', text, became })
  }
}
