import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLibraryOfAll, type TestLibrary } from '../library-fixture.ts'
import { linksIn, readHtml, select, textOf, type HtmlElement } from './html-page.ts'

let library: TestLibrary
beforeAll(async () => {
  library = await startLibraryOfAll()
})
afterAll(() => library.end())

async function open(address: string): Promise<HtmlElement> {
  const response = await library.ask.get(address)
  expect(response.status, address).toBe(200)
  return readHtml(response.text)
}

const cellsOf = (page: HtmlElement) => select(page, 'td').map(textOf)

describe('/trends', () => {
  it('says no count without what it is out of', async () => {
    for (const address of ['/trends', '/trends?kind=review&rows=harm-type', '/trends?q=school&rows=agency']) {
      const page = await open(address)
      const cells = select(page, '.cross-tab__figure').map(textOf)
      expect(cells.length).toBeGreaterThan(5)
      expect(cells.filter(cell => !/^\d+ of \d+$/.test(cell))).toEqual([])
      expect(textOf(page)).toMatch(/from \d+ of \d+ reviews in the library|\d+ of \d+ reviews in the library/)
    }
  })

  it('shows each chart as a picture that is there, with words, table and copies to take away', async () => {
    const page = await open('/trends?q=school')
    const pictures = select(page, 'img')
    expect(pictures.length).toBeGreaterThan(3)
    for (const { attributes } of pictures) {
      expect(attributes['alt']).toMatch(/\S/)
      expect((await library.ask.get(attributes['src']!)).type).toBe('image/svg+xml')
    }
    for (const { attributes } of select(page, 'source'))
      expect((await library.ask.get(attributes['srcset']!)).type).toBe('image/svg+xml')
    const copies = linksIn(page).filter(({ href }) => href.startsWith('/api/v1/'))
    expect(copies.length).toBeGreaterThan(10)
    for (const { href } of copies) expect((await library.ask.get(href)).status, href).toBe(200)
  })

  it('is reached from results with the same words and filters', async () => {
    const address = '/search?q=school&agency=police&sort=oldest&per-page=5'
    const { href } = linksIn(await open(address)).find(({ text }) => text === 'Figures for these results')!
    expect(href).toBe('/trends?q=school&agency=police')
    const { body } = (await library.ask.get('/api/v1/search?q=school&agency=police')) as {
      body: { total: number; reviews: number }
    }
    expect(textOf(await open(href))).toContain(`Counted: ${body.total} of`)
    const invented = await open('/search?record=demonstration')
    expect(linksIn(invented).map(({ text }) => text)).not.toContain('Figures for these results')
  })

  it('keeps filters when something else is chosen, and says what it left out', async () => {
    const page = await open(
      '/trends?agency=police&area=Highland&rows=region&colour=blue&record=demonstration',
    )
    const kept = select(page, 'input').filter(({ attributes }) => attributes['type'] === 'hidden')
    expect(kept.map(({ attributes }) => [attributes['name'], attributes['value']])).toEqual([
      ['agency', 'police'],
      ['area', 'Highland'],
    ])
    const notices = select(page, '.notice').map(textOf).join('\n')
    expect(notices).toContain('Places are not compared')
    expect(notices).toContain('colour: There is no such parameter.')
    expect(notices).toContain('enter no figure')
  })

  it('draws no chart of nations, and says why', async () => {
    const page = await open('/trends?kind=review&rows=nation&cols=published')
    expect(textOf(page)).toContain('No chart is drawn of places')
    expect(select(page, 'img').some(({ attributes }) => attributes['src']!.includes('heat-map'))).toBe(false)
  })

  it('sets national figures beside a term, with source, period and base, or says why not', async () => {
    const text = textOf(await open('/trends?kind=review&family-factor=domestic-abuse'))
    expect(text).toMatch(/In this library, whatever was searched for: \d+ of \d+ reviews coded/)
    expect(text).toContain('55% of 235 SCRs')
    expect(text).toContain('2017 to 2019')
    expect(text).toContain('Not set side by side.')
    expect(textOf(await open('/trends?rows=agency'))).not.toContain('National figures')
  })

  it('says that nothing is counted where nothing matches', async () => {
    const page = await open('/trends?q=zeppelin')
    expect(textOf(page)).toContain('Nothing matches, so there is nothing to count.')
    expect(select(page, 'img')).toEqual([])
  })
})

describe('/trends/silence', () => {
  it('has every topic with the four ways of saying nothing, each out of all reviews', async () => {
    const page = await open('/trends/silence')
    const cells = cellsOf(page)
    expect(cells).toHaveLength(7 * 4)
    expect(new Set(cells.map(cell => / of (\d+)$/.exec(cell)?.[1])).size).toBe(1)
    expect(textOf(page)).toContain('Of this record, not of the report.')
  })

  it('says of a topic which reviews, and how many are assessed', async () => {
    const page = await open('/trends/silence?topic=supervision')
    expect(textOf(page)).toContain('(evidence A) are assessed: 1 of')
    const none = textOf(await open('/trends/silence?topic=supervision&area=Highland'))
    expect(none).toMatch(/None assessed: the one review has a record whose report was not read in full\./)
    const { body } = (await library.ask.get('/api/v1/silence?topic=supervision')) as {
      body: { reviews: Record<string, Array<{ id: string }>> }
    }
    const linked = new Set(linksIn(page).map(({ href }) => href))
    const silent = body.reviews['not-stated']!
    expect(silent.length).toBeGreaterThan(5)
    expect(silent.filter(({ id }) => !linked.has(`/reviews/${id}`))).toEqual([])
  })

  it('says that there is no such topic', async () => {
    expect(textOf(await open('/trends/silence?topic=weather'))).toContain('There is no such topic.')
  })
})
