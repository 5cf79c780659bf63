import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLibraryOfAll, type TestLibrary } from '../library-fixture.ts'

let library: TestLibrary
beforeAll(async () => {
  library = await startLibraryOfAll({ indexed: false })
})
afterAll(() => library.end())

const TEXT = 'No case of a vulnerable child is closed until child and carer have been seen and spoken to.'
const LAMING = '2003-london-laming-inquiry/R6'
const FAR =
  'Doctors who suspect that an injury was caused deliberately must write it down, and the child must not be discharged from hospital until a plan for the follow-up is recorded.'
const NOBODY = 'Fit smoke alarms before winter.'

interface Answer {
  among: number
  items: Array<{ id: string; year: number; owner: { value: string }; review: { record: string } }>
  lessAlike: Array<{ id: string }>
}
const post = (body: object) => library.ask.post('/api/v1/asked-before').send(body)
const send = (fields: object) => library.ask.post('/recommendations/asked-before').type('form').send(fields)

describe('POST /api/v1/asked-before', () => {
  it('names the earlier recommendation first, with year, statuses and what both share', async () => {
    const answer = await post({ text: TEXT, to: ['Social services'] })
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store'])
    expect((answer.body as Answer).items[0]).toMatchObject({
      id: LAMING,
      year: 2003,
      owner: { value: 'none-recorded' },
      independent: { value: 'none-recorded' },
      to: ['Social services'],
      shared: { sameBody: true },
    })
  })

  it('lifts what was put to the same body, and leaves nothing out for it', async () => {
    const [alone, lifted] = await Promise.all(
      [[], ['Social services']].map(async to => (await post({ text: TEXT, to, limit: 20 })).body as Answer),
    )
    const score = ({ items }: Answer) => items.find(({ id }) => id === LAMING) as unknown as { score: number }
    expect(score(lifted!).score).toBeGreaterThan(score(alone!).score)
    expect(lifted!.items.map(({ id }) => id)).toEqual(
      expect.arrayContaining(alone!.items.map(({ id }) => id)),
    )
  })

  it('gives the latest word of each side where there is one', async () => {
    const body = (await post({ text: 'See and speak to each home-educated child every year' })).body as Answer
    expect(body.items[0]).toMatchObject({
      id: '2016-pembrokeshire-educated-at-home-unseen/R2',
      owner: { value: 'none-recorded' },
      independent: { by: 'independent', date: '2021-02' },
    })
  })

  it('answers with nothing to what nobody asked, of how many all the same', async () => {
    const { corpus } = library.services.library.snapshot
    const real = corpus.reviews.filter(({ id, withdrawn }) => !withdrawn && !id.includes('demonstration'))
    expect((await post({ text: NOBODY })).body).toEqual({
      among: real.reduce((sum, { recommendations }) => sum + recommendations.length, 0),
      items: [],
      lessAlike: [],
    })
  })

  it('gives what the page gives: the near ones, and apart from them those that are less like it', async () => {
    for (const text of [TEXT, FAR]) {
      const { items, lessAlike } = (await post({ text })).body as Answer
      const page = (await send({ text })).text
      const [near, beside] = page.split('less like it')
      const inOrder = (part: string) =>
        [...part.matchAll(/href="\/reviews\/([\w-]+\/R\d+)"/g)].map(([, id]) => id!)
      expect([...new Set(inOrder(near!))]).toEqual(items.map(({ id }) => id))
      expect([...new Set(inOrder(beside!))]).toEqual(lessAlike.map(({ id }) => id))
      expect(lessAlike.length).toBeGreaterThan(0)
    }
  })

  it('never answers with an invented or a withdrawn record', async () => {
    const { corpus } = library.services.library.snapshot
    const hidden = corpus.reviews.filter(
      ({ id, withdrawn }) => withdrawn !== undefined || id.includes('demonstration'),
    )
    const asked = hidden.flatMap(({ recommendations }) => recommendations)
    expect(asked.length).toBeGreaterThan(0)
    for (const { title, lead } of asked) {
      const body = (await post({ text: `${title} ${lead.text}`, limit: 20 })).body as Answer
      const reviews = body.items.map(({ id }) => id.split('/')[0])
      expect(reviews.filter(id => hidden.some(one => one.id === id))).toEqual([])
    }
  })

  it.each([
    [{}, ['text']],
    [{ text: '  ' }, ['text']],
    [{ text: 'x'.repeat(5001) }, ['text']],
    [{ text: TEXT, agency: ['nobody'], limit: 21 }, ['agency', 'limit']],
    [{ text: TEXT, colour: 'blue' }, ['colour']],
  ])('refuses %j, naming every fault', async (body, names) => {
    const answer = await post(body)
    expect(answer.status).toBe(400)
    expect((answer.body as { errors: Array<{ name: string }> }).errors.map(({ name }) => name)).toEqual(names)
  })

  it('answers POST alone', async () => {
    const { status, headers } = await library.ask.get('/api/v1/asked-before')
    expect([status, headers['allow']]).toEqual([405, 'POST'])
  })
})

