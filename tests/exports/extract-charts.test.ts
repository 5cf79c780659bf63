import { describe, expect, it } from 'vitest'
import { loadSnapshot } from '../../src/analysis/snapshot.ts'
import { select } from '../../src/analysis/selection.ts'
import { chartsOf } from '../../src/exports/extract-charts.ts'
import type { ThematicExtract } from '../../src/exports/thematic-extract.ts'
import { rootPath } from '../../src/root-path.ts'
import { parseSearchQuery } from '../../src/search/parse-search-query.ts'

const snapshot = await loadSnapshot({ taxonomyDir: rootPath('taxonomy'), reviewsDir: rootPath('reviews') })

/** What a chart is made of in an extract; its receipt plays no part. */
function extractOf(params: Record<string, string>, leftOut = 0): ThematicExtract {
  const { query } = parseSearchQuery(params, snapshot.taxonomy)
  const { catalogue } = snapshot
  const rows = select(catalogue, query)
    .rows()
    .map(number => catalogue.rows[number]!)
    .slice(leftOut)
  return { title: 'A test', notes: '', query, snapshot, rows, receipt: {} as ThematicExtract['receipt'] }
}

describe('chartsOf', () => {
  it('gives the charts of a report with picture, table, base and words', async () => {
    const charts = await chartsOf(extractOf({ agency: 'police' }))
    expect(charts.map(({ id }) => id)).toEqual(['findings-over-time', 'systems-levels'])
    for (const { title, alt, png, svg, table, base, summary } of charts) {
      expect(alt).toContain(title)
      expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
      expect(svg).toMatch(/^<svg /)
      expect(table.rows.length).toBeGreaterThan(3)
      expect(base).toMatch(/from \d+ of \d+ reviews in the library/)
      expect(summary).toMatch(/\d+ of \d+/)
    }
  })

  it('counts what is in the extract after what was left out', async () => {
    const [whole, less] = await Promise.all([
      chartsOf(extractOf({ agency: 'police' })),
      chartsOf(extractOf({ agency: 'police' }, 5)),
    ])
    const total = (charts: typeof whole) =>
      charts[0]!.table.rows.reduce((sum, [, count]) => sum + Number(count), 0)
    expect(total(less)).toBe(total(whole) - 5)
  })

  it('gives none where nothing is in it', async () => {
    expect(await chartsOf(extractOf({ agency: 'police', from: '2100' }))).toEqual([])
  })
})
