import { describe, expect, it } from 'vitest'
import { Catalogue } from '../../../src/analysis/catalogue.ts'
import type { Chart } from '../../../src/exports/charts/chart.ts'
import { inkOn, shade } from '../../../src/exports/charts/chart-style.ts'
import { aFinding, aRecommendation, aReview, tagged } from '../../analysis/a-review.ts'
import { chartOf, EVERY_CHART, realReviews, taxonomy } from './chart-fixture.ts'

/** Rows of a chart's table by their label. */
const cellsOf = ({ table }: Chart): Record<string, string[]> =>
  Object.fromEntries(table.rows.map(([label, ...cells]) => [label!, cells]))

const graded = (grade: string) => ({ 'evidence-grade': tagged(grade), record: tagged('summary') })

describe.each(EVERY_CHART)('the chart %s', (name, choices) => {
  it('says what is counted out of what, and that it is no sample', () => {
    const { base, summary } = chartOf(name, choices)
    expect(base).toMatch(/\d+ of \d+ (reviews|findings|recommendations)/)
    expect(base).toContain(`of ${realReviews.length} reviews in the library`)
    expect(base).toContain('no sample')
    expect(summary).not.toBe('')
  })

  it('has a table whose rows are as long as its head', () => {
    const { columns, rows } = chartOf(name, choices).table
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter(row => row.length !== columns.length)).toEqual([])
  })

  it('says in words that there is nothing where nothing is counted', () => {
    const catalogue = new Catalogue([], taxonomy)
    const chart = chartOf(name, choices, { catalogue })
    expect(chart.draw).toBeUndefined()
    expect(chart.summary).toMatch(/nothing to draw|^None assessed/)
  })
})

describe('findings over time', () => {
  it('counts what the files say, decade by decade, and shows decades without a match', () => {
    const cells = cellsOf(chartOf('findings-over-time', {}, { filters: { agency: ['police'] } }))
    for (const [decade, [found, held, reviews, reviewsHeld]] of Object.entries(cells)) {
      const then = realReviews.filter(({ published }) => `${published.slice(0, 3)}0s` === decade)
      const withPolice = then.map(({ findings }) =>
        findings.filter(({ tags: { agency } }) =>
          agency !== undefined && agency !== 'held' ? agency.some(({ term }) => term === 'police') : false,
        ),
      )
      expect([decade, found, held, reviews, reviewsHeld]).toEqual(
        [
          decade,
          withPolice.flat().length,
          then.flatMap(({ findings }) => findings).length,
          withPolice.filter(({ length }) => length > 0).length,
          then.length,
        ].map(String),
      )
    }
    expect(cells['1950s']).toEqual(['0', '0', '0', '0'])
  })
})

describe('the mix of levels', () => {
  it('tells what is stated from what is inferred alone', () => {
    const factor = (...tags: Parameters<typeof tagged>) => ({ 'systems-factor': tagged(...tags) })
    const inferred = (term: string) => ({ term, basis: 'inferred' as const })
    const review = aReview({
      tags: graded('B'),
      findings: [
        aFinding('F1', factor('supervision-gap')),
        aFinding('F2', factor(inferred('supervision-gap'))),
        aFinding('F3', factor('case-allocation', inferred('supervision-gap'))),
        aFinding('F4', factor({ term: 'staffing-and-resources', effect: 'helped' })),
        aFinding('F5'),
      ],
    })
    const chart = chartOf('systems-levels', {}, { catalogue: new Catalogue([review], taxonomy) })
    const cells = cellsOf(chart)
    expect(cells['Supervision and first-line management']).toEqual(['3', '4', '1', '0', '1', '1'])
    expect(cells['Organisational influences']).toEqual(['1', '4', '0', '1', '1', '1'])
    expect(chart.base).toContain('4 findings from 1 review')
    expect(chart.base).toContain('1 more is not coded')
  })
})

describe('the strength of actions', () => {
  it('derives strength from the type of action, and shows what is not coded', () => {
    const action = (id: string, type?: string) =>
      aRecommendation(id, type === undefined ? {} : { 'action-type': tagged(type) })
    const review = aReview({
      published: '1994',
      recommendations: [action('R1', 'forcing-function'), action('R2', 'training-or-briefing'), action('R3')],
    })
    const chart = chartOf('action-strength', {}, { catalogue: new Catalogue([review], taxonomy) })
    expect(cellsOf(chart)).toEqual({ '1990s': ['1', '0', '1', '1', '3', '1'] })
    expect(chart.summary).toBe('1990s: 1 stronger, 0 intermediate, 1 weaker of 3 recommendations.')
  })
})

describe('the heat map', () => {
  it('is drawn of no places, whose counts stand in the table', () => {
    const chart = chartOf('heat-map', { rows: 'nation', cols: 'practice-theme' })
    expect(chart.draw).toBeUndefined()
    expect(chart.summary).toContain('No chart is drawn of places')
    expect(chart.table.rows.length).toBeGreaterThan(2)
  })

  it('writes every figure so that it stands out from what it is on', () => {
    const luminance = (color: string) =>
      [1, 3, 5]
        .map(at => parseInt(color.slice(at, at + 2), 16) / 255)
        .map(value => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
        .reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at]!, 0)
    for (let share = 0; share <= 1; share += 0.01) {
      const [light, dark] = [shade(share), inkOn(shade(share))].map(luminance).sort((a, b) => b - a)
      expect((light! + 0.05) / (dark! + 0.05), `at ${share}`).toBeGreaterThanOrEqual(4.5)
    }
  })
})

describe('charts of depth and silence', () => {
  const review = (id: string, grade: string) =>
    aReview({
      ...{ id, tags: graded(grade), considered: { supervision: 'not-considered' } },
      findings: [aFinding('F1', {}, { depth: { level: 'D2', by: 'computed' } })],
    })

  it('assess nothing where no report was read in full, and say so', () => {
    const catalogue = new Catalogue([review('2019-nowhere-b', 'B'), review('2019-nowhere-c', 'C')], taxonomy)
    expect(chartOf('depth-of-analysis', {}, { catalogue })).toMatchObject({
      draw: undefined,
      summary: 'None assessed: all 2 findings are of records whose report was not read in full.',
    })
    expect(chartOf('silence', { topic: 'supervision' }, { catalogue })).toMatchObject({
      draw: undefined,
      summary: 'None assessed: all 2 reviews have a record whose report was not read in full.',
    })
  })

  it('count reports that were read in full, and the rest as not assessed', () => {
    const catalogue = new Catalogue([review('2019-nowhere-a', 'A'), review('2019-nowhere-b', 'B')], taxonomy)
    const depth = chartOf('depth-of-analysis', {}, { catalogue })
    expect(depth.draw).toBeDefined()
    expect(depth.table.rows.filter(([, count]) => count !== '0').map(row => row.slice(1))).toEqual([
      ['1', '1'],
      ['1', ''],
    ])
    const silence = chartOf('silence', { topic: 'supervision' }, { catalogue })
    expect(silence.draw).toBeDefined()
    expect(cellsOf(silence)).toMatchObject({ 'Not considered': ['1', '1'], 'Not assessed': ['1', ''] })
  })
})
