import { describe, expect, it } from 'vitest'
import { parseStatisticsQuery, toFiguresUrl, toStatisticsString } from '../../src/search/statistics-query.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { rootPath } from '../../src/root-path.ts'

const taxonomy = await loadTaxonomy(rootPath('taxonomy'))
const parse = (raw: Record<string, unknown>) => parseStatisticsQuery(raw, taxonomy)

describe('parseStatisticsQuery', () => {
  it('reads axes beside the parameters of a search, and an address gives the same again', () => {
    const asked = parse({
      q: 'school',
      agency: 'police',
      rows: 'systems-factor',
      cols: 'published',
      from: '1990',
    })
    expect(asked).toMatchObject({
      ...{ rows: 'systems-factor', cols: 'published', faults: [] },
      query: { q: 'school', kind: 'finding', filters: { agency: ['police'] }, from: 1990 },
    })
    const string = toStatisticsString(asked)
    expect(parse(Object.fromEntries(new URLSearchParams(string)))).toEqual(asked)
  })

  it.each([
    [{ rows: 'region' }, 'rows', 'read as a ranking'],
    [{ rows: 'area' }, 'rows', 'read as a ranking'],
    [{ cols: 'addressee' }, 'cols', 'read as a ranking'],
    [{ rows: 'action-type' }, 'rows', 'is not recorded of a finding'],
    [{ rows: 'colour' }, 'rows', 'expected one of'],
    [{ rows: 'agency', cols: 'agency' }, 'cols', 'Rows and columns are the same'],
    [{ rows: ['agency', 'stage'] }, 'rows', 'stands more than once'],
    [{ rows: 'agency', record: 'demonstration' }, 'record', 'enter no figure'],
    [{ rows: 'agency', colour: 'blue' }, 'colour', 'There is no such parameter'],
  ])('says what is wrong with %o, and leaves it out', (raw, name, detail) => {
    const { faults, query, rows, cols } = parse(raw)
    expect(faults).toEqual([{ in: 'query', name, detail: expect.stringContaining(detail) as string }])
    expect(query.filters).toEqual({})
    expect({ rows, cols }[name === 'cols' ? 'cols' : 'rows']).toBe(
      ['rows', 'cols'].includes(name) ? undefined : 'agency',
    )
  })
})

describe('toFiguresUrl', () => {
  it('forgets how results are ordered and paged', () => {
    const { query } = parse({ q: 'school', sort: 'oldest', page: '3', 'per-page': '5' })
    expect(toFiguresUrl({ query, rows: undefined, cols: undefined })).toBe('/trends?q=school')
    const nothing = parse({}).query
    expect(toFiguresUrl({ query: nothing, rows: undefined, cols: undefined })).toBe('/trends')
  })
})
