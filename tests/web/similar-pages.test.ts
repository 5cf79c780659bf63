import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NOT_YET_CHECKED } from '../../src/corpus/provenance.ts'
import { makeFolder, makeReviews, reviewsIn, startLibrary, type TestLibrary } from '../library-fixture.ts'
import { inventedReview } from '../search/invented-review.ts'
import { linksIn, readHtml, select, textOf, type HtmlElement } from './html-page.ts'

const HIGHLAND = '2006-highland-left-school-unseen'
const DEMONSTRATION = '2019-nowhere-demonstration-one'
const TEXT =
  'Nobody checked where the girl had gone after the school was told that the family was moving away.'

let library: TestLibrary
let folder: string
beforeAll(async () => {
  folder = await makeFolder()
  const files = [...(await reviewsIn('reviews')), ...(await reviewsIn('tests/fixtures/reviews'))]
  const another = inventedReview({
    ...{ id: '2018-nowhere-demonstration-two', record: 'demonstration' },
    findings: [
      { title: 'A letter went to an old address', what: 'A letter of the clinic went to an old address.' },
    ],
  })
  const reviews = await makeReviews(folder, files, { '2018-nowhere-demonstration-two.md': another })
  library = await startLibrary({ REVIEWS_DIR: reviews }, { indexed: false })
  expect(await library.services.similar.ready(60_000)).toBe(true)
})
afterAll(async () => {
  await library.end()
  await rm(folder, { recursive: true, force: true })
})

async function similarOn(address: string): Promise<HtmlElement | undefined> {
  const response = await library.ask.get(address)
  expect(response.status, address).toBe(200)
  return select(readHtml(response.text), '#similar')[0]
}

async function send(fields: Record<string, string>) {
  const response = await library.ask.post('/similar').type('form').send(fields)
  return { response, page: readHtml(response.text) }
}

const hits = (element: HtmlElement) => select(element, 'li.hit')
const titles = (element: HtmlElement) => hits(element).map(hit => linksIn(select(hit, 'h3')[0]!)[0]!)

describe('the page of a finding', () => {
  it('shows up to five findings of other reviews, with year, place and grade, and what they share', async () => {
    const section = (await similarOn(`/reviews/${HIGHLAND}/F1`))!
    expect(textOf(select(section, 'h2')[0]!)).toBe('Similar findings from other reviews')
    expect(hits(section)).toHaveLength(5)
    expect(titles(section)[0]!.href).toBe('/reviews/2005-western-isles-shared-but-not-acted-on/F6')
    const first = textOf(hits(section)[0]!)
    for (const said of ['F6 of ', 'Western Isles', 'October 2005', 'Grade B', NOT_YET_CHECKED])
      expect(first).toContain(said)
    expect(first).toMatch(/Both are tagged: .*Boundary gap \(our reading\)/)
    expect(first).toMatch(/Both reviews are tagged: .*Age at incident – 1 to 5/)
    expect(first).toMatch(/Words in both: .*\bmoves\b.*\./)
  })

  it('says out of how many they are chosen, by whom, and that its own review is left out', async () => {
    const { catalogue } = library.services.library.snapshot
    const others = catalogue.rows.filter(
      ({ kind, review, number }) =>
        kind === 'finding' && review.id !== HIGHLAND && !catalogue.demonstrations.has(number),
    )
    const text = textOf((await similarOn(`/reviews/${HIGHLAND}/F1`))!)
    expect(text).toContain(`The nearest of ${others.length} findings, chosen by machine`)
    expect(text).toContain('findings of this review are left out')
    expect(text).toContain('That two are alike does not make them the same')
  })

  it('shows what the API gives, in its order', async () => {
    for (const id of [`${HIGHLAND}/F1`, `${HIGHLAND}/F4`, `${HIGHLAND}/R2`]) {
      const { items } = (await library.ask.get(`/api/v1/similar?to=${id}`)).body as {
        items: Array<{ url: string; title: string }>
      }
      const shown = titles((await similarOn(`/reviews/${id}`))!)
      expect(shown).toEqual(items.map(({ url, title }) => ({ href: url, text: title })))
    }
  })

  it('shows beside an invented finding invented ones alone, each marked', async () => {
    const section = (await similarOn(`/reviews/${DEMONSTRATION}/F1`))!
    expect(titles(section).map(({ href }) => href)).toEqual(['/reviews/2018-nowhere-demonstration-two/F1'])
    expect(textOf(section)).toContain('The nearest of 1 finding,')
    expect(textOf(hits(section)[0]!)).toContain('Demonstration: invented')
  })

  it('says where there is nothing like it', async () => {
    const text = textOf((await similarOn(`/reviews/${DEMONSTRATION}/R1`))!)
    expect(text).toContain('No recommendation of another review is much like this one.')
  })
})

