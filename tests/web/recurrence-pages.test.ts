import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recurrenceAnswer, recurringAnswer } from '../../src/api/recurrence-schemas.ts'
import { rootPath } from '../../src/root-path.ts'
import { expectConforms } from '../api/conforms.ts'
import { makeFolder, makeReviews, startLibrary, type TestLibrary } from '../library-fixture.ts'
import { linksIn, readHtml, select, textOf, type HtmlElement } from './html-page.ts'

/** Real reviews of which one was closed by the Home Office before others found the same again. */
const REAL = [
  '2004-humberside-and-cambridgeshire-bichard-inquiry',
  '2015-rotherham-council-inspection',
  '2006-highland-left-school-unseen',
]
const TERM = '/taxonomy/systems-factor/tools-and-records'

let library: TestLibrary
let folder: string
beforeAll(async () => {
  folder = await makeFolder()
  const files = [
    ...REAL.map(id => rootPath('reviews', `${id}.md`)),
    rootPath('tests/fixtures/reviews/2019-nowhere-demonstration-one.md'),
  ]
  library = await startLibrary({ REVIEWS_DIR: await makeReviews(folder, files) })
})
afterAll(async () => {
  await library.end()
  await rm(folder, { recursive: true, force: true })
})

async function open(address: string): Promise<HtmlElement> {
  const response = await library.ask.get(address)
  expect(response.status, address).toBe(200)
  return readHtml(response.text)
}

const hrefsOn = (page: HtmlElement) => linksIn(page).map(({ href }) => href)

describe('/taxonomy/…/…/recurrence', () => {
  it('has every review of the term in order, with what was found and asked, and its base', async () => {
    const page = await open(`${TERM}/recurrence`)
    const { body } = (await library.ask.get('/api/v1/recurrence/systems-factor/tools-and-records')) as {
      body: { total: number; of: number; reviews: Array<{ year: number; findings: Array<{ url: string }> }> }
    }
    expect(body.total).toBeGreaterThan(1)
    expect(textOf(page)).toContain(`Recorded in findings of ${body.total} of ${body.of} reviews`)
    expect(textOf(page)).toContain('describes the record, not the report or the place')
    const years = select(page, '.through-time__year').map(textOf)
    expect(years).toEqual(body.reviews.map(({ year }) => String(year)))
    const linked = new Set(hrefsOn(page))
    const findings = body.reviews.flatMap(one => one.findings.map(({ url }) => url))
    expect(findings.filter(url => !linked.has(url))).toEqual([])
  })

  it('folds what was asked for away, and says of each review how strong it was and whether more is known', async () => {
    const rows = select(await open(`${TERM}/recurrence`), '.hit')
    const bichard = rows.find(row => textOf(row).includes('Bichard') && select(row, 'details').length > 0)!
    const { recommendations } = library.services.library.snapshot.corpus.review(REAL[0]!)!
    const [folded] = select(bichard, 'details')
    expect(folded!.attributes).not.toHaveProperty('open')
    const shown = select(folded!, '.asked__title').length
    expect(shown).toBeGreaterThan(0)
    const ids = select(folded!, '.asked__title').map(title => textOf(title).split('.')[0])
    const heard = recommendations.filter(({ id, statuses }) => ids.includes(id) && statuses.length > 0)
    expect(heard.length).toBeGreaterThan(0)
    expect(textOf(select(folded!, 'summary')[0]!)).toMatch(
      new RegExp(`^${shown} recommendations?: (\\d+ (stronger|intermediate|weaker)(, )?)+$`),
    )
    expect(textOf(bichard)).toContain(`Something is recorded of what became of ${heard.length} of ${shown}.`)
  })

  it('says what was closed, by which side, and what was found again, and claims no cause', async () => {
    const [closed] = select(await open(`${TERM}/recurrence`), '.closed')
    const text = textOf(closed!)
    expect(text).toContain('closed as “action done” according to the addressee (Home Office), in June 2011')
    expect(text).toContain('Closed, later found again')
    expect(text).toContain('a review of events from 2014 in the same nation (England) records it again.')
    expect(text).toContain('This does not show that the one led to the other.')
  })

  it('says that nothing was found with an agency, and leads back', async () => {
    const page = await open(`${TERM}/recurrence?agency=housing&colour=blue`)
    expect(textOf(page)).toContain('There is no parameter colour')
    const police = await open(`${TERM}/recurrence?agency=police`)
    expect(textOf(police)).toContain('and the agency was coded')
    const [chosen] = select(police, 'option').filter(({ attributes }) => 'selected' in attributes)
    expect(chosen!.attributes['value']).toBe('police')
    const unknown = await open(`${TERM}/recurrence?agency=nobody`)
    expect(textOf(unknown)).toContain('There is no such choice of agency')
  })

  it('shows a picture that is there, with copies to take away', async () => {
    const page = await open(`${TERM}/recurrence`)
    const [picture] = select(page, 'img')
    const svg = await library.ask.get(picture!.attributes['src']!)
    expect([svg.status, svg.type]).toEqual([200, 'image/svg+xml'])
    const copies = hrefsOn(page).filter(href => href.startsWith('/api/v1/recurrence/'))
    expect(copies.length).toBe(4)
    for (const href of copies) expect((await library.ask.get(href)).status, href).toBe(200)
  })

  it('is led to from its term, with stronger examples, and from nothing that reviews alone carry', async () => {
    const page = await open(TERM)
    expect(hrefsOn(page)).toContain(`${TERM}/recurrence`)
    expect(textOf(page)).toContain('Stronger examples')
    expect(hrefsOn(await open('/taxonomy/harm-type/neglect'))).not.toContain(
      '/taxonomy/harm-type/neglect/recurrence',
    )
    expect((await library.ask.get('/taxonomy/harm-type/neglect/recurrence')).status).toBe(404)
  })
})

