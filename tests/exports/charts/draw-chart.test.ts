import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { Chart } from '../../../src/exports/charts/chart.ts'
import { CHART_SIZES } from '../../../src/exports/charts/chart.ts'
import { drawChart } from '../../../src/exports/charts/draw-chart.ts'
import { toPng } from '../../../src/exports/charts/to-png.ts'
import { chartOf, EVERY_CHART } from './chart-fixture.ts'

/** Width and height as a PNG says them in its first chunk (PNG specification, section 11.2.2). */
const sizeOfPng = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)]

describe.each(EVERY_CHART)('the chart %s', (name, choices) => {
  it.each(CHART_SIZES)('is a picture that says what it is, %s', async size => {
    const chart = chartOf(name, choices)
    const svg = await drawChart(chart, size)
    expect(svg).toMatch(/^<svg [^>]* role="img" aria-labelledby="title desc"><title id="title">/)
    expect(svg.match(/<title id="title">([^<]*)</)![1]).toBe(chart.title)
    expect(svg.match(/<desc id="desc">([^<]*)</)![1]!.replace(/&#39;|&#x27;/g, "'")).toContain(
      chart.base.slice(0, 60),
    )
    expect(svg.match(/role=/g)).toHaveLength(1)
    expect(svg).not.toMatch(/<(script|image|foreignObject)|\shref=|url\(http|style=/)
    const [, width, height] = /^<svg [^>]*width="(\d+)" height="(\d+)"/.exec(svg)!
    expect(Number(width)).toBe(size === 'wide' ? 680 : 343)
    // The reader of pictures is a strict reader of XML: it throws on what is not well formed.
    const png = toPng(svg)
    expect(png.subarray(0, 8)).toEqual(Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]))
    expect(sizeOfPng(png)).toEqual([Number(width) * 2, Number(height) * 2])
    expect(toPng(await drawChart(chart, size)).equals(png)).toBe(true)
  })
})

describe('drawChart', () => {
  it('writes in the font that comes with the library', async () => {
    const svg = await drawChart(chartOf('systems-levels'), 'wide')
    const inAnother = svg.replaceAll('DejaVu Sans', 'No Such Font')
    expect(toPng(svg).length).toBeGreaterThan(20_000)
    // A font that is not there is replaced by the one that is, so nothing of the machine's own is used.
    expect(toPng(inAnother).equals(toPng(svg))).toBe(true)
  })

  it('fetches nothing, whatever a drawing asks for', async () => {
    let asked = 0
    const server = createServer((_request, response) => {
      asked += 1
      response.end('[]')
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/figures.json`
    const chart: Chart = {
      ...{ title: 'Asks for more', base: 'Nothing.', summary: 'Nothing.', table: { columns: [], rows: [] } },
      draw: () => ({
        width: 100,
        height: 100,
        data: { url },
        mark: 'bar',
        encoding: { x: { field: 'a', type: 'quantitative' } },
      }),
    }
    await drawChart(chart, 'wide').catch(() => undefined)
    await new Promise(resolve => server.close(resolve))
    expect(asked).toBe(0)
  })

  it('never lets a label become markup', async () => {
    const chart = chartOf('findings-over-time')
    const svg = await drawChart({ ...chart, title: '<script>&"', summary: ']]><b>' }, 'wide')
    expect(svg).not.toContain('<script')
    expect(svg).not.toContain('<b>')
    expect(toPng(svg).length).toBeGreaterThan(0)
  })
})
