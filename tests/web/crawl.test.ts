import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeFolder, makeReviews, reviewsIn, startLibrary, type TestLibrary } from '../library-fixture.ts'
import { crawlSite, idsOn, type Crawl, type CrawledPage } from './crawl-site.ts'
import { elementsIn, readHtml, select, textOf } from './html-page.ts'

let library: TestLibrary
let folder: string
let crawl: Crawl
let pages: Array<CrawledPage & { page: NonNullable<CrawledPage['page']> }>

/** Pages of results lead to one another without end; those of one word, kind or term lead to all others. */
const LEADS_ON = /^\/(?!search\?(?!(q|kind)=[^&]*$)|trends\?|api\/)/

/** Pages that are alike, of which some stand for all: those that are named here are passed by. */
const ALIKE = [
  // Every page of results leads to an extract of its own; those of a kind stand for all.
  /^\/extracts\/new\?(?!kind=[^&]*$)/,
  // Every finding can be coded, and leads to the next; those of a few years stand for all.
  /^\/learn\/code-a-finding\?(?!finding=200[3-6][^&]*$)/,
  // Every term has a line through time; those of causes stand for all, on their first page.
  /^\/taxonomy\/(?!systems-factor\/)[^/]+\/[^/]+\/recurrence/,
  /\/recurrence\?/,
  /^\/api\/v1\/recurrence\/(?!judgement-bias\/).*\.(svg|png|csv)/,
  // Every finding and recommendation leads to a pack that it begins; those of one review stand for all.
  /^\/packs\/new\?items=(?!2006-highland)/,
  // Every review, term and pack can be taught from; those of a few years, of one facet and of one item stand for all.
  /^\/reviews\/(?!200[3-6]).*\/(briefing|slides|facilitator)/,
  /^\/taxonomy\/(?!judgement-bias\/).*\/(briefing|slides|facilitator)/,
  /^\/packs\/(briefing|slides|facilitator)[^?]*\?items=(?!2006-highland[^&]*F1(&|$))/,
  // Every review has a map and a history; those of a few years stand for all.
  /^\/(api\/v1\/)?reviews\/(?!200[3-6]).*\/(accimap(\.svg)?|history)$/,
]

beforeAll(async () => {
  folder = await makeFolder()
  const files = [...(await reviewsIn('reviews')), ...(await reviewsIn('tests/fixtures/reviews'))]
  library = await startLibrary({
    REVIEWS_DIR: await makeReviews(folder, files, { '2018-nowhere-broken.md': 'Not a review.\n' }),
    CONTACT_EMAIL: 'lessons@nowhere.example',
  })
  crawl = await crawlSite(
    library.ask,
    '/',
    address => LEADS_ON.test(address),
    address => !ALIKE.some(alike => alike.test(address)),
  )
  for (const { id } of library.services.library.snapshot.corpus.reviews.filter(isNotListed))
    crawl = join(crawl, await crawlSite(library.ask, `/reviews/${id}`, address => address.includes(id)))
  pages = crawl.pages.filter(page => page.page !== undefined) as typeof pages
}, 180_000)
afterAll(async () => {
  await library.end()
  await rm(folder, { recursive: true, force: true })
})

/** Invented and withdrawn records have an address, and no list leads to them. */
function isNotListed({ id }: { id: string }): boolean {
  return ['2019-nowhere-demonstration-one', '2021-elsewhere-every-field'].includes(id)
}

function join(a: Crawl, b: Crawl): Crawl {
  const known = new Set(a.pages.map(page => page.address))
  return {
    pages: [...a.pages, ...b.pages.filter(page => !known.has(page.address))],
    anchors: [...a.anchors, ...b.anchors],
  }
}

/** What may be projected names no review, in its title neither. */
const IS_SAFE_TO_PROJECT = /\/(slides|facilitator)(\?(?!.*safe=no)|$)|\/briefing\?.*safe=yes/

/** Where something is wrong, said of every page at once. */
function expectOfEvery(wrong: (page: (typeof pages)[number]) => string | undefined): void {
  const found = pages.flatMap(page => {
    const what = wrong(page)
    return what === undefined ? [] : [`${page.address}: ${what}`]
  })
  expect(found).toEqual([])
}

describe('every link from the home page on', () => {
  it('leads to every record, item, facet, term and page there is', () => {
    const reached = new Set(crawl.pages.map(page => page.address))
    const { taxonomy, catalogue } = library.services.library.snapshot
    const wanted = [
      ...['/search', '/taxonomy', '/problems'],
      ...catalogue.rows.map(row => `/reviews/${row.id}`),
      ...taxonomy.facets.flatMap(facet => facet.terms.map(term => `/taxonomy/${facet.key}/${term.id}`)),
    ]
    expect(wanted.filter(address => !reached.has(address))).toEqual([])
    expect(pages.length).toBeGreaterThan(400)
  })

  it('is answered', () => {
    const broken = crawl.pages.filter(page => page.status !== 200)
    expect(broken.map(({ address, status, from }) => ({ address, status, from }))).toEqual([])
  })

  it('points to a place that is on its page', () => {
    const ids = new Map(pages.map(({ address, page }) => [address, new Set(idsOn(page))]))
    expect(crawl.anchors.length).toBeGreaterThan(1000)
    expect(crawl.anchors.filter(({ address, anchor }) => !ids.get(address)?.has(anchor))).toEqual([])
  })
})

