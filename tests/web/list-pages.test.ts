import { parse } from 'csv-parse/sync'
import excel from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLibraryOfAll, type TestLibrary } from '../library-fixture.ts'
import { linksIn, readHtml, select, textOf, type HtmlElement } from './html-page.ts'

let library: TestLibrary
beforeAll(async () => {
  library = await startLibraryOfAll({ indexed: false })
})
afterAll(() => library.end())

async function open(address: string): Promise<HtmlElement> {
  const response = await library.ask.get(address)
  expect(response.status, address).toBe(200)
  return readHtml(response.text)
}

const hitsOf = (page: HtmlElement) =>
  select(page, 'li.hit').flatMap(hit => select(hit, 'h3').map(heading => linksIn(heading)[0]!.href))
const noticesOf = (page: HtmlElement) => select(page, '.notice').map(textOf)
const next = (page: HtmlElement) =>
  select(page, 'a').find(link => link.attributes['rel'] === 'next')?.attributes['href']

/** Every item of a list of the API. */
async function listed(address: string): Promise<Array<{ url: string; title: string; area: string }>> {
  const response = await library.ask.get(`/api/v1${address}`)
  expect(response.status, address).toBe(200)
  return (response.body as { items: Array<{ url: string; title: string; area: string }> }).items
}

/** All that the list of recommendations holds, page after page. */
async function allRecommendations(query = ''): Promise<string[]> {
  const urls: string[] = []
  for (let page = 1; ; page++) {
    const items = await listed(`/recommendations?per-page=100&page=${page}&${query}`)
    urls.push(...items.map(item => item.url))
    if (items.length < 100) return urls
  }
}

describe('/reviews', () => {
  it('shows every real review once, newest first, and that invented ones stand apart', async () => {
    const page = await open('/reviews')
    expect(hitsOf(page)).toEqual((await listed('/reviews?per-page=100')).map(item => item.url))
    expect(textOf(page)).toContain(
      '1 demonstration record, invented to show what a review can look like, stands apart.',
    )
  })

  it.each(['area', 'title'] as const)('can be ordered by %s', async order => {
    const page = await open(`/reviews?order=${order}`)
    const all = await listed('/reviews?per-page=100')
    expect(hitsOf(page).toSorted()).toEqual(all.map(item => item.url).toSorted())
    const headings = select(select(page, 'main')[0]!, 'h2').map(textOf)
    expect(headings).toEqual(headings.toSorted((a, b) => a.localeCompare(b)))
    if (order === 'title')
      expect(select(page, 'h3').map(textOf)).toEqual(
        all
          .map(item => item.title)
          .toSorted((a, b) => a.charAt(0).localeCompare(b.charAt(0)) || a.localeCompare(b)),
      )
  })

  it.each(['colour', 'constructor', '__proto__', 'area&order=title'])(
    'keeps its order where it is asked for %s',
    async order => {
      const [page, plain] = await Promise.all([open(`/reviews?order=${order}`), open('/reviews')])
      expect(textOf(select(page, 'main')[0]!)).toBe(textOf(select(plain, 'main')[0]!))
    },
  )
})

