import { parseDocument } from 'yaml'

/** Front matter as it stands in a text. */
export interface FrontMatterText {
  /** What stands between the two lines of `---`. */
  yaml: string
  /** Offsets of it in the text. */
  start: number
  end: number
}

const FRONT_MATTER = /^(\uFEFF?---[ \t]*\r?\n)((?:(?!---[ \t]*(?:\r?\n|$)).*\r?\n)*)---[ \t]*(?:\r?\n|$)/

/** Finds the front matter of a text; undefined where it has none that is closed. */
export function findFrontMatter(markdown: string): FrontMatterText | undefined {
  const match = FRONT_MATTER.exec(markdown)
  if (!match) return undefined
  const start = match[1]!.length
  return { yaml: match[2]!, start, end: start + match[2]!.length }
}

/** Its fields as plain values; undefined where they cannot be read. Never throws on what somebody typed. */
export function parseFrontMatter(yaml: string): Record<string, unknown> | undefined {
  const document = parseDocument(yaml, { logLevel: 'silent' })
  if (document.errors.length > 0) return undefined
  try {
    const value = document.toJS({ maxAliasCount: 0 }) as unknown
    if (value === null || value === undefined) return {}
    return typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
