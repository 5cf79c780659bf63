import type { Element, Root } from 'hast'
import { parseFieldLines } from '../../corpus/field-lines.ts'
import { FIELD_TABLE_HEAD } from '../../corpus/word-form.ts'
import { writeYaml } from '../../corpus/write-yaml.ts'
import { element, elementsIn, remove, textOf } from './html-tree.ts'

const KEY = /^[a-z]+(-[a-z]+)*$/

/**
 * Puts YAML in the place of the tables of fields of a document; a table that is none stays.
 * @returns whether the first stands before every section, so that the document is a review in the form of the template
 */
export function takeFieldTables(tree: Root, listFields: ReadonlySet<string>): boolean {
  const elements = elementsIn(tree)
  const firstHeading = elements.findIndex(({ tagName }) => /^h[1-6]$/.test(tagName))
  const tables = elements.filter(node => node.tagName === 'table' && isFieldTable(node))
  for (const table of tables) {
    const yaml = writeYaml(fieldsOf(table, listFields))
    const code = element('code', { className: ['language-yaml'] }, yaml)
    remove(tree, table, { ...element('pre', {}), children: [code] })
  }
  return tables[0] !== undefined && (firstHeading < 0 || elements.indexOf(tables[0]) < firstHeading)
}

function rowsOf(table: Element): Element[][] {
  return elementsIn(table)
    .filter(({ tagName }) => tagName === 'tr')
    .map(row => elementsIn(row).filter(({ tagName }) => tagName === 'td' || tagName === 'th'))
}

function isFieldTable(table: Element): boolean {
  const [head, ...rows] = rowsOf(table)
  const isHead = head?.length === 2 && head.every((cell, at) => textOf(cell) === FIELD_TABLE_HEAD[at])
  return isHead && rows.every(cells => cells.length === 2 && KEY.test(textOf(cells[0]!)))
}

function fieldsOf(table: Element, listFields: ReadonlySet<string>): Record<string, unknown> {
  const rows = rowsOf(table).slice(1)
  const fields = rows.flatMap(([name, value]): Array<[string, unknown]> => {
    const key = textOf(name!)
    const lines = linesOf(value!)
    // An empty cell is a field that nobody has filled in.
    return lines.lines.length === 0 ? [] : [[key, parseFieldLines(key, lines, listFields)]]
  })
  return Object.fromEntries(fields)
}

function linesOf(cell: Element): { isList: boolean; lines: string[] } {
  const items = elementsIn(cell).filter(({ tagName }) => tagName === 'li')
  const blocks = elementsIn(cell).filter(({ tagName }) => tagName === 'p')
  const all =
    items.length > 0 ? elementsIn(cell).filter(({ tagName }) => tagName === 'li' || tagName === 'p') : blocks
  const lines = all
    .filter(node => !all.some(other => other !== node && elementsIn(other).includes(node)))
    .map(textOf)
    .filter(Boolean)
  const typed = lines.length > 0 && lines.every(line => /^[-•*] /.test(line))
  return { isList: items.length > 0 || typed, lines: typed ? lines.map(line => line.slice(2)) : lines }
}
