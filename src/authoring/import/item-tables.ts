import type { RootContent, Table } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { plainParagraph, sectionOf, type DraftItem, type DraftParts } from './draft-parts.ts'
import type { ItemLetter } from './heading-names.ts'
import { toMonth } from './read-month.ts'
import { toTitle } from './opening-words.ts'

const MAIN: Readonly<Record<ItemLetter, RegExp>> = {
  F: /^(key )?(finding|learning|theme|what we found|lesson)s?\b/i,
  E: /^(key )?(practice )?episodes?\b/i,
  R: /^(recommendation|action|what (should|must) (be done|happen))s?\b/i,
}
const NUMBER = /^(no\.?|nr\.?|ref\.?|reference|number|#|)$/i
const OWNER = /^(owner|responsib|lead|by whom|who\b|agency|agencies|addressed to|for\b|to$)/i
const DUE = /^(by when|due|timescale|deadline|target date|when|completion)/i
const FINDINGS = /^(finding|addresses|links? to|from finding)/i

/**
 * Reads a table with an item in each row into items. Each cell but the main one stays as a paragraph with the head of
 * its column, so that no word is lost; owner, date and findings are put in the fields too where they can be read.
 * @returns the items, or undefined where the table is none of items
 */
export function readItemTable(table: Table, letter: ItemLetter, parts: DraftParts): DraftItem[] | undefined {
  const [head, ...rows] = table.children.map(row => row.children)
  const columns = head?.map(cell => toString(cell).trim()) ?? []
  const main = columns.findIndex(name => MAIN[letter].test(name))
  if (main < 0 || rows.length === 0) return undefined
  const numbers = columns.findIndex((name, at) => at !== main && NUMBER.test(name))
  return rows.map(cells => {
    const texts = cells.map(cell => toString(cell).trim())
    const written = numbers < 0 ? undefined : Number(/\d{1,3}/.exec(texts[numbers] ?? '')?.[0])
    const item = parts.addItem(letter, written, toTitle(texts[main] ?? ''))
    const text: RootContent[] = cells[main] ? [{ type: 'paragraph', children: cells[main].children }] : []
    const others = columns.flatMap((name, at) => {
      const cell = texts[at] ?? ''
      return at === main || cell === '' || (at === numbers && cell === String(item.number))
        ? []
        : [plainParagraph(name === '' ? cell : `${name}: ${cell}`)]
    })
    item.nodes.push(...text, ...others)
    if (letter === 'R') Object.assign(item.fields, fieldsOf(columns, texts, main))
    return item
  })
}

function fieldsOf(
  columns: readonly string[],
  texts: readonly string[],
  main: number,
): Record<string, unknown> {
  const cellUnder = (pattern: RegExp) =>
    texts[columns.findIndex((name, at) => at !== main && pattern.test(name))] ?? ''
  const owners = cellUnder(OWNER)
    .split(/\s*[;\n]\s*/)
    .filter(Boolean)
  const due = toMonth(cellUnder(DUE))
  const findings = [...cellUnder(FINDINGS).matchAll(/\bF?(\d{1,3})\b/g)].map(([, number]) => `F${number}`)
  return {
    ...(findings.length > 0 && { addresses: findings }),
    ...(owners.length > 0 && { to: owners }),
    ...(due !== undefined && { due }),
  }
}

/** What to call a table of items in the list of what was changed. */
export function describeTable(table: Table, items: readonly DraftItem[]): { text: string; became: string } {
  const ids = items.map(({ letter, number }) => `${letter}${number}`)
  return {
    text: (table.children[0]?.children ?? []).map(cell => toString(cell)).join(' | '),
    became: `${sectionOf(items[0]!.letter)} ${ids.join(', ')}, one from each row`,
  }
}
