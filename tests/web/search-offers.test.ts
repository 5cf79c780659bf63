import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLibraryOfAll, type TestLibrary } from '../library-fixture.ts'
import { linksIn, select, textOf, type HtmlElement } from './html-page.ts'
import { readSearchPage, submitted, type SearchPage } from './read-search-page.ts'

let library: TestLibrary
beforeAll(async () => {
  library = await startLibraryOfAll()
})
afterAll(() => library.end())

async function open(address: string): Promise<SearchPage> {
  const response = await library.ask.get(address)
  expect(response.status, address).toBe(200)
  return readSearchPage(response.text)
}

const linksOf = ({ page }: SearchPage, selector: string) =>
  new Map(
    select(page, selector)
      .flatMap(linksIn)
      .map(({ text, href }) => [text, href]),
  )

describe('did you mean', () => {
  it('offers the corrected query with everything else of the search, and never searches for it by itself', async () => {
    const asked = await open('/search?q=polise+zzyzx&nation=england&sort=oldest&kind=recommendation')
    expect(asked.sentence).toContain('with polise, zzyzx')
    expect([...linksOf(asked, '.did-you-mean')]).toEqual([
      ['police zzyzx', '/search?q=police+zzyzx&kind=recommendation&nation=england&sort=oldest'],
    ])
    expect(textOf(select(asked.page, '.did-you-mean')[0]!)).toBe('Did you mean police zzyzx?')
  })

  it('asks nothing where every word is known', async () => {
    for (const address of ['/search', '/search?q=school+police', '/search?q=zzyzx'])
      expect(select((await open(address)).page, '.did-you-mean'), address).toEqual([])
  })
})

describe('a term that the query names', () => {
  it('is offered as a filter in the place of its words', async () => {
    const asked = await open('/search?q=police+visit&nation=england')
    const offers = linksOf(asked, '.filter-offers')
    expect([...offers.keys()]).toEqual(['Filter by Agency: Police instead'])
    const filtered = await open(offers.get('Filter by Agency: Police instead')!)
    expect(filtered.sentence).toContain('with visit.')
    expect([...filtered.chosen.keys()].sort()).toEqual(['Agency: Police', 'Nation: England'])
    expect(filtered.total).toBeGreaterThan(0)
    expect(linksOf(filtered, '.filter-offers').size).toBe(0)
  })

  it('is offered at most three times and not where it is chosen', async () => {
    const many = await open('/search?q=police+neglect+school+England+housing')
    expect(linksOf(many, '.filter-offers').size).toBe(3)
    const chosen = await open('/search?q=police&agency=police')
    expect(linksOf(chosen, '.filter-offers').size).toBe(0)
  })
})

describe('where nothing matches', () => {
  /** What can be let go: its words, its link, and what it is said to give. */
  const advice = ({ page }: SearchPage) =>
    select(page, 'li').flatMap(item => {
      const [, what, count] =
        /^Without (.+): ([\d,]+) (?:finding|recommendation|review)s?$/.exec(textOf(item)) ?? []
      return what === undefined ? [] : [{ what, count: Number(count), href: linksIn(item)[0]!.href }]
    })

  it.each([
    ['/search?q=school&nation=wales&from=1900&to=1910&agency=police', ['Published: from 1900 to 1910']],
    ['/search?nation=wales&agency=police&systems-factor=slip-or-lapse', ['Systems factor: Slip or lapse']],
    ['/search?q=Danielle&nation=wales&from=2020', ['any filter']],
    ['/search?q=Danielle&area=Surrey&area=Orkney', ['Area: Surrey or Orkney']],
    ['/search?q=Danielle&nation=wales&nation=england', ['Nation: Wales or England']],
    ['/search?q=Danielle+zzyzx&nation=scotland', ['“zzyzx”']],
  ])('%s says what could be let go, and what each gives', async (address, expected) => {
    const asked = await open(address)
    expect(asked.total).toBe(0)
    const offers = advice(asked)
    expect(offers.map(({ what }) => what)).toEqual(expect.arrayContaining(expected))
    for (const { href, count } of offers) expect((await open(href)).total, href).toBe(count)
    const counts = offers.map(({ count }) => count)
    expect(counts).toEqual(counts.toSorted((a, b) => b - a))
  })

  it('keeps the other words and filters, and offers no filter that helps nothing', async () => {
    const asked = await open(
      '/search?q=school+zzyzx+"left+school"+-hospital&agency=education&nation=scotland',
    )
    const offers = advice(asked)
    expect(offers.map(({ what }) => what)).toEqual(['“zzyzx”'])
    const without = await open(offers[0]!.href)
    expect(without.sentence).toContain('with school, “left school”, without hospital')
    expect([...without.chosen.keys()]).toEqual([...asked.chosen.keys()])
  })

  it('says nothing of it while something matches', async () => {
    expect(advice(await open('/search?q=school'))).toEqual([])
  })
})

