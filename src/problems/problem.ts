/** A point in a file; lines and columns count from 1, as editors show them. */
export interface Point {
  line: number
  column: number
}

/** Where something stands in a file; `end` is exclusive and left out where only a point is known. */
export interface Place {
  start: Point
  end?: Point
}

/** From what must be put right to what is only worth knowing. */
export const SEVERITIES = ['error', 'warning', 'notice'] as const
export type Severity = (typeof SEVERITIES)[number]

/** What a waiver names a paragraph by: its address on the page, and the SHA-256 of the whole of it. */
export interface Paragraph {
  /** `p-` and six hex digits of its text. */
  at: string
  sha256: string
}

/** What a rule found, before it is stamped with file, severity and address. */
export interface RawProblem {
  rule: string
  place: Place
  /** One sentence: "Unexpected `X` in `field`, expected Y." */
  message: string
  met?: string
  expected?: string
  /** What to do about it. */
  hint?: string
  /** Where a waiver could stand for what was found: the paragraph it is in. */
  paragraph?: Paragraph
  /** The reason for which it was waived: it is still listed and stops nothing. */
  waived?: string
}

/**
 * What is wrong with a piece of content. The same shape is shown in the terminal, on /problems,
 * in the editor and in the API. An `error` keeps the file out of the library; a `warning` does not; a `notice` says
 * something worth knowing of a text that has no fault.
 */
export interface Problem extends Omit<RawProblem, 'place'> {
  file: string
  line: number
  column: number
  endLine?: number
  endColumn?: number
  severity: Severity
  /** Where the rule is explained, on the site. */
  url: string
}

/** The start of a file: where a fault is reported that concerns the whole of it. */
export const START_OF_FILE: Place = { start: { line: 1, column: 1 } }

/**
 * Words a fault by the one formula all rules share, after remark-lint:
 * "Unexpected `X` in `field`, expected Y."
 */
export function unexpected(met: string, field: string, expected: string): string {
  return `Unexpected \`${shorten(met)}\` in \`${field}\`, expected ${expected}.`
}

/** Words an absence: "Missing `field`, expected Y." */
export function missing(field: string, expected: string): string {
  return `Missing \`${field}\`, expected ${expected}.`
}

const LONGEST_QUOTE = 60

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').replaceAll('`', "'")
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE - 1)}…` : line
}
