import type { StrengthMix } from '../../analysis/strength-mix.ts'

/** Units across the drawing of a bar; the page scales it. */
const WIDTH = 100

/** The mix of strengths in words, as the parts of one bar and as rows of a table. */
export function presentStrength({ of, parts, notCoded }: StrengthMix) {
  const all = [...parts, { id: 'not-coded', label: 'Not coded', count: notCoded }]
  let from = 0
  const rows = all.map(({ id, label, count }) => {
    const width = of === 0 ? 0 : (count / of) * WIDTH
    const row = { id, label, count, from: round(from), width: round(width) }
    from += width
    return row
  })
  return {
    of,
    rows: rows.filter(({ id, count }) => id !== 'not-coded' || count > 0),
    says: rows
      .filter(({ count }) => count > 0)
      .map(({ label, count }) => `${count} ${label.toLowerCase()}`)
      .join(', '),
  }
}

function round(units: number): number {
  return Math.round(units * 100) / 100
}
