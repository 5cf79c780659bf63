import type { Bitset } from './bitset.ts'
import type { Catalogue } from './catalogue.ts'

/** Areas of a set of rows with how many rows each has, in alphabetical order: never ranked. */
export function countAreas(catalogue: Catalogue, rows: Bitset): Array<{ area: string; count: number }> {
  const counts = new Map<string, number>()
  for (const number of rows.rows()) {
    const { area } = catalogue.rows[number]!.review
    counts.set(area, (counts.get(area) ?? 0) + 1)
  }
  return [...counts].map(([area, count]) => ({ area, count })).sort((a, b) => a.area.localeCompare(b.area))
}