describe('/trends/recurring', () => {
  it('says each count with its base, and leads to each term', async () => {
    const page = await open('/trends/recurring?facet=practice-theme')
    const rows = select(page, 'tbody').flatMap(body => select(body, 'tr'))
    expect(rows.length).toBeGreaterThan(2)
    for (const row of rows) expect(textOf(select(row, 'td')[0]!)).toMatch(/^\d+ of \d+$/)
    const links = hrefsOn(page).filter(href => href.endsWith('/recurrence'))
    expect(links.length).toBeGreaterThanOrEqual(rows.length)
  })

  it('has the same as CSV', async () => {
    const { text } = await library.ask.get('/api/v1/recurrence.csv?facet=systems-factor')
    const { body } = (await library.ask.get('/api/v1/recurrence?facet=systems-factor')) as {
      body: { terms: Array<{ id: string; reviews: number; notStated: number; of: number }> }
    }
    const lines = text.trim().split('\r\n').slice(1)
    expect(lines.map(line => line.split(',').slice(1, 2).join())).toEqual(body.terms.map(({ id }) => id))
    expect(lines[0]).toContain(`,${body.terms[0]!.reviews},${body.terms[0]!.notStated},${body.terms[0]!.of},`)
  })
})

describe('strength', () => {
  it('is shown of a review as a profile, with the table behind it', async () => {
    const page = await open('/reviews/2004-humberside-and-cambridgeshire-bichard-inquiry')
    const [mix] = select(page, '.strength')
    const { recommendations } = library.services.library.snapshot.corpus.review(
      '2004-humberside-and-cambridgeshire-bichard-inquiry',
    )!
    expect(textOf(mix!)).toContain(`of ${recommendations.length} recommendations. A profile, not a score`)
    const counts = select(mix!, 'td').map(cell => Number(textOf(cell).split(' ')[0]))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(recommendations.length)
  })

  it('is explained, with its source and its limits', async () => {
    const text = textOf(await open('/trends/strength'))
    expect(text).toContain('Strength is not systems change.')
    expect(text).toContain('Wood and')
    expect(text).toContain('Department of Veterans Affairs')
  })
})

describe('GET /api/v1/recurrence', () => {
  it.each([
    ['/systems-factor/tools-and-records'],
    ['/systems-factor/multi-agency-interface?agency=police'],
    ['/practice-theme/sharing-information'],
    ['/judgement-bias/group-consensus'],
  ])('answers %s by its schema, without invented records', async path => {
    const { body } = (await library.ask.get(`/api/v1/recurrence${path}`)) as { body: unknown }
    expectConforms(recurrenceAnswer, body, path)
    expect(JSON.stringify(body)).not.toContain('2019-nowhere')
  })

  it('answers the terms of a facet by their schema', async () => {
    const { body } = (await library.ask.get('/api/v1/recurrence?facet=judgement-bias')) as { body: unknown }
    expectConforms(recurringAnswer, body, '/recurrence')
  })

  it.each([
    ['/systems-factor/nothing', 404, []],
    ['/nothing/supervision-gap', 404, []],
    ['/harm-type/neglect', 400, ['facet']],
    ['/systems-factor/supervision-gap?agency=nobody&colour=blue', 400, ['agency', 'colour']],
    ['/systems-factor/supervision-gap.svg?size=huge', 400, ['size']],
    ['/systems-factor/nothing.png', 404, []],
    ['?facet=agency', 400, ['facet']],
    ['', 400, ['facet']],
    ['.csv?facet=nothing', 400, ['facet']],
  ])('refuses %s with %i and every fault', async (path, status, names) => {
    const response = await library.ask.get(`/api/v1/recurrence${path}`)
    expect(response.status).toBe(status)
    expect(response.type).toBe('application/problem+json')
    const { errors } = response.body as { errors: Array<{ name: string }> }
    expect(errors.map(({ name }) => name).sort()).toEqual(names)
  })
})