describe('every page', () => {
  it('has a language, one main heading, and a title that no other page has', () => {
    const titles = new Map<string, string>()
    expectOfEvery(({ address, page }) => {
      const [html] = select(page, 'html')
      const title = textOf(select(page, 'title')[0]!)
      const path = address.split('?')[0]!
      const isSafe = IS_SAFE_TO_PROJECT.test(address)
      const other = isSafe ? undefined : titles.get(title)
      if (!isSafe) titles.set(title, path)
      if (html?.attributes['lang'] !== 'en-GB') return 'no language'
      if (select(page, 'h1').length !== 1) return `${select(page, 'h1').length} main headings`
      if (textOf(select(page, 'h1')[0]!) === '') return 'an empty main heading'
      if (!/\S(.* – The lessons library)?$/.test(title)) return `title ${title}`
      return other === undefined || other === path ? undefined : `title of ${other}`
    })
  })

  it('has headings that go down one step at a time', () => {
    expectOfEvery(({ page }) => {
      const levels = elementsIn(select(page, 'main')[0]!).flatMap(
        ({ name }) => /^h([1-6])$/.exec(name)?.[1] ?? [],
      )
      const at = levels.findIndex(
        (level, index) => index > 0 && Number(level) > Number(levels[index - 1]) + 1,
      )
      return at < 0 ? undefined : `h${levels[at - 1]} is followed by h${levels[at]}`
    })
  })

  it('has no value that was not filled in', () => {
    expectOfEvery(({ page }) => {
      const written = elementsIn(page)
        .flatMap(element => Object.values(element.attributes))
        .concat(textOf(page))
        .join('\n')
      return /(?<![-\w])(undefined|NaN|null)(?![-\w])|\[object |\{\{|\{%/.exec(written)?.[0]
    })
    expectOfEvery(({ page }) =>
      select(page, 'a').some(link => (link.attributes['href'] ?? '') === '' || textOf(link) === '')
        ? 'a link without an address or without words'
        : undefined,
    )
  })

  it('has each id once', () => {
    expectOfEvery(({ page }) => idsOn(page).find((id, index, all) => all.indexOf(id) !== index))
  })

  it('has no script or style of its own, and nothing from elsewhere', () => {
    expectOfEvery(({ page }) => {
      for (const { name, attributes } of elementsIn(page)) {
        if (name === 'style' || 'style' in attributes) return 'a style'
        if (name === 'script' && !attributes['src']?.startsWith('/assets/')) return 'a script'
        if (Object.keys(attributes).some(attribute => attribute.startsWith('on'))) return 'a handler'
        if (['iframe', 'object', 'embed'].includes(name)) return `<${name}>`
        const picture = attributes['src'] ?? attributes['srcset']
        if (['img', 'source'].includes(name) && !/^\/api\/v1\/(charts|recurrence)\//.test(picture ?? ''))
          return `<${name}>`
        const isFeed =
          attributes['rel'] === 'alternate' && /^\/(search|learn)\.atom/.test(attributes['href'] ?? '')
        if (name === 'link' && !isFeed && !attributes['href']?.startsWith('/assets/'))
          return attributes['href']
        if (/^(javascript|data):/i.test(attributes['href'] ?? '')) return attributes['href']
      }
      return undefined
    })
  })

  it('says at its foot where to find support, under which licence it stands and how to report a problem', () => {
    expectOfEvery(({ page }) => {
      const foot = textOf(select(page, 'footer')[0]!)
      const said = [
        'may distress you',
        'NSPCC',
        '0808 800 5000',
        '999',
        'Childline',
        'NAPAC',
        'Samaritans',
        'CC BY 4.0',
      ]
      const missing = said.find(words => !foot.includes(words))
      if (missing !== undefined) return missing
      return select(page, 'a').some(link =>
        link.attributes['href']?.startsWith('mailto:lessons@nowhere.example?'),
      )
        ? undefined
        : 'no way to report a problem'
    })
  })

  it('begins with a link past the navigation to its main part', () => {
    expectOfEvery(({ page }) => {
      const [first] = select(page, 'a')
      return first?.attributes['href'] === '#main' && select(page, '#main')[0]?.name === 'main'
        ? undefined
        : 'no such link'
    })
  })
})

describe('an address without a page', () => {
  it.each([
    '/nothing',
    '/reviews/2006-highland',
    '/reviews/2006-highland-left-school-unseen/F99',
    '/reviews/2018-nowhere-broken',
    '/taxonomy/colour',
    '/taxonomy/agency/postman',
    '/assets/nothing.css',
    '/assets/..%2f..%2fpackage.json',
    '/__proto__',
  ])('is a page that says so and leads on: %s', async address => {
    const response = await library.ask.get(address)
    expect(response.status).toBe(404)
    expect(response.type).toBe('text/html')
    const page = readHtml(response.text)
    expect(textOf(select(page, 'h1')[0]!)).toBe('Page not found')
    expect(textOf(select(page, 'title')[0]!)).toBe('Page not found – The lessons library')
    expect(select(select(page, 'main')[0]!, 'a').map(link => link.attributes['href'])).toEqual([
      '/search',
      '/taxonomy',
      '/',
    ])
  })

  it('is a page too where it is badly encoded', async () => {
    const response = await library.ask.get('/reviews/%E0%A4%A')
    expect(response.status).toBe(400)
    expect(textOf(select(readHtml(response.text), 'h1')[0]!)).toBe('This address cannot be read')
  })
})

describe('/taxonomy/:facet', () => {
  it('leads to the facet on the page of all', async () => {
    const response = await library.ask.get('/taxonomy/agency')
    expect(response.status).toBe(301)
    expect(response.headers['location']).toBe('/taxonomy#agency')
  })
})