describe('/recommendations', () => {
  const count = (page: HtmlElement) => Number(/^\d+/.exec(textOf(select(page, '.result-sentence')[0]!))![0])

  it('shows every recommendation of real records once, page by page', async () => {
    const all = await allRecommendations()
    const seen: string[] = []
    for (let address: string | undefined = '/recommendations'; address !== undefined;) {
      const page: HtmlElement = await open(address)
      expect(count(page)).toBe(all.length)
      seen.push(...hitsOf(page))
      address = next(page)
    }
    expect(seen).toEqual(all)
  })

  it.each([
    'strength=stronger',
    'status-owner=open-accepted',
    'status-independent=none-recorded&strength=weaker',
    'addressee=northern',
    'overdue=true',
    'body=UK+Government&to=2003',
    'agency=police&finding=none',
    'recommendation-kind=needs-development&from=2000',
    'review=2004-humberside-and-cambridgeshire-bichard-inquiry',
  ])('narrows as the API does, and keeps the filters from page to page: %s', async query => {
    const expected = await allRecommendations(query)
    expect(expected.length).toBeGreaterThan(0)
    const seen: string[] = []
    for (let address: string | undefined = `/recommendations?${query}`; address !== undefined;) {
      const page: HtmlElement = await open(address)
      expect(noticesOf(page)).toEqual([])
      seen.push(...hitsOf(page))
      address = next(page)
    }
    expect(seen).toEqual(expected)
  })

  it('shows what is chosen in its form', async () => {
    const page = await open('/recommendations?strength=weaker&addressee=police&overdue=true')
    const chosen = select(page, 'option').filter(option => 'selected' in option.attributes)
    expect(chosen.map(option => option.attributes['value'])).toEqual(['true', 'weaker'])
    const inputs = new Map(select(page, 'input').map(({ attributes }) => [attributes['name'], attributes]))
    expect(inputs.get('addressee')).toMatchObject({ value: 'police' })
  })

  it.each([
    ['strength=strong', 'There is no choice strong for strength; it was left aside.'],
    ['overdue=yes', 'There is no choice yes for overdue; it was left aside.'],
    ['strenght=weaker', 'There is no parameter strenght; it was left aside.'],
    ['strength=weaker&strength=stronger', 'The parameter strength stands more than once; it was left aside.'],
    ['constructor=x', 'There is no parameter constructor; it was left aside.'],
  ])('leaves aside what means nothing and says so: %s', async (query, notice) => {
    const [page, plain] = await Promise.all([open(`/recommendations?${query}`), open('/recommendations')])
    expect(noticesOf(page)).toEqual([notice])
    expect(hitsOf(page)).toEqual(hitsOf(plain))
  })

  it('says how many there would be with each choice, and keeps its word', async () => {
    const page = await open('/recommendations?status-owner=open-accepted')
    const options = select(
      select(page, 'select').find(one => one.attributes['name'] === 'strength')!,
      'option',
    )
    const counts = options.slice(1).map(option => Number(/\((\d+)\)$/.exec(textOf(option))![1]))
    expect(counts).toEqual(
      await Promise.all(
        options
          .slice(1)
          .map(
            async option =>
              (await allRecommendations(`status-owner=open-accepted&strength=${option.attributes['value']}`))
                .length,
          ),
      ),
    )
  })

  it('gives all that meet the filters as files, never a page of them', async () => {
    const query = 'status-owner=none-recorded&from=1980'
    const expected = await allRecommendations(query)
    expect(expected.length).toBeGreaterThan(20)
    const links = linksIn(await open(`/recommendations?${query}`)).filter(({ href }) =>
      href.startsWith('/api/v1/recommendations.'),
    )
    expect(links.map(({ text }) => text)).toEqual(['Excel workbook', 'CSV', 'JSON'])
    const json = (await library.ask.get(links[2]!.href)).body as {
      items: Array<{ id: string }>
      figure: string
    }
    expect(json.items.map(({ id }) => `/reviews/${id}`)).toEqual(expected)
    expect(json.figure).toMatch(
      new RegExp(`^${expected.length} of \\d+ recommendations, in \\d+ of \\d+ reviews$`),
    )
    const rows = parse<Record<string, string>>((await library.ask.get(links[1]!.href)).text, {
      columns: true,
      bom: true,
    })
    expect(rows.map(({ id }) => `/reviews/${id}`)).toEqual(expected)
    expect(new Set(rows.map(row => row['status-owner']))).toEqual(new Set(['none-recorded']))
    const workbook = new excel.Workbook()
    const file = await library.ask.get(links[0]!.href).responseType('blob')
    await workbook.xlsx.load(file.body as ArrayBuffer)
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Recommendations', 'About', 'Dictionary'])
    expect(workbook.getWorksheet('Recommendations')!.actualRowCount).toBe(expected.length + 1)
    const about = workbook.getWorksheet('About')!.getColumn(2).values
    expect(about).toEqual(expect.arrayContaining([json.figure, 'none-recorded', 1980]))
  })

  it('gives in its files what either side said, when, and where that stands', async () => {
    const address = '/api/v1/recommendations.csv?review=2004-humberside-and-cambridgeshire-bichard-inquiry'
    const rows = parse<Record<string, string>>((await library.ask.get(address)).text, {
      columns: true,
      bom: true,
    })
    expect(rows[0]).toMatchObject({
      'status-owner': 'closed-done',
      'status-owner-date': '2011-06',
      'status-independent': 'open-unsatisfactory',
      'status-independent-date': '2005-03',
      'status-independent-for': 'Home Office',
      overdue: 'no',
    })
    expect(rows[0]!['status-independent-source']).toMatch(/^Community Care, .+, 2005, https:/)
  })

  it('says where nothing is left, and how to begin again', async () => {
    const page = await open('/recommendations?addressee=nobody+at+all')
    expect(count(page)).toBe(0)
    expect(textOf(page)).toContain('No recommendation meets these filters.')
  })
})