describe('/recommendations/asked-before', () => {
  it('shows the line for supports beside what each side says, and keeps what was sent in the form', async () => {
    const { status, text, headers } = await send({ text: TEXT, to: 'Social services' })
    expect([status, headers['cache-control']]).toEqual([200, 'no-store'])
    expect(text).toContain(`<code>supports: [${LAMING}]</code>`)
    expect(text).toContain(`data-copy="supports: [${LAMING}]"`)
    expect(text).toContain('Could you support one of these instead of adding another?')
    expect(text.match(/The addressee says/g)!.length).toBeGreaterThan(0)
    expect(text).toContain(TEXT)
    expect(text).toContain('value="Social services"')
  })

  it('says that there is nothing like it, and that this proves little', async () => {
    const { text } = await send({ text: NOBODY })
    expect(text).toContain('Nothing much like it')
    expect(text).toContain('no proof')
    expect(text).not.toContain('supports: [')
  })

  it('unfolds what is less like it only where nothing is near', async () => {
    const far = await send({ text: FAR })
    expect(far.text).toContain('Nothing much like it')
    expect(far.text).toMatch(
      /<details class="govuk-details" open>\s*<summary[^>]*><span[^>]*>\d+ less like it/,
    )
    const near = await send({ text: TEXT, to: 'Social services' })
    expect(near.text).toMatch(/<details class="govuk-details" >\s*<summary[^>]*><span[^>]*>\d+ less like it/)
  })

  it('says what is wrong and loses nothing', async () => {
    expect((await send({ text: ' ', to: 'Schools' })).text).toMatch(
      /There is a problem[\s\S]*Enter what[\s\S]*value="Schools"/,
    )
    const long = 'child '.repeat(900)
    const { text } = await send({ text: long })
    expect(text).toContain('Shorten your recommendation')
    expect(text).toContain(long)
  })

  it('asks for a published one with its own text, without its own review, later ones set apart', async () => {
    const page = await library.ask.get(`/recommendations/asked-before?like=${LAMING}`)
    expect(page.status).toBe(200)
    expect(page.text).toContain('Close no case until child and carer have been seen and spoken to')
    expect(page.text).not.toContain('supports: [2003-london-laming-inquiry/')
    const [before, later] = page.text.split('Asked again later')
    expect(later).toContain('From reviews published after 2003')
    const years = (part: string) =>
      [...part.matchAll(/Asked in <strong>(\d{4})/g)].map(([, year]) => Number(year))
    expect(years(before!).filter(year => year > 2003)).toEqual([])
    expect(years(later!).filter(year => year <= 2003)).toEqual([])
    expect(years(later!).length).toBeGreaterThan(0)
  })

  it('is not there for what is no recommendation', async () => {
    expect((await library.ask.get('/recommendations/asked-before?like=nowhere/R1')).status).toBe(404)
  })

  it('is reached from a recommendation and from the list of them', async () => {
    const item = await library.ask.get(`/reviews/${LAMING}`)
    expect(item.text).toContain('/recommendations/asked-before?like=2003-london-laming-inquiry%2FR6')
    expect((await library.ask.get('/recommendations')).text).toContain('href="/recommendations/asked-before"')
  })
})
