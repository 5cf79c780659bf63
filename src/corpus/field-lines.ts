import { isDeepStrictEqual } from 'node:util'

/** A value of a field as lines of text that a person can read and change. */
export interface FieldLines {
  /** Each line is an entry of a list. */
  isList: boolean
  lines: string[]
}

const ENTRY = /([a-z][a-z-]*): ("(?:[^"\\]|\\.)*"|.*?)(?:; (?=[a-z][a-z-]*: )|$)/gy
const NAMED = /^[a-z][a-z-]*: /
const IS_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/
/** Fields that hold a group of named values. */
const GROUPS: ReadonlySet<string> = new Set(['considered', 'withdrawn', 'depth'])

/** Writes a value so that `parseFieldLines` gives it back. */
export function toFieldLines(key: string, value: unknown): FieldLines {
  const plain = toPlainLines(value)
  if (isDeepStrictEqual(parseFieldLines(key, plain), value)) return plain
  // What has no plain writing is written as JSON, entry by entry where it is a list.
  return Array.isArray(value) && value.length > 0
    ? { isList: true, lines: value.map(one => toEntry(one)) }
    : { isList: false, lines: [JSON.stringify(value)] }
}

function toPlainLines(value: unknown): FieldLines {
  if (Array.isArray(value) && value.length > 0) return { isList: true, lines: value.map(toEntry) }
  if (isGroup(value))
    return { isList: false, lines: Object.entries(value).map(([key, one]) => `${key}: ${toInline(one)}`) }
  return { isList: false, lines: [toInline(value)] }
}

function toEntry(value: unknown): string {
  const line = isGroup(value)
    ? Object.entries(value)
        .map(([key, one]) => `${key}: ${toInline(one)}`)
        .join('; ')
    : toInline(value)
  return isDeepStrictEqual(parseEntry(line), value) ? line : JSON.stringify(value)
}

function toInline(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  const isPlain =
    parseInline(value) === value && !/[\n\t]| {2}|^\s|\s$|^$|; [a-z-]+: /.test(value) && !NAMED.test(value)
  return isPlain ? value : JSON.stringify(value)
}

/**
 * Reads the value of a field from its lines. Never throws: what is no list, group or number is text.
 * @param listFields fields that hold a list even where one value stands in them
 */
export function parseFieldLines(
  key: string,
  { isList, lines }: FieldLines,
  listFields: ReadonlySet<string> = new Set(),
): unknown {
  if (isList) return lines.map(parseEntry)
  if (GROUPS.has(key) && lines.every(line => NAMED.test(line)))
    return Object.fromEntries(
      lines.map(line => [line.slice(0, line.indexOf(':')), parseInline(line.replace(NAMED, ''))]),
    )
  if (!listFields.has(key)) return parseInline(lines.join(' '))
  if (lines.length > 1) return lines.map(parseEntry)
  const [line = ''] = lines
  const parts = line.split(/[,;]\s*/)
  if (parts.length > 1 && parts.every(part => IS_ID.test(part))) return parts
  const value = parseEntry(line)
  return Array.isArray(value) ? value : [value]
}

function parseEntry(line: string): unknown {
  if (!NAMED.test(line)) return parseInline(line)
  const entries = [...line.matchAll(ENTRY)].map(([, key, text]) => [key!, parseInline(text!)] as const)
  return Object.fromEntries(entries)
}

/** A text in quotation marks, a number, JSON, or plain text. Word makes quotation marks curly. */
function parseInline(text: string): unknown {
  if (/^“[^“”]*”$/.test(text)) return text.slice(1, -1)
  if (/^(-?\d+(\.\d+)?|true|false|null)$/.test(text) || /^(".*"|\[.*\]|\{.*\})$/s.test(text)) {
    try {
      const value: unknown = JSON.parse(text)
      if (typeof value !== 'number' || String(value) === text) return value
    } catch {
      return text
    }
  }
  return text
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
}
