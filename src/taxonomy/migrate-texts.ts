import type { Path, YamlSource } from '../problems/yaml-source.ts'
import type { EditedText } from './migrate-edits.ts'
import type { Migration } from './migrate-request.ts'

/** Fields of words in which one term points to another. */
const TEXTS: ReadonlySet<string> = new Set([
  'definition',
  'use-when',
  'not-when',
  'example',
  'note',
  'explained',
])

/**
 * Renames a term where texts point to it: as `<facet>/<id>` anywhere, and as a plain id between parentheses, which is
 * how a not-when line names its neighbour.
 * @param plain whether a plain id can only mean this term
 */
export function renameInTexts(
  edited: EditedText,
  source: YamlSource,
  migration: Migration,
  plain: boolean,
): void {
  for (const path of textsIn(source.value, [])) {
    const { start, end } = edited.rangeOf(source.placeOf(path))
    for (const offset of mentionsIn(edited.text.slice(start, end), migration, plain)) {
      const at = start + offset
      edited.edit({ start: at, end: at + migration.from.length, text: migration.to })
    }
  }
}

/**
 * Where a text points to a term, as offsets of its id.
 * @param plain whether to take a plain id between parentheses for the term
 */
export function mentionsIn(
  text: string,
  { facet, from }: Pick<Migration, 'facet' | 'from'>,
  plain: boolean,
): number[] {
  const whole = [...text.matchAll(new RegExp(`(?<![\\w-])${facet}/(?=${from}(?![\\w/-]))`, 'g'))]
  const found = whole.map(match => match.index + match[0].length)
  if (!plain) return found
  // A word with a hyphen between parentheses is an id; one without may be a word like any other, unless it stands alone.
  const id = from.includes('-')
    ? new RegExp(`(?<![\\w/-])${from}(?![\\w/-])`, 'g')
    : new RegExp(`(?<=^\\s*|[,;]\\s*|\\sor\\s+)${from}(?=\\s*$|\\s*[,;]|\\s+or\\s)`, 'g')
  const inside = [...text.matchAll(/\(([^()]*)\)/g)].flatMap(({ index, 1: inner }) =>
    [...inner!.matchAll(id)].map(match => index + 1 + match.index),
  )
  return [...found, ...inside]
}

/** Lines that name the old term and are left as they are: comments, guides, texts that may mean another. */
export function linesNaming(text: string, migration: Pick<Migration, 'facet' | 'from'>): number[] {
  const { from } = migration
  const lines = text.split(/\r?\n/)
  const named = from.includes('-')
    ? lines.map(line => new RegExp(`(?<![\\w-])${from}(?![\\w-])`).test(line))
    : lines.map(line => mentionsIn(line, migration, true).length > 0)
  return lines.flatMap((line, index) => (named[index] && !OWN_PLACE.test(line) ? [index + 1] : []))
}

/** Where a term has its id, or points to one of its own facet. */
const OWN_PLACE = /^\s*(-\s+)?(\{\s*)?(id|broader|replaced-by):/

function textsIn(value: unknown, path: Path): Path[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => textsIn(one, [...path, index]))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, [...path, key]))
  return typeof value === 'string' && TEXTS.has(String(path.at(-1))) ? [path] : []
}
