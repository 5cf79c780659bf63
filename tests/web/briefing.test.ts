import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLibraryOfAll, type TestLibrary } from '../library-fixture.ts'
import { linksIn, readHtml, select, textOf } from './html-page.ts'

const REVIEW = '/reviews/2006-highland-left-school-unseen/briefing'
const TERM = '/taxonomy/practice-theme/babies-and-bruising/briefing'

let library: TestLibrary
beforeAll(async () => {
  library = await startLibraryOfAll({ indexed: false })
})
afterAll(() => library.end())

const read = async (address: string) => readHtml((await library.ask.get(address).expect(200)).text)

/** The form as a browser without scripts sends it. */
async function fieldsOf(address: string): Promise<Record<string, string>> {
  const page = await read(address)
  const boxes = select(page, 'textarea').map(one => [one.attributes['name']!, textOf(one)] as const)
  return { title: 'A sheet', ...Object.fromEntries(boxes) }
}

const send = (address: string, fields: Record<string, string>) =>
  library.ask.post(address).type('form').send(fields)

describe('the page of a briefing', () => {
  it.each([REVIEW, TERM, '/packs/briefing?items=2006-highland-left-school-unseen%2FF1'])(
    'has seven boxes to change, and where each sentence stands, at %s',
    async address => {
      const page = await read(address)
      expect(select(page, 'textarea')).toHaveLength(7)
      const links = select(page, 'details')
        .flatMap(one => linksIn(one))
        .map(({ href }) => href)
      expect(links.length).toBeGreaterThan(5)
      for (const href of new Set(links.map(link => link.split('#')[0]!)))
        await library.ask.get(href).expect(200)
    },
  )

  it('gives the file of each form for what it shows', async () => {
    const fields = await fieldsOf(REVIEW)
    for (const [action, type] of [
      ['docx', /wordprocessingml/],
      ['html', /text\/html/],
      ['md', /text\/markdown/],
    ] as const) {
      const response = await send(REVIEW, { ...fields, action }).expect(200)
      expect(response.headers['content-type']).toMatch(type)
      expect(response.headers['content-disposition']).toMatch(
        new RegExp(`^attachment; filename="?a-sheet-briefing\\.${action}"?$`),
      )
    }
  })

  it('takes what was changed into the file, with the mark that somebody changed it', async () => {
    const fields = await fieldsOf(TERM)
    const own = 'We talk about this in our own team on a day that suits us.'
    const response = await send(TERM, { ...fields, 'box-what-happened': own, action: 'md' }).expect(200)
    expect(response.text).toContain(`${own} \\[edited by whoever made this copy\\]`)
    expect(response.text).toContain('# A sheet')
  })

  it('says what is too long or could identify somebody, keeps what was typed, and gives it all the same when asked', async () => {
    const fields = await fieldsOf(TERM)
    const typed = {
      ...fields,
      'box-background': 'word '.repeat(151).trim(),
      'box-questions': 'Ask Kevin Hargreaves of 12 Acacia Avenue.',
    }
    const refused = await send(TERM, { ...typed, action: 'docx' }).expect(422)
    const page = readHtml(refused.text)
    const said = select(page, '.govuk-error-summary').map(textOf).join(' ')
    expect(said).toContain('151 words')
    expect(said).toContain('Kevin Hargreaves')
    const boxes = new Map(select(page, 'textarea').map(one => [one.attributes['name'], textOf(one).trim()]))
    expect(boxes.get('box-questions')).toBe(typed['box-questions'])
    expect(boxes.get('box-background')).toBe(typed['box-background'])
    await send(TERM, { ...typed, action: 'md', anyway: 'yes' }).expect(200)
  })

  it('says where somebody’s own words name a review in a copy that is to be safe to project', async () => {
    const address = '/packs/briefing?items=2006-highland-left-school-unseen%2FF1'
    const own = { 'box-what-helps': 'We read it with our colleagues in Highland.', action: 'md' }
    const said = await send(`${address}&safe=yes`, { ...(await fieldsOf(`${address}&safe=yes`)), ...own })
    expect(said.status).toBe(422)
    expect(said.text).toContain('this copy is to be safe to project')
    expect((await send(address, { ...(await fieldsOf(address)), ...own })).text).not.toContain(
      'this copy is to be safe to project',
    )
  })

  it('says what in the address is no item or no choice', async () => {
    const page = await read(
      '/packs/briefing?items=nowhere%2FF1&items=2006-highland-left-school-unseen%2FF1&safe=maybe',
    )
    const notices = select(page, '.notice').map(textOf).join(' ')
    expect(notices).toContain('nowhere/F1')
    expect(notices).toContain('safe')
  })

  it('is not there for what is no review, term or pack, and leads to the page of a withdrawn review', async () => {
    for (const address of [
      '/reviews/nothing/briefing',
      '/taxonomy/agency/nothing/briefing',
      '/packs/aaaaaaaaaa/briefing',
    ])
      await library.ask.get(address).expect(404)
    const withdrawn = library.services.library.snapshot.corpus.reviews.find(one => one.withdrawn)!
    const response = await library.ask.get(`/reviews/${withdrawn.id}/briefing`).expect(303)
    expect(response.headers['location']).toBe(`/reviews/${withdrawn.id}`)
  })
})
