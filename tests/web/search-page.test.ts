import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { presentRecord } from '../../src/web/presenters/present-review.ts'
import { startLibraryOfAll, type TestLibrary } from '../library-fixture.ts'
import { linksIn, select, textOf } from './html-page.ts'
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

describe('what somebody types', () => {
  it('finds the lesson of the child who left school among the first three', async () => {
    const { hits, sentence, title } = await open('/search?q=school+thought+she+had+moved&agency=education')
    expect(hits.slice(0, 3)).toContain('/reviews/2006-highland-left-school-unseen/F1')
    expect(sentence).toMatch(/^\d+ findings? from \d+ reviews? with school, thought, moved\./)
    expect(sentence).toContain('Left out of the search: she, had.')
    expect(sentence).toMatch(/The library holds \d+ reviews published \d{4} to \d{4}; it is not a sample\.$/)
    expect(title).toBe('Search: school thought she had moved – The lessons library')
  })

  it('stands in the box again, and in the title with the page', async () => {
    const { page, title } = await open('/search?q=%22left+school%22+-hospital')
    const [box] = select(page, 'input').filter(input => input.attributes['id'] === 'q')
    expect(box!.attributes['value']).toBe('"left school" -hospital')
    expect(title).toBe('Search: "left school" -hospital – The lessons library')
    expect((await open('/search?q=child&page=2')).title).toBe('Search: child, page 2 – The lessons library')
  })

  it('never becomes markup', async () => {
    const nasty = `"><script>alert(1)</script><img src=x onerror='alert(2)'>{{ 7 * 7 }}`
    const encoded = encodeURIComponent(nasty)
    for (const address of [
      `/search?q=${encoded}`,
      `/search?q=school&area=${encoded}`,
      `/search?q=school&agency=${encoded}`,
      `/search?q=school&${encoded}=x`,
      `/search?q=${encoded}&area=${encoded}&sort=${encoded}&kind=${encoded}&from=${encoded}&page=${encoded}`,
      `/nothing/${encoded}`,
      `/reviews/${encoded}`,
      `/taxonomy/agency/${encoded}`,
      `/recommendations?addressee=${encoded}`,
    ]) {
      const answer = await library.ask.get(address)
      // Digests in the addresses of assets may hold any figures.
      const text = answer.text.replaceAll(/\?v=[0-9a-f]+/g, '')
      expect(text, address).not.toMatch(/<script>|<img|onerror='|49/)
      expect(text.match(/<script /g), address).toHaveLength(1)
    }
  })

  it('offers the review that it names above the findings', async () => {
    const { page } = await open('/search?q=Danielle+Reid')
    const [named] = select(page, '.named-review')
    expect(linksIn(named!).map(link => link.href)).toEqual(['/reviews/2006-highland-left-school-unseen'])
    expect(select((await open('/search?q=school')).page, '.named-review')).toEqual([])
  })
})

describe('parameters that mean nothing', () => {
  it.each([
    ['agnecy=police', 'There is no such parameter. Did you mean `agency`?'],
    ['utm_source=letter', 'There is no such parameter.'],
    ['agency=polise', 'There is no term `polise` in Agency. Did you mean `police`?'],
    ['recommendation-kind=clear-cut', 'Recommendation kind is not recorded of a finding.'],
    ['sort=best', 'Unexpected `best`, expected one of relevance, newest, oldest.'],
    ['from=2010&to=2000', 'The earliest year, 2010, is later than the latest, 2000.'],
    ['page=x', 'Unexpected `x`, expected a page number.'],
    ['page=1e3', 'Unexpected `1e3`, expected a page number.'],
    ['group=agency', 'Unexpected `agency`, expected review.'],
    ['__proto__=x', 'There is no such parameter.'],
  ])('are left aside and said: %s', async (faulty, notice) => {
    const plain = await open('/search?q=school')
    const { notices, hits, total, chosen } = await open(`/search?q=school&${faulty}`)
    expect(notices).toEqual([`${faulty.split('=')[0]}: ${notice.replaceAll('`', '')} It is left out.`])
    expect({ hits, total, chosen: [...chosen] }).toEqual({ hits: plain.hits, total: plain.total, chosen: [] })
  })

  it('leave the good ones beside them as they are', async () => {
    const { chosen, notices } = await open('/search?agency=polise&agency=police&area=Highland')
    expect([...chosen.keys()]).toEqual(['Agency: Police', 'Area: Highland'])
    expect(notices).toHaveLength(1)
  })
})

describe('filters', () => {
  const ADDRESS =
    '/search?q=child&agency=education&agency=police&nation=scotland&from=2000&to=2020&area=Highland'

  it('can each be taken away, and only that one goes', async () => {
    const { chosen, total } = await open(ADDRESS)
    const names = [...chosen.keys()]
    expect(names.sort()).toEqual(
      [
        'Agency: Police',
        'Agency: Schools and colleges',
        'Area: Highland',
        'Nation: Scotland',
        'Published from: 2000',
        'Published to: 2020',
      ].sort(),
    )
    for (const [name, href] of chosen) {
      const without = await open(href)
      expect([...without.chosen.keys()].sort()).toEqual(names.filter(other => other !== name).sort())
      // A second agency widens, so taking it away may leave fewer.
      if (!name.startsWith('Agency')) expect(without.total).toBeGreaterThanOrEqual(total)
      expect(without.sentence).toContain('with child')
    }
  })

  it('can all be taken away at once, and the words stay', async () => {
    const { clear } = await open(ADDRESS)
    const cleared = await open(clear!)
    expect(cleared.chosen.size).toBe(0)
    expect(cleared.sentence).toContain('with child')
  })

  it('give just as many as they say', async () => {
    const { options } = await open('/search?q=child&nation=england')
    const offered = options.filter(option =>
      ['agency', 'practice-theme', 'systems-factor'].includes(option.name),
    )
    expect(offered.length).toBeGreaterThan(20)
    for (const { name, value, count } of offered) {
      const { total } = await open(`/search?q=child&nation=england&${name}=${value}`)
      expect({ name, value, count }).toEqual({ name, value, count: total })
    }
  })

  it('give just as many as they say for areas', async () => {
    const { options } = await open('/search')
    const areas = options.filter(option => option.name === 'area')
    expect(areas.map(area => area.value)).toEqual(areas.map(area => area.value).toSorted())
    for (const { value, count } of areas)
      expect((await open(`/search?area=${encodeURIComponent(value)}`)).total, value).toBe(count)
  })

  it('stand checked in the panel, which is open, and stay so when the form is sent again', async () => {
    const first = await open(`${ADDRESS}&kind=recommendation&sort=oldest`)
    expect(
      first.options
        .filter(option => option.checked)
        .map(({ name, value }) => `${name}=${value}`)
        .sort(),
    ).toEqual(['agency=education', 'agency=police', 'area=Highland', 'nation=scotland'])
    const again = await open(submitted(first.page))
    expect(again.sentence).toBe(first.sentence)
    expect(again.hits).toEqual(first.hits)
    expect([...again.chosen.keys()].sort()).toEqual([...first.chosen.keys()].sort())
    const other = await open(submitted(first.page, { q: 'police' }))
    expect(other.sentence).toContain('with police')
    expect([...other.chosen.keys()].sort()).toEqual([...first.chosen.keys()].sort())
  })

  it('work from the box of the home page', async () => {
    const home = await library.ask.get('/')
    const { hits } = await open(`/search?q=${encodeURIComponent('school thought she had moved')}`)
    const page = readHtmlForm(home.text)
    expect(page).toEqual({ action: '/search', method: 'get', fields: ['q'] })
    expect(hits.length).toBeGreaterThan(0)
  })

  it('say when invented records are shown', async () => {
    const { notices, hits } = await open('/search?record=demonstration')
    expect(notices).toEqual([
      'Invented records. These demonstration records show what a review can look like. Nothing in them happened.',
    ])
    expect(hits).toEqual([
      '/reviews/2019-nowhere-demonstration-one/F1',
      '/reviews/2019-nowhere-demonstration-one/F2',
    ])
  })
})

function readHtmlForm(html: string) {
  const [, action, method] = /<form action="([^"]*)" method="([^"]*)"/.exec(html)!
  return { action, method, fields: [...html.matchAll(/<input [^>]*name="([^"]*)"/g)].map(([, name]) => name) }
}

describe('kinds', () => {
  it('lead to as many as they say, with the same words and filters', async () => {
    const { kinds } = await open('/search?q=school&agency=education')
    expect([...kinds.keys()]).toEqual(['Findings', 'Recommendations', 'Reviews'])
    for (const [name, { href, count }] of kinds) {
      const page = await open(href!)
      expect({ name, total: page.total }).toEqual({ name, total: count })
      expect(page.sentence).toMatch(new RegExp(`${name.toLowerCase().slice(0, -1)}s? .*with school`))
      expect([...page.chosen.keys()]).toEqual(['Agency: Schools and colleges'])
    }
  })

  it('can each be come to where the words mean one of them, and words typed after that mean their own', async () => {
    const meant = await open('/search?q=recommendations+about+schools')
    expect(meant.sentence).toMatch(/^\d+ recommendations? /)
    const findings = await open(meant.kinds.get('Findings')!.href!)
    expect(findings.sentence).toMatch(/^\d+ findings? /)
    const again = await open(submitted(findings.page, { q: 'recommendations of schools' }))
    expect(again.sentence).toMatch(/^\d+ findings? /)
    expect((await open(submitted(meant.page, { q: 'schools' }))).sentence).toMatch(/^\d+ findings? /)
  })

  it('are no link where a chosen filter is not recorded of them', async () => {
    const { kinds } = await open('/search?kind=recommendation&recommendation-kind=clear-cut')
    expect(kinds.get('Findings')).toEqual({ href: undefined, count: undefined })
    expect(kinds.get('Recommendations')!.count).toBeGreaterThan(0)
  })
})

describe('order and pages', () => {
  const yearsOf = ({ hits }: SearchPage) => hits.map(href => Number(/^\/reviews\/(\d{4})/.exec(href)![1]))

  it('can be changed, and are what they say', async () => {
    const best = await open('/search?q=school&from=2000&to=2009&per-page=100')
    expect(best.total).toBeLessThanOrEqual(100)
    expect([...best.sorts.keys()]).toEqual(['Newest first', 'Oldest first'])
    const newest = await open(best.sorts.get('Newest first')!)
    const oldest = await open(best.sorts.get('Oldest first')!)
    expect(yearsOf(newest)).toEqual(yearsOf(best).toSorted((a, b) => b - a))
    expect(yearsOf(oldest)).toEqual(yearsOf(best).toSorted((a, b) => a - b))
    expect([...newest.sorts.keys()]).toEqual(['Best match', 'Oldest first'])
  })

  it('have no best match where no words were looked for', async () => {
    const { sorts } = await open('/search')
    expect([...sorts.keys()]).toEqual(['Oldest first'])
  })

  it('show every match once, from page to page and back', async () => {
    const seen: string[] = []
    let page = await open('/search?q=child&per-page=7&sort=newest')
    const { total } = page
    expect(page.previous).toBeUndefined()
    expect(page.sentence).toContain('; 1 to 7 shown.')
    for (;;) {
      seen.push(...page.hits)
      if (page.next === undefined) break
      const before = page
      page = await open(page.next)
      expect((await open(page.previous!)).hits).toEqual(before.hits)
    }
    expect(seen).toHaveLength(total)
    expect(new Set(seen).size).toBe(total)
    expect(page.sentence).toContain(` to ${total} shown.`)
  })

  it('go back to the first page when what is shown changes', async () => {
    const { sorts, kinds, chosen } = await open('/search?q=child&agency=police&per-page=5&page=2')
    for (const href of [...sorts.values(), kinds.get('Reviews')!.href!, ...chosen.values()])
      expect(new URLSearchParams(href.split('?')[1]).has('page'), href).toBe(false)
  })

  it('beyond the last are the last, and say so', async () => {
    const { hits, page } = await open('/search?q=child&page=99')
    expect(hits.length).toBeGreaterThan(0)
    expect(textOf(page)).toMatch(/There is no page 99; this is the last of \d+\./)
  })
})

describe('where nothing matches', () => {
  const advice = (page: SearchPage) =>
    new Map(
      select(page.page, 'section')
        .filter(section => textOf(section).startsWith('Nothing matches.'))
        .flatMap(linksIn)
        .map(({ text, href }) => [text, href]),
    )

  it('the other kinds that match are offered with their number', async () => {
    const { ask } = library
    const { hits } = (await ask.get('/api/v1/search?kind=recommendation&q="telephone number"')).body as {
      hits: unknown[]
    }
    expect(hits.length).toBeGreaterThan(0)
    const page = await open('/search?q="telephone+number"&kind=finding')
    expect(page.total).toBe(0)
    const [text, href] = [...advice(page)].find(([name]) => /recommendations?$/.test(name))!
    expect((await open(href)).total).toBe(Number(/^\d+/.exec(text)![0]))
  })

  it('what nearly matches is shown apart, and not counted', async () => {
    const page = await open('/search?q=school+moved+zzyzx')
    expect({ total: page.total, hits: page.hits }).toEqual({ total: 0, hits: [] })
    expect(page.related.length).toBeGreaterThan(0)
    const headings = select(page.page, 'h2').map(textOf)
    expect(headings).toContain('Related, but not a match')
    expect(textOf(page.page)).toContain(
      'These contain some of your words, or are of another kind. They are not counted.',
    )
  })
})

function recordOf(id: string) {
  const { corpus, taxonomy } = library.services.library.snapshot
  return presentRecord(corpus.review(id)!, taxonomy)
}

describe('a hit', () => {
  it('says what it is, of which record, how well supported, whose words, and what it is tagged with', async () => {
    const { page } = await open('/search?q=school+thought+she+had+moved&agency=education')
    const hit = select(page, 'li.hit').find(one => linksIn(one)[0]!.href.includes('2006-highland'))!
    const text = textOf(hit)
    const { title, reviewType } = recordOf('2006-highland-left-school-unseen')
    expect(text).toContain(`F1 of ${title}`)
    expect(text).toMatch(new RegExp(`${reviewType} · Highland · March 2006 · Grade B · D\\d `))
    expect(select(hit, 'mark').length).toBeGreaterThan(0)
    const terms = linksIn(hit).filter(link => link.href.startsWith('/taxonomy/'))
    expect(terms.map(term => term.href)).toContain('/taxonomy/systems-factor/boundary-gap')
    const inferred = select(hit, '.tag--inferred')
    expect(inferred.length).toBeGreaterThan(0)
    for (const tag of inferred) expect(textOf(tag)).toMatch(/\(our reading\)$/)
  })

  it('says of a recommendation whom it asks and what either side has said since', async () => {
    const { page } = await open('/search?kind=recommendation&q=one+telephone+number')
    const hit = select(page, 'li.hit').find(one => linksIn(one)[0]!.href.includes('2006-highland'))!
    expect(textOf(hit)).toContain('To: Highland agencies')
    expect(textOf(hit)).toContain(
      'The addressee says: Open: accepted (March 2006) · Somebody else found: None recorded',
    )
  })

  it('says when its passage is in the words of the library', async () => {
    const { hits } = (await library.ask.get('/api/v1/search?q=school&per-page=100')).body as {
      hits: Array<{ url: string; by: string; section: string }>
    }
    const { page } = await open('/search?q=school&per-page=100')
    for (const { url, by, section } of hits) {
      const hit = select(page, 'li.hit').find(one => linksIn(one)[0]!.href.split('#')[0] === url)!
      const said = textOf(select(hit, '.hit__excerpt')[0]!)
      if (section !== '')
        expect(
          said.startsWith(`${section}${by === 'library' ? ' (written by the library)' : ''}:`),
          said,
        ).toBe(true)
    }
    expect(hits.some(hit => hit.by === 'library')).toBe(true)
  })
})