describe('/recommendations/unaddressed', () => {
  it('lists each finding of real records that nothing addresses, with its base and what that means', async () => {
    const { catalogue } = library.services.library.snapshot
    const findings = catalogue.rows.filter(
      row => row.kind === 'finding' && !catalogue.demonstrations.has(row.number),
    )
    const expected = findings.filter(
      row => !row.review.recommendations.some(one => one.addresses.includes(row.item!.id)),
    )
    const seen: string[] = []
    for (let address: string | undefined = '/recommendations/unaddressed'; address !== undefined;) {
      const page: HtmlElement = await open(address)
      expect(textOf(select(page, '.result-sentence')[0]!)).toContain(
        `${expected.length} of ${findings.length} findings`,
      )
      expect(textOf(page)).toContain('Of this record, not of the report.')
      seen.push(...hitsOf(page))
      address = next(page)
    }
    expect(seen).toEqual(expected.map(row => `/reviews/${row.id}`))
    expect(linksIn(await open('/recommendations')).map(({ href }) => href)).toContain(
      '/recommendations/unaddressed',
    )
  })
})

describe('/data and /method', () => {
  it('say what the collection holds, where the description is and under which licence it stands', async () => {
    const page = await open('/data')
    const text = textOf(page)
    expect(text).toContain('It is not a sample of reviews')
    expect(text).toContain('The code is under MIT.')
    expect(linksIn(page).map(link => link.href)).toContain('/api/v1/openapi.json')
    for (const facet of library.services.library.snapshot.taxonomy.facets) expect(text).toContain(facet.key)
  })

  it('lay out the depth scale, the grades and what is expected of a review before anything is judged', async () => {
    const text = textOf(await open('/method'))
    const { depth, qualityMarkers } = library.services.library.snapshot.taxonomy
    for (const level of depth.levels) expect(text).toContain(level.explained)
    for (const marker of qualityMarkers.markers) expect(text).toContain(marker.expectation)
    expect(text).toContain('Grade A')
  })
})

describe('/', () => {
  it('leads to a search, to terms with their counts, and to the newest reviews', async () => {
    const page = await open('/')
    const [form] = select(page, 'form')
    expect(form!.attributes).toMatchObject({ action: '/search', method: 'get' })
    expect(select(form!, 'input').map(input => input.attributes['name'])).toEqual(['q'])
    const newest = (await listed('/reviews?per-page=6')).map(item => item.url)
    expect(
      linksIn(page)
        .map(link => link.href)
        .filter(href => href.startsWith('/reviews/')),
    ).toEqual(newest)
    expect(textOf(page)).toContain('it is not a sample, and counts are not rates')
  })
})