describe('the page of a recommendation', () => {
  it('shows recommendations, whom they were addressed to, and what the findings they address share', async () => {
    const section = (await similarOn(`/reviews/${HIGHLAND}/R2`))!
    expect(textOf(select(section, 'h2')[0]!)).toBe('Similar recommendations from other reviews')
    const first = textOf(hits(section)[0]!)
    expect(first).toMatch(/^See a child within 24 hours of an allegation of abuse/)
    expect(first).toMatch(/ To: \S/)
    expect(textOf(section)).toContain('Both address findings tagged: ')
  })
})

describe('the page of an episode, a whole review or a withdrawn item', () => {
  it.each([`${HIGHLAND}/E1`, HIGHLAND, '2021-elsewhere-every-field/F1'])('compares nothing: %s', async id => {
    expect(await similarOn(`/reviews/${id}`)).toBeUndefined()
  })
})

describe('GET /similar', () => {
  it('is a form that says what becomes of a text, and is found from the foot of every page', async () => {
    const response = await library.ask.get('/similar')
    expect(response.status).toBe(200)
    const page = readHtml(response.text)
    const [form] = select(page, 'form')
    expect(form!.attributes).toMatchObject({ method: 'post', action: '/similar#result' })
    expect(textOf(form!)).toContain('it is not kept, not logged and sent nowhere else')
    expect(select(page, '#result')).toEqual([])
    const home = readHtml((await library.ask.get('/')).text)
    expect(linksIn(select(home, 'footer')[0]!).map(({ href }) => href)).toContain('/similar')
  })
})

