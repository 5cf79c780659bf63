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
    expect(chosen.map(option => option.attributes['value'])).toEqual(['weaker'])
    const inputs = new Map(select(page, 'input').map(({ attributes }) => [attributes['name'], attributes]))
    expect(inputs.get('addressee')).toMatchObject({ value: 'police' })
    expect(inputs.get('overdue')).toHaveProperty('checked')
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

  it('says where nothing is left, and how to begin again', async () => {
    const page = await open('/recommendations?addressee=nobody+at+all')
    expect(count(page)).toBe(0)
    expect(textOf(page)).toContain('No recommendation meets these filters.')
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
