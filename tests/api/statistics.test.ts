import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silenceAnswer, statisticsAnswer } from '../../src/api/statistics-schemas.ts'
import { CHARTS } from '../../src/exports/charts/charts.ts'
import { startLibraryOfAll, type TestLibrary } from '../library-fixture.ts'
import { expectConforms } from './conforms.ts'

let library: TestLibrary
beforeAll(async () => {
  library = await startLibraryOfAll()
})
afterAll(() => library.end())

const api = (address: string) => library.ask.get(`/api/v1${address}`)

async function figures(query: string) {
  const response = await api(`/statistics?${query}`)
  expect(response.status).toBe(200)
  expectConforms(statisticsAnswer, response.body, query)
  return statisticsAnswer.parse(response.body)
}

async function faultsOf(address: string): Promise<Array<{ name: string; detail: string }>> {
  const response = await api(address)
  expect(response.status, address).toBe(400)
  expect(response.type).toBe('application/problem+json')
  return (response.body as { errors: Array<{ name: string; detail: string }> }).errors
}

describe('GET /statistics', () => {
  it.each([
    'rows=agency',
    'rows=systems-factor&cols=published&q=school',
    'kind=review&rows=family-factor&cols=nation&harm-type=neglect&from=1990&to=2020&area=Highland',
    'kind=recommendation&rows=action-type&cols=published-year',
    'rows=agency&q=zeppelin',
  ])('answers %s by its schema', query => figures(query).then(() => undefined))

  it('counts what the search finds, words and all', async () => {
    const query = 'q=school&agency=police'
    const { body } = (await api(`/search?${query}`)) as { body: { total: number; reviews: number } }
    const { selected, library: held } = await figures(`${query}&rows=agency`)
    expect(selected).toEqual({ items: body.total, reviews: body.reviews })
    expect(selected.items).toBeGreaterThan(0)
    const all = (await api('/search')).body as { total: number; reviews: number }
    expect(held.items).toBe(all.total)
  })

  it('says of a term that was chosen what national figures there are', async () => {
    const { national } = await figures('kind=review&rows=agency&family-factor=domestic-abuse')
    expect(national.terms.map(({ term, comparable }) => [term, comparable])).toEqual([
      ['domestic-abuse', true],
      ['domestic-abuse', false],
    ])
    expect(national.caveat).toContain('no sample')
    expect((await figures('rows=agency')).national.terms).toEqual([])
  })

  it('lists every fault at once', async () => {
    expect(await faultsOf('/statistics')).toEqual([
      expect.objectContaining({ name: 'rows', detail: 'Missing; say what stands in the rows.' }),
    ])
    const faults = await faultsOf('/statistics?rows=region&cols=area&kind=finding&agency=nobody&colour=blue')
    expect(faults.map(({ name }) => name).sort()).toEqual(['agency', 'colour', 'cols', 'rows'])
    expect(faults.find(({ name }) => name === 'rows')!.detail).toContain('read as a ranking')
  })

  it('counts no invented record, and refuses to', async () => {
    const [fault] = await faultsOf('/statistics?rows=agency&record=demonstration')
    expect(fault!.detail).toContain('enter no figure')
    const { body } = await figures('kind=review&rows=record')
    expect(body.map(({ id }) => id)).not.toContain('demonstration')
  })
})

describe('GET /statistics.csv', () => {
  it('has a line for each place, with the figures of the answer in JSON', async () => {
    const query = 'rows=systems-factor&cols=published&agency=police'
    const response = await api(`/statistics.csv?${query}`)
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(response.headers['content-disposition']).toContain('lessons-library-statistics.csv')
    expect(response.text.startsWith('\ufeff')).toBe(true)
    const lines: Array<Record<string, string>> = parse(response.text, { bom: true, columns: true })
    const { body, columns } = await figures(query)
    expect(lines).toHaveLength(body.length * (columns.length + 1) + columns.length)
    for (const row of body)
      row.cells.forEach((cell, at) => {
        const line = lines.find(one => one['row'] === row.id && one['col'] === columns[at]!.id)!
        expect([
          line['items'],
          line['items-of'],
          line['reviews'],
          line['reviews-of'],
          line['inferred'],
        ]).toEqual(
          [
            cell.items.count,
            cell.items.of,
            cell.reviews.count,
            cell.reviews.of,
            cell.marks.inferred ?? 0,
          ].map(String),
        )
      })
  })
})

