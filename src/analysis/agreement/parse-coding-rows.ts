import { CsvError, parse } from 'csv-parse/sync'
import type { CodingLevel, CodingRow, RowFault } from './coding-row.ts'

const COLUMNS = ['coder', 'unit', 'value'] as const

/** A file of codings as it was read. */
export interface CodingFile {
  name: string
  text: string
}

/**
 * Reads files of codings: CSV with the columns `coder`, `unit` and `value`, in any order, others passed over. A row
 * without a value says that the coder did not code the unit; of a set it says that the coder coded it with none.
 * Never throws on what is in them: every bad row is named by file and line.
 */
export function parseCodingRows(
  files: readonly CodingFile[],
  level: CodingLevel,
): { rows: CodingRow[]; faults: RowFault[] } {
  const rows: CodingRow[] = []
  const faults: RowFault[] = []
  const seen = new Map<string, string>()
  for (const file of files)
    for (const { row, line, message } of readRows(file)) {
      const fault = message ?? faultOf(row, level) ?? repeated(row, seen, `${file.name}, line ${line}`)
      if (fault !== undefined) faults.push({ file: file.name, line, message: fault })
      else if (row.value !== '' || level === 'set') rows.push(row)
    }
  return { rows, faults }
}

interface ReadRow {
  row: CodingRow
  line: number
  /** What is wrong with the file at this line. */
  message?: string
}

const NO_ROW: CodingRow = { coder: '', unit: '', value: '' }

function readRows({ text }: CodingFile): ReadRow[] {
  try {
    const read = parse(text, {
      ...{ bom: true, info: true, trim: true, skip_empty_lines: true },
      columns: (header: string[]) => header.map(name => name.toLowerCase()),
    }) as unknown as Array<{ record: Record<string, string>; info: { lines: number } }>
    const [first] = read
    if (!first) return [{ row: NO_ROW, line: 1, message: 'There is no coding in the file.' }]
    const missing = COLUMNS.filter(column => !(column in first.record))
    if (missing.length > 0) {
      const message = `Expected the columns ${COLUMNS.join(', ')}; there is no ${missing.join(' and no ')}.`
      return [{ row: NO_ROW, line: 1, message }]
    }
    return read.map(({ record, info }) => ({
      row: { coder: record['coder']!, unit: record['unit']!, value: record['value']! },
      line: info.lines,
    }))
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    const line = typeof cause['lines'] === 'number' ? cause['lines'] : 1
    return [{ row: NO_ROW, line, message: `It cannot be read as CSV: ${cause.message}.` }]
  }
}

function faultOf({ coder, unit, value }: CodingRow, level: CodingLevel): string | undefined {
  if (coder === '') return 'Unexpected empty `coder`, expected who coded it.'
  if (unit === '') return 'Unexpected empty `unit`, expected what was coded.'
  if (value === '' || level === 'nominal' || level === 'set') return undefined
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value) || !Number.isFinite(Number(value)))
    return `Unexpected \`${value}\` in \`value\`, expected a number: the level is ${level}.`
  if (level === 'ratio' && Number(value) < 0)
    return `Unexpected \`${value}\` in \`value\`, expected a number from 0 up: the level is ratio.`
  return undefined
}

function repeated({ coder, unit }: CodingRow, seen: Map<string, string>, where: string): string | undefined {
  const key = JSON.stringify([coder, unit])
  const before = seen.get(key)
  if (before !== undefined)
    return `\`${coder}\` coded \`${unit}\` already (${before}). One row a coder and unit; terms of a set stand in one value, with ; between them.`
  seen.set(key, where)
  return undefined
}
