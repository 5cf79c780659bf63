/** What one coder said of one unit. */
export interface CodingRow {
  coder: string
  unit: string
  value: string
}

/** What is wrong with a row of a file of codings. */
export interface RowFault {
  file: string
  line: number
  message: string
}

/** What is compared: one value a unit, on a level of measurement, or a set of terms. */
export const CODING_LEVELS = ['nominal', 'ordinal', 'interval', 'ratio', 'set'] as const
export type CodingLevel = (typeof CODING_LEVELS)[number]

/** Stands between the terms of a set. */
export const TERM_SEPARATOR = ';'

/** The terms of a set as it is written; an empty one was coded with none. */
export function toTermSet(value: string): ReadonlySet<string> {
  return new Set(
    value
      .split(TERM_SEPARATOR)
      .map(term => term.trim())
      .filter(term => term !== ''),
  )
}