describe('GET /silence', () => {
  it('keeps the four ways of saying nothing apart, and assesses only reports that were read in full', async () => {
    const response = await api('/silence?topic=supervision')
    expect(response.status).toBe(200)
    expectConforms(silenceAnswer, response.body, '/silence')
    const { of, counts, reviews, assessed, notAssessed } = silenceAnswer.parse(response.body)
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(of)
    for (const [state, list] of Object.entries(reviews))
      expect(list.length).toBe(counts[state as keyof typeof counts])
    const inFull = (await api('/search?kind=review&evidence-grade=A')).body as { total: number }
    expect([assessed.of, notAssessed]).toEqual([inFull.total, of - inFull.total])
    expect(inFull.total).toBe(1)
    expect(JSON.stringify(reviews)).not.toContain('demonstration')
  })

  it('is narrowed as a search of reviews is', async () => {
    const narrowed = silenceAnswer.parse(
      (await api('/silence?topic=supervision&from=2010&nation=england')).body,
    )
    const { body } = (await api('/search?kind=review&from=2010&nation=england')) as {
      body: { total: number }
    }
    expect(narrowed.of).toBe(body.total)
  })

  it.each([
    ['/silence', 'topic'],
    ['/silence?topic=weather', 'topic'],
    ['/silence?topic=supervision&size=wide', 'size'],
    ['/silence?topic=supervision&rows=agency', 'rows'],
  ])('refuses %s', async (address, name) => {
    expect((await faultsOf(address)).map(fault => fault.name)).toEqual([name])
  })
})

describe('GET /charts', () => {
  const needs: Record<string, string> = {
    'heat-map': 'rows=agency&cols=published',
    silence: 'topic=supervision',
  }

  it.each(Object.keys(CHARTS))('gives %s in each form', async name => {
    const query = needs[name] ?? ''
    const svg = await api(`/charts/${name}.svg?${query}`)
    expect([svg.status, svg.type]).toEqual([200, 'image/svg+xml'])
    expect((svg.body as Buffer).toString('utf8')).toMatch(/^<svg [^>]*role="img"/)
    const png = await api(`/charts/${name}.png?${query}&size=narrow`)
    expect([png.status, png.type]).toEqual([200, 'image/png'])
    expect((png.body as Buffer).readUInt32BE(16)).toBe(343 * 2)
    const csv = await api(`/charts/${name}.csv?${query}`)
    expect([csv.status, csv.type]).toEqual([200, 'text/csv'])
    const lines: string[][] = parse(csv.text, { bom: true })
    expect(lines.length).toBeGreaterThan(2)
  })

  it.each([
    ['/charts/heat-map.svg', ['rows', 'cols']],
    ['/charts/heat-map.svg?rows=region&cols=agency', ['rows']],
    ['/charts/silence.svg', ['topic']],
    ['/charts/findings-over-time.svg?rows=agency', ['rows']],
    ['/charts/findings-over-time.png?size=huge', ['size']],
    ['/charts/findings-over-time.csv?topic=supervision', ['topic']],
    ['/charts/systems-levels.svg?record=demonstration', ['record']],
    ['/charts/action-strength.svg?stage=closure-and-step-down', ['stage']],
  ])('refuses %s', async (address, names) => {
    expect((await faultsOf(address)).map(({ name }) => name)).toEqual(names)
  })

  it('knows no other chart', async () => {
    for (const name of ['league-table', 'constructor'])
      expect((await api(`/charts/${name}.svg`)).status).toBe(404)
  })
})
