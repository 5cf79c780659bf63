import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../scripts/browser/launch-browser.mjs'
import type { Tag } from '../../src/corpus/review.ts'
import { rootPath } from '../../src/root-path.ts'
import { makeFolder, makeReviews, reviewsIn, startLibrary, type TestLibrary } from '../library-fixture.ts'
import { inventedReview } from '../search/invented-review.ts'

let library: TestLibrary
let folder: string
let reviews: string
let browser: Browser

const SITE = 'https://lessons.test'
const ODD = '2011-nowhere-odd-signs'

beforeAll(async () => {
  folder = await makeFolder()
  const files = [
    rootPath('reviews', '2006-highland-left-school-unseen.md'),
    rootPath('reviews', '1986-northern-ireland-hughes-inquiry.md'),
    ...(await reviewsIn('tests/fixtures/reviews')),
  ]
  reviews = await makeReviews(folder, files, {
    [`${ODD}.md`]: inventedReview({
      id: ODD,
      title: 'Signs & 3 < 4 that ]]> could end a feed',
      findings: [{ title: 'Wombats & 3 < 4 ]]> were seen', what: 'A wombat & 3 < 4 ]]> met the school.' }],
    }),
  })
  library = await startLibrary({ REVIEWS_DIR: reviews, BASE_URL: SITE })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await library?.end()
  await rm(folder, { recursive: true, force: true })
})

interface Entry {
  id: string
  title: string
  updated: string
  link: string
  content: string
}
interface ReadFeed {
  id: string
  title: string
  updated: string
  self: string
  alternate: string
  entries: Entry[]
}

/** Run in the browser, whose reader of XML refuses what is not well formed. */
const READ = `text => {
  const xml = new DOMParser().parseFromString(text, 'application/xml')
  const wrong = xml.querySelector('parsererror')
  if (wrong) throw new Error(wrong.textContent)
  const of = (parent, name) => [...parent.children].find(one => one.localName === name)?.textContent
  const link = rel => xml.querySelector('feed > link[rel=' + rel + ']').getAttribute('href')
  const plain = html => new DOMParser().parseFromString(html, 'text/html').body.textContent
  return {
    ...{ id: of(xml.documentElement, 'id'), title: of(xml.documentElement, 'title') },
    ...{ updated: of(xml.documentElement, 'updated'), self: link('self'), alternate: link('alternate') },
    entries: [...xml.querySelectorAll('feed > entry')].map(entry => ({
      ...{ id: of(entry, 'id'), title: plain(of(entry, 'title')), updated: of(entry, 'updated') },
      ...{ link: entry.querySelector('link').getAttribute('href'), content: plain(of(entry, 'content')) },
    })),
  }
}`

async function feedOf(query: string): Promise<ReadFeed> {
  const response = await library.ask.get(`/search.atom?${query}`).buffer(true).expect(200)
  expect(response.headers['content-type']).toBe('application/atom+xml; charset=utf-8')
  const text = (response.body as Buffer).length ? (response.body as Buffer).toString('utf8') : response.text
  const page = await browser.newPage()
  try {
    return await page.evaluate(`(${READ})(${JSON.stringify(text)})`)
  } finally {
    await page.close()
  }
}

const totalOf = async (query: string) =>
  ((await library.ask.get(`/api/v1/search?${query}`)).body as { total: number }).total