describe('POST /similar', () => {
  it('shows the findings nearest to a text, and the text to go on with', async () => {
    const { response, page } = await send({ text: TEXT, kind: 'finding' })
    expect(response.status).toBe(200)
    expect(textOf(select(page, 'title')[0]!)).toMatch(/^Findings like your text – /)
    expect(titles(select(page, '#result')[0]!)[0]!.href).toBe(`/reviews/${HIGHLAND}/F1`)
    expect(textOf(select(page, '#result')[0]!)).toMatch(/The nearest of \d+ findings, chosen by machine/)
    expect(textOf(select(page, 'textarea')[0]!)).toBe(TEXT)
    const [checked] = select(page, 'input').filter(input => 'checked' in input.attributes)
    expect(checked!.attributes['value']).toBe('finding')
  })

  it('shows recommendations where they are chosen', async () => {
    const { page } = await send({ text: TEXT, kind: 'recommendation' })
    expect(titles(select(page, '#result')[0]!).every(({ href }) => /\/R\d+$/.test(href))).toBe(true)
    const [checked] = select(page, 'input').filter(input => 'checked' in input.attributes)
    expect(checked!.attributes['value']).toBe('recommendation')
  })

  it('is for whoever sent it alone, and as closed to other sites as every page', async () => {
    const { response } = await send({ text: TEXT })
    expect(response.headers['cache-control']).toBe('no-store')
    expect(response.headers['set-cookie']).toBeUndefined()
    expect(response.headers['content-security-policy']).toContain("form-action 'self'")
    expect(response.headers['content-security-policy']).toContain("default-src 'none'")
  })

  it('shows markup as it was typed', async () => {
    const { response, page } = await send({ text: '</textarea><script>alert(1)</script> "school" & moved' })
    expect(response.text).not.toContain('<script>alert')
    expect(textOf(select(page, 'textarea')[0]!)).toBe('</textarea><script>alert(1)</script> "school" & moved')
  })

  it.each([{}, { text: '' }, { text: ' \r\n ' }])('asks for a text where there is none: %j', async fields => {
    const { response, page } = await send(fields)
    expect(response.status).toBe(200)
    expect(textOf(select(page, 'title')[0]!)).toMatch(/^Error: Find what is like your text – /)
    const [link] = linksIn(select(page, '.govuk-error-summary')[0]!)
    expect(link).toEqual({ text: 'Enter the text that you want to compare', href: '#text' })
    expect(select(page, 'textarea')[0]!.attributes['aria-describedby']).toBe('text-hint text-error')
    expect(select(page, '#result')).toEqual([])
  })

  it('says where nothing is like the text, with the base', async () => {
    const { page } = await send({ text: 'qqqq wwww' })
    expect(textOf(select(page, '#result')[0]!)).toMatch(/None of \d+ findings is much like your text\./)
  })

  it.each([
    'text=a&text=b',
    'kind=review&text=school',
    'kind=__proto__&text=school',
    '__proto__=x&constructor=y&text=school',
  ])('takes what no form of ours sends for what it can be read as: %s', async body => {
    const response = await library.ask.post('/similar').type('form').send(body)
    expect(response.status).toBe(200)
    const checked = select(readHtml(response.text), 'input').filter(input => 'checked' in input.attributes)
    expect(checked.map(input => input.attributes['value'])).toEqual(['finding'])
  })

  it('says that a text is too long', async () => {
    const { response, page } = await send({ text: 'school moved '.repeat(9_000) })
    expect(response.status).toBe(413)
    expect(textOf(select(page, 'h1')[0]!)).toBe('That is too long')
    expect(textOf(select(page, 'main')[0]!)).toContain('at most 100 kilobytes')
  })

  it('is a page that says so where what was sent cannot be read', async () => {
    const many = Array.from({ length: 200 }, (_, at) => `f${at}=x`).join('&')
    const response = await library.ask.post('/similar').type('form').send(many)
    expect(response.status).toBe(413)
    const other = await library.ask
      .post('/similar')
      .type('application/x-www-form-urlencoded; charset=x-odd')
      .send('a=b')
    expect(other.status).toBe(415)
    expect(textOf(select(readHtml(other.text), 'h1')[0]!)).toBe('This cannot be read')
  })
})

describe('another method', () => {
  it.each(['put', 'patch', 'delete'] as const)('answers 405 on /similar: %s', async method => {
    const response = await library.ask[method]('/similar')
    expect(response.status).toBe(405)
    expect(response.headers['allow']).toBe('GET, HEAD, POST')
    expect(textOf(select(readHtml(response.text), 'h1')[0]!)).toBe('Nothing is sent here')
  })

  it('answers 405 on every other page, POST included', async () => {
    const response = await library.ask.post('/reviews').type('form').send({ text: TEXT })
    expect(response.status).toBe(405)
    expect(response.headers['allow']).toBe('GET, HEAD')
  })
})

describe('while texts are still read', () => {
  it(
    'a finding is shown without waiting long, and a text is kept in its box',
    { timeout: 60_000 },
    async () => {
      const server = await startLibrary({ REVIEWS_DIR: `${folder}/reviews` }, { indexed: false })
      try {
        const { corpus } = server.services.library.snapshot
        const read = corpus.markdown.bind(corpus)
        let goOn = () => {}
        const slow = new Promise<void>(resolve => (goOn = resolve))
        corpus.markdown = async id => {
          await slow
          return read(id)
        }
        const finding = readHtml((await server.ask.get(`/reviews/${HIGHLAND}/F1`)).text)
        expect(textOf(select(finding, 'main')[0]!)).toContain('What happened')
        expect(textOf(select(finding, '#similar')[0]!)).toContain('Load this page again in a moment.')
        const sent = readHtml((await server.ask.post('/similar').type('form').send({ text: TEXT })).text)
        expect(textOf(select(sent, '#result')[0]!)).toContain('please send it again in a moment')
        expect(textOf(select(sent, 'textarea')[0]!)).toBe(TEXT)
        goOn()
        expect(await server.services.similar.ready(30_000)).toBe(true)
        expect((await server.ask.get(`/reviews/${HIGHLAND}/F1`)).text).toContain('The nearest of ')
      } finally {
        await server.end()
      }
    },
  )
})