describe('by review', () => {
  interface Group {
    href: string
    count: number
    shown: string[]
    rest: string[]
    element: HtmlElement
  }
  const groupsOf = ({ page }: SearchPage): Group[] =>
    select(page, 'li.group').map(element => ({
      element,
      href: linksIn(select(element, 'h3')[0]!)[0]!.href,
      count: Number(/^\d+/.exec(textOf(select(element, '.group__count')[0]!))![0]),
      shown: select(element, 'h4').map(heading => linksIn(heading)[0]!.href.split('#')[0]!),
      rest: select(element, 'details')
        .flatMap(linksIn)
        .map(({ href }) => href),
    }))

  it('is chosen beside the order, and left again, with everything else as it was', async () => {
    const address = '/search?q=school&agency=education&sort=oldest'
    const plain = await open(address)
    const toGroups = linksOf(plain, '.group-line')
    expect([...toGroups]).toEqual([['By review', `${address}&group=review`]])
    const grouped = await open(toGroups.get('By review')!)
    expect(grouped.total).toBe(plain.total)
    expect([...linksOf(grouped, '.group-line')]).toEqual([['One by one', address]])
    for (const href of [...grouped.sorts.values(), ...grouped.chosen.values(), ...grouped.kinds.values()].map(
      one => (typeof one === 'string' ? one : one.href!),
    ))
      expect(new URLSearchParams(href.split('?')[1]).get('group'), href).toBe('review')
    expect(new URLSearchParams(submitted(grouped.page).split('?')[1]).get('group')).toBe('review')
  })

  it.each(['', '&sort=newest', '&sort=oldest', '&kind=recommendation', '&nation=england&area=Rotherham'])(
    'shows every match once under its review, from page to page: school%s',
    async rest => {
      const address = `/search?q=school${rest}`
      let page = await open(`${address}&group=review&per-page=7`)
      const groups: Group[] = []
      for (;;) {
        groups.push(...groupsOf(page))
        if (page.next === undefined) break
        page = await open(page.next)
      }
      const items = groups.flatMap(({ shown, rest }) => [...shown, ...rest])
      const all: string[] = []
      let plain = await open(`${address}&per-page=100`)
      for (;;) {
        all.push(...plain.hits)
        if (plain.next === undefined) break
        plain = await open(plain.next)
      }
      expect(items.toSorted()).toEqual(all.toSorted())
      expect(new Set(groups.map(({ href }) => href)).size).toBe(groups.length)
      for (const { href, count, shown, rest } of groups) {
        expect(count).toBe(shown.length + rest.length)
        expect(shown.length).toBe(Math.min(3, count))
        for (const item of [...shown, ...rest]) expect(item.startsWith(`${href}/`)).toBe(true)
      }
      const years = groups.map(({ href }) => Number(/^\/reviews\/(\d{4})/.exec(href)![1]))
      const counts = groups.map(({ count }) => count)
      if (rest.includes('newest')) expect(years).toEqual(years.toSorted((a, b) => b - a))
      else if (rest.includes('oldest')) expect(years).toEqual(years.toSorted((a, b) => a - b))
      else expect(counts).toEqual(counts.toSorted((a, b) => b - a))
    },
  )

  it('says how many matches there are, and which reviews are shown', async () => {
    const page = await open('/search?q=school&group=review&per-page=5&page=2')
    expect(page.sentence).toMatch(/^\d+ findings from \d+ reviews with school; reviews 6 to 10 shown\./)
    const far = await open('/search?q=school&group=review&page=99')
    expect(far.notices[0]).toMatch(/There is no page 99; this is the last of \d+\./)
    expect(groupsOf(far).length).toBeGreaterThan(0)
  })

  it('shows why each matched, and whose words those are', async () => {
    const [first] = groupsOf(await open('/search?q=school+moved&group=review&area=Highland'))
    expect(select(first!.element, 'mark').length).toBeGreaterThan(0)
    expect(textOf(first!.element)).toContain('The library’s summary, not the report’s words.')
    expect(textOf(first!.element)).toContain('not yet checked by a person')
  })

  it('is no way to look at reviews themselves', async () => {
    const reviews = await open('/search?q=school&kind=review&group=review')
    expect(reviews.hits.length).toBeGreaterThan(0)
    expect(linksOf(reviews, '.group-line').size).toBe(0)
  })

  it('offers what could be let go where nothing matches', async () => {
    const page = await open('/search?q=Danielle&nation=wales&group=review')
    expect(page.total).toBe(0)
    const [link] = [...linksOf(page, 'section').entries()].filter(([text]) => text.startsWith('Without'))
    expect(link).toEqual(['Without Nation: Wales', '/search?q=Danielle&group=review'])
  })
})

describe('a hit that was found by the name of its review', () => {
  const saidOf = ({ page }: SearchPage) =>
    select(page, 'p.hit__where')
      .map(textOf)
      .filter(text => text.startsWith('Found'))

  it('says so, with the name', async () => {
    const page = await open('/search?q=Danielle')
    expect(saidOf(page)).toContain(
      'Found by the name of its review: Danielle Reid: Independent Review into the Circumstances Surrounding her Death',
    )
    expect(textOf(select(page.page, 'mark')[0]!)).toBe('Danielle')
  })

  it('says also by which of its tags', async () => {
    const said = saidOf(await open('/search?q=Danielle+school'))
    expect(said.some(text => text.startsWith('Found also by the name of its review: Danielle'))).toBe(true)
  })
})