describe('GET /search.atom', () => {
  it('lists every match and nothing else, with its permanent address for an id', async () => {
    const { entries, self, alternate, title } = await feedOf('q=school&agency=education')
    expect(entries).toHaveLength(await totalOf('q=school&agency=education'))
    expect(entries.length).toBeGreaterThan(0)
    const search = (await library.ask.get('/api/v1/search?q=school&agency=education&per-page=100')).body as {
      hits: Array<{ url: string }>
    }
    expect(entries.map(({ id }) => id).sort()).toEqual(search.hits.map(({ url }) => `${SITE}${url}`).sort())
    expect(entries.every(({ id, link }) => id === link)).toBe(true)
    expect(self).toBe(`${SITE}/search.atom?q=school&agency=education`)
    expect(alternate).toBe(`${SITE}/search?q=school&agency=education`)
    expect(title).toBe('Findings with school; Agency: Schools and colleges – The lessons library')
  })

  it('is one feed for every way of looking at the results', async () => {
    const one = await library.ask.get('/search.atom?q=school').buffer(true)
    const other = await library.ask
      .get('/search.atom?sort=oldest&q=school&page=2&per-page=5&group=review')
      .buffer(true)
    expect(other.headers['etag']).toBe(one.headers['etag'])
  })

  it('says of each entry why it is there, who wrote it and how well it is supported', async () => {
    const { entries } = await feedOf('q=school&agency=education&from=2000')
    const entry = entries.find(({ id }) => id.includes('2006-highland-left-school-unseen/F1'))!
    expect(entry.title).toContain('F1 of ')
    expect(entry.content).toContain('Contains: school')
    expect(entry.content).toContain('Agency: Schools and colleges')
    expect(entry.content).toContain('Published: 2006')
    expect(entry.content).toContain('not yet checked by a person')
    expect(entry.content).toContain('The library’s summary, not the report’s words.')
    expect(entry.content).toMatch(/Grade [ABC]: /)
  })

  it('names the tags a match was found by, with the mark of an inferred one', async () => {
    const { taxonomy, catalogue } = library.services.library.snapshot
    const row = catalogue.rows.find(
      ({ kind, tags, number }) =>
        kind === 'finding' &&
        !catalogue.demonstrations.has(number) &&
        (tags['systems-factor'] as readonly Tag[]).some(tag => tag.basis === 'inferred'),
    )!
    const tag = (row.tags['systems-factor'] as readonly Tag[]).find(one => one.basis === 'inferred')!
    const { entries } = await feedOf(`systems-factor=${tag.term}`)
    const entry = entries.find(({ id }) => id === `${SITE}/reviews/${row.id}`)!
    expect(entry.content).toMatch(
      new RegExp(`Systems factor: [^.]*${taxonomy.label('systems-factor', tag.term)} \\([^)]*our reading\\)`),
    )
  })

  it('is well formed whatever records and queries hold', async () => {
    const { entries } = await feedOf('q=wombat')
    expect(entries.map(({ title }) => title)).toEqual([
      'Wombats & 3 < 4 ]]> were seen (F1 of Signs & 3 < 4 that ]]> could end a feed)',
    ])
    expect(entries[0]!.content).toContain('A wombat & 3 < 4 ]]> met the school.')
    const odd = await feedOf(`q=${encodeURIComponent('<b>&"\u0001\u{fffe}]]> \u{1f600}\ud7ff')}%0b`)
    expect(odd.title).toContain('Findings with <b>&"]]> ')
  })

  it('holds no invented record unless it is asked for, and then says so', async () => {
    const { entries } = await feedOf('')
    expect(entries.some(({ id }) => id.includes('demonstration'))).toBe(false)
    const invented = await feedOf('record=demonstration')
    expect(invented.entries.length).toBeGreaterThan(0)
    for (const { title, content } of invented.entries) {
      expect(title).toMatch(/^Invented: /)
      expect(content).toContain('Nothing in it happened.')
    }
  })

  it('holds at most a hundred entries', async () => {
    const added = Array.from({ length: 12 }, (_, at) => `${2001 + at}-elsewhere-many-${'abcdefghijkl'[at]}`)
    for (const id of added)
      await writeFile(
        join(reviews, `${id}.md`),
        inventedReview({
          id,
          findings: Array.from({ length: 9 }, (_, at) => ({
            title: `Quolls ${at}`,
            what: 'A quoll was seen.',
          })),
        }),
      )
    await library.services.library.refresh()
    expect(await totalOf('q=quoll')).toBe(108)
    expect((await feedOf('q=quoll')).entries).toHaveLength(100)
    for (const id of added) await rm(join(reviews, `${id}.md`))
    await library.services.library.refresh()
    expect((await feedOf('q=quoll')).entries).toEqual([])
  })

  it('lists first what came last, whenever its review was published, and keeps the time of what was there', async () => {
    const before = await feedOf('q=school')
    const id = '1999-nowhere-came-late'
    await writeFile(
      join(reviews, `${id}.md`),
      inventedReview({ id, findings: [{ title: 'Late', what: 'The school was told late.' }] }),
    )
    await library.services.library.refresh()
    const after = await feedOf('q=school')
    expect(after.entries[0]!.id).toBe(`${SITE}/reviews/${id}/F1`)
    expect(after.entries[0]!.updated > before.updated).toBe(true)
    expect(after.updated).toBe(after.entries[0]!.updated)
    expect(after.entries.slice(1).map(({ id: own, updated }) => [own, updated])).toEqual(
      before.entries.map(({ id: own, updated }) => [own, updated]),
    )
    // A finding that is added to a review that was here before is new too; one that is put right is not.
    const path = join(reviews, `${ODD}.md`)
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.replace('met the school', 'met a school'))
    await library.services.library.refresh()
    expect((await feedOf('q=school')).entries[0]!.id).toBe(`${SITE}/reviews/${id}/F1`)
  })

  it('is not sent again to who has it', async () => {
    const { headers } = await library.ask.get('/search.atom?q=school').expect(200)
    expect(Date.parse(headers['last-modified']!)).toBeLessThanOrEqual(Date.now())
    await library.ask.get('/search.atom?q=school').set('if-none-match', headers['etag']!).expect(304)
    await library.ask
      .get('/search.atom?q=school')
      .set('if-modified-since', headers['last-modified']!)
      .expect(304)
    await library.ask.get('/search.atom?q=school').set('if-none-match', '"another"').expect(200)
  })

  it('refuses what it cannot read, rather than follow more than was asked for', async () => {
    const response = await library.ask.get('/search.atom?agency=postman&colour=blue')
    expect(response.status).toBe(400)
    expect(response.text).toContain('colour: There is no such parameter.')
    expect(response.text).toContain('agency: There is no term')
  })

  it('is offered by the page of the search, to people and to programs', async () => {
    const { text } = await library.ask.get('/search?q=school&agency=education&page=1&sort=newest')
    const href = '/search.atom?q=school&amp;agency=education'
    expect(text).toMatch(
      new RegExp(
        `<link rel="alternate" type="application/atom\\+xml"[^>]* href="${href.replace('?', '\\?')}">`,
      ),
    )
    expect(text).toContain(`<a class="govuk-link" href="${href}"`)
    expect(text).toContain('href="/saved?q=school&amp;agency=education"')
  })
})
