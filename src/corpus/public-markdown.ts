import type { Code, Yaml } from 'mdast'
import { isMap, isScalar, parseDocument } from 'yaml'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { toOutline } from './to-outline.ts'
import { parseMarkdown, splitByteOrderMark } from './parse-markdown.ts'

/**
 * The Markdown of a review as anybody may read it: where child detail is held, child-level values read `held`, in
 * front matter and in the blocks of items. The rest of the file is untouched to the letter.
 */
export function toPublicMarkdown(written: string, childDetail: 'open' | 'held', taxonomy: Taxonomy): string {
  if (childDetail === 'open') return written
  const { mark, text } = splitByteOrderMark(written)
  return (
    mark +
    blocksOf(text).reduceRight((out, block) => {
      const { start, end } = innerRange(out, block)
      const held = holdValues(block.value, taxonomy)
      return held === block.value ? out : out.slice(0, start) + held + out.slice(end)
    }, text)
  )
}

/** The YAML of a file, found by the reader that finds its values, so that what is read is what is held. */
export function blocksOf(text: string): Array<Yaml | Code> {
  const root = parseMarkdown(text)
  if (!root) throw new Error('A text that cannot be read cannot be published')
  const { frontMatter, items } = toOutline(root, text.length)
  return [frontMatter, ...items.map(item => item.block)].filter(block => block !== undefined)
}

/** Offsets of the lines between the fences. */
function innerRange(text: string, block: Yaml | Code): { start: number; end: number } {
  const [from, to] = [block.position!.start.offset!, block.position!.end.offset!]
  const written = text.slice(from, to)
  const opening = /^.*(\r\n|\n|\r)/.exec(written)![0].length
  const closing = /(\r\n|\n|\r).*$/.exec(written.slice(opening))?.index ?? 0
  return { start: from + opening, end: from + opening + closing }
}

/** Each pair with a child-level key, with its value and what comments stand beside it, becomes `key: held`. */
function holdValues(yaml: string, taxonomy: Taxonomy): string {
  return heldPairs(yaml, taxonomy).reduceRight(
    (out, { key, start, end }) => out.slice(0, start) + holding(key) + out.slice(end),
    yaml,
  )
}

/** What stands in the place of a value that is held. */
export function holding(key: string): string {
  return `${key}: held`
}

/** A pair of a block whose value is held: offsets in its YAML, without the line end that follows. */
export interface HeldPair {
  key: string
  start: number
  end: number
}

/** Pairs with a child-level key, in their order. What cannot be read as YAML has none. */
export function heldPairs(yaml: string, taxonomy: Taxonomy): HeldPair[] {
  const { contents } = parseDocument(yaml)
  if (!isMap(contents)) return []
  return contents.items.flatMap(({ key, value }) => {
    if (!isScalar(key) || !taxonomy.facet(String(key.value))?.childLevel) return []
    const start = key.range[0]
    const end = (value as { range?: [number, number, number] } | null)?.range?.[2] ?? key.range[2]
    const newline = /(\r\n|\n)?$/.exec(yaml.slice(start, end))![0]
    return [{ key: String(key.value), start, end: end - newline.length }]
  })
}
