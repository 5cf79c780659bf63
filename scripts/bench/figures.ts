import { quantileSorted } from 'simple-statistics'

/** Times in milliseconds, summed up. */
export interface Spread {
  count: number
  p50: number
  p95: number
  p99: number
  longest: number
}

export function spreadOf(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted.length === 0 ? NaN : quantileSorted(sorted, share))
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), longest: sorted.at(-1) ?? NaN }
}

/** The middle of some runs. */
export function median(values: readonly number[]): number {
  return spreadOf(values).p50
}

export function ms(value: number): string {
  return value >= 10_000
    ? `${(value / 1000).toFixed(1)} s`
    : `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ms`
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`
}

/** How one side compares to the other: 0.5 is half. */
export function ratio(ours: number, theirs: number): string {
  return (ours / theirs).toFixed(2)
}

export function heading(text: string): void {
  console.log(`\n${text}`)
}

/** Prints rows in columns; the first column is set to the left, the others to the right. */
export function table(rows: ReadonlyArray<readonly string[]>): void {
  const columns = Math.max(...rows.map(row => row.length))
  const widths = Array.from({ length: columns }, (_, at) =>
    Math.max(...rows.map(row => row[at]?.length ?? 0)),
  )
  for (const row of rows) {
    const cells = row.map((cell, at) =>
      at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]! + 2),
    )
    console.log(`  ${cells.join('')}`.trimEnd())
  }
}
