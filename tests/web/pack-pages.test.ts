import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rootPath } from '../../src/root-path.ts'
import { makeAccount, signIn } from '../accounts/signed-in.ts'
import { makeFolder, makeReviews, startLibrary, type TestLibrary } from '../library-fixture.ts'
import { linksIn, readHtml, select, textOf, type HtmlElement } from './html-page.ts'
import { askAs } from './saved-account.ts'

const HIGHLAND = '2006-highland-left-school-unseen'
const DEMONSTRATION = '2019-nowhere-demonstration-one'
const WITHDRAWN = '2021-elsewhere-every-field'
const [F1, F2, R1] = ['F1', 'F2', 'R1'].map(item => `${HIGHLAND}/${item}`) as [string, string, string]

let library: TestLibrary
let folder: string
let anna: ReturnType<typeof askAs>

beforeAll(async () => {
  folder = await makeFolder()
  const reviews = await makeReviews(folder, [
    rootPath('reviews', `${HIGHLAND}.md`),
    ...[DEMONSTRATION, WITHDRAWN].map(id => rootPath('tests', 'fixtures', 'reviews', `${id}.md`)),
  ])
  library = await startLibrary({ REVIEWS_DIR: reviews })
  anna = askAs(library.services, 'anna')
}, 60_000)
afterAll(async () => {
  await library.end()
  await rm(folder, { recursive: true, force: true })
})

/** What a form of a page would send, as it was rendered. */
function fieldsOf(page: HtmlElement): URLSearchParams {
  const form = select(page, 'form').at(-1)!
  const fields = new URLSearchParams()
  for (const { attributes } of select(form, 'input')) {
    if (attributes['name']) fields.append(attributes['name'], attributes['value'] ?? '')
  }
  for (const area of select(form, 'textarea')) fields.append(area.attributes['name']!, textOf(area))
  return fields
}

const chosenIn = (page: HtmlElement) => fieldsOf(page).getAll('item')
const mainOf = (html: string) => select(readHtml(html), 'main')[0]!

async function send(
  address: string,
  fields: URLSearchParams,
  action: string,
  who: TestLibrary['ask'] = library.ask,
) {
  const sent = new URLSearchParams(fields)
  sent.append('action', action)
  return who.post(address).type('form').send(sent.toString())
}

describe('"Add to pack"', () => {
  it.each([
    ['a result', '/search?q=school', F1],
    ['a group of results', '/search?q=school&group=review', F1],
    ['a finding', `/reviews/${F1}`, F1],
    ['a recommendation', `/reviews/${R1}`, R1],
    ['a review', `/reviews/${HIGHLAND}`, F2],
    ['the recommendations', '/recommendations', R1],
    ['a term', '/taxonomy/systems-factor/boundary-gap', F1],
  ])('stands at %s as a link that carries it', async (_what, address, id) => {
    const links = linksIn(mainOf((await library.ask.get(address).expect(200)).text))
    const href = `/packs/new?items=${encodeURIComponent(id)}`
    expect(links.filter(link => link.href === href).map(({ text }) => text)[0]).toMatch(/^Add to pack: ./)
  })

  it('stands at no episode and no review', async () => {
    const { text } = await library.ask.get(`/reviews/${HIGHLAND}/E1`).expect(200)
    expect(text).not.toContain('items=')
    expect((await library.ask.get('/search?kind=review')).text).not.toContain('items=')
  })
})

describe('/packs/new', () => {
  it('takes what its address carries, and says what of it is nothing', async () => {
    const items = [
      R1,
      'nowhere/F1',
      `/reviews/${F1}#p-123456`,
      `${HIGHLAND}/E1`,
      DEMONSTRATION,
      `${DEMONSTRATION}/F1`,
    ]
    const query = new URLSearchParams(items.map((id): [string, string] => ['items', id]))
    const main = mainOf((await library.ask.get(`/packs/new?${query.toString()}`).expect(200)).text)
    expect(chosenIn(main)).toEqual([R1, F1, `${DEMONSTRATION}/F1`])
    expect(textOf(main)).toContain(`Left out: nowhere/F1, ${HIGHLAND}/E1, ${DEMONSTRATION}.`)
    expect(textOf(main)).toContain('Demonstration: invented')
  })

  it('marks what was withdrawn and shows no word of it', async () => {
    const { text } = await library.ask.get(`/packs/new?items=${WITHDRAWN}%2FF1`).expect(200)
    const main = textOf(mainOf(text))
    expect(main).toContain('Its record was withdrawn in May 2023')
    expect(chosenIn(mainOf(text))).toEqual([`${WITHDRAWN}/F1`])
  })

  it('is put in order, added to and taken from by buttons, with all that was typed', async () => {
    const start = mainOf((await library.ask.get(`/packs/new?items=${F1}&items=${F2}`)).text)
    const fields = fieldsOf(start)
    fields.set('title', 'A "title" & more')
    fields.set(`note:${F2}`, 'Kept <with> it')
    const up = mainOf((await send('/packs/new', fields, `up:${F2}`)).text)
    expect(chosenIn(up)).toEqual([F2, F1])
    const typed = fieldsOf(up)
    typed.set('add', `https://somewhere.example/reviews/${R1}`)
    const added = mainOf((await send('/packs/new', typed, 'add')).text)
    expect(chosenIn(added)).toEqual([F2, F1, R1])
    expect(fieldsOf(added).get('add')).toBe('')
    const down = mainOf((await send('/packs/new', fieldsOf(added), `down:${F2}`)).text)
    const without = mainOf((await send('/packs/new', fieldsOf(down), `remove:${F1}`)).text)
    expect(chosenIn(without)).toEqual([F2, R1])
    expect(fieldsOf(without).get('title')).toBe('A "title" & more')
    expect(fieldsOf(without).get(`note:${F2}`)).toBe('Kept <with> it')
    const wrong = fieldsOf(without)
    wrong.set('add', 'nonsense')
    const refused = await send('/packs/new', wrong, 'save', anna)
    expect(refused.status).toBe(400)
    expect(select(mainOf(refused.text), '#add-error')).toHaveLength(1)
    expect(fieldsOf(mainOf(refused.text)).get('add')).toBe('nonsense')
  })

  it('asks who is not signed in to sign in, and brings them back to all they had typed', async () => {
    await makeAccount(library.services, 'cara')
    const fields = fieldsOf(mainOf((await library.ask.get(`/packs/new?items=${F1}&items=${R1}`)).text))
    fields.set('title', 'Out of school')
    fields.set('aim', 'To ask & to look')
    fields.set(`note:${R1}`, 'First: this')
    const refused = await send('/packs/new', fields, 'save')
    expect(refused.status).toBe(401)
    const main = mainOf(refused.text)
    expect(textOf(select(main, '.govuk-error-summary')[0]!)).toContain('Sign in to save the pack')
    expect(fieldsOf(main).get(`note:${R1}`)).toBe('First: this')
    const signInHref = linksIn(main).find(({ href }) => href.startsWith('/sign-in?'))!.href
    const back = new URL(signInHref, 'http://here').searchParams.get('return')!
    const { agent } = await signIn(library.services, 'cara')
    const again = mainOf((await agent.get(back).expect(200)).text)
    for (const [name, value] of fields)
      expect([name, fieldsOf(again).get(name)]).toEqual([name, name === 'item' ? F1 : value])

    // What was sent from before the session changes nothing, and comes back with the token.
    const stale = await agent.post('/packs/new').type('form').send(`${fields.toString()}&action=save`)
    expect(stale.status).toBe(403)
    expect(textOf(mainOf(stale.text))).toContain('All you typed is here: save once more.')
    const saved = await agent
      .post('/packs/new')
      .type('form')
      .send(`${fieldsOf(mainOf(stale.text)).toString()}&action=save`)
    expect(saved.status).toBe(303)
    const page = mainOf((await agent.get(saved.headers['location']!).expect(200)).text)
    expect(textOf(select(page, 'h1')[0]!)).toBe('Out of school')
    expect(select(page, '.pack-item').map(item => textOf(select(item, 'h3')[0]!))).toHaveLength(2)
    expect(textOf(page)).toContain('First: this')
    expect(textOf(page)).toContain('Lessons library summary (grade B) of')
  })

  it('carries no more than an address can hold, and says how else to sign in', async () => {
    const fields = new URLSearchParams({ title: 'Long', item: F1, [`note:${F1}`]: 'word '.repeat(110) })
    for (let at = 1; at <= 8; at++) {
      fields.append('item', `${HIGHLAND}/R${at}`)
      fields.append(`note:${HIGHLAND}/R${at}`, 'word '.repeat(110))
    }
    const main = mainOf((await send('/packs/new', fields, 'save')).text)
    expect(linksIn(main).map(({ href }) => href)).toContain('/sign-in')
    expect(textOf(main)).toContain('sign in in a new tab')
    expect(chosenIn(main)).toHaveLength(9)
  })

  it('says at each field what is wrong, and keeps what was typed', async () => {
    const fields = new URLSearchParams({ title: '', item: F1, [`note:${F1}`]: 'For Sarah Jones' })
    const refused = await send('/packs/new', fields, 'save', anna)
    expect(refused.status).toBe(422)
    const main = mainOf(refused.text)
    const summary = linksIn(select(main, '.govuk-error-summary')[0]!).map(({ href }) => href)
    expect(summary).toEqual(['#title', '#note-0'])
    expect(textOf(select(main, '#note-0-error')[0]!)).toContain('“Sarah Jones”')
    expect(fieldsOf(main).get(`note:${F1}`)).toBe('For Sarah Jones')
  })
})

describe('/packs/:id', () => {
  const make = (fields: Record<string, string>) =>
    send('/packs/new', new URLSearchParams({ title: 'Handover', item: F1, ...fields }), 'save', anna)
  const addressOf = async (fields: Record<string, string> = {}) =>
    (await make(fields)).headers['location']!.split('?')[0]!

  it('is open to whoever has the address, who may begin their own, and changed by its owner alone', async () => {
    const address = await addressOf({ [`note:${F1}`]: 'Mine' })
    const visitor = mainOf((await library.ask.get(address).expect(200)).text)
    expect(textOf(visitor)).toContain('Mine')
    expect(linksIn(visitor).map(({ href }) => href)).toContain(`/packs/new?items=${encodeURIComponent(F1)}`)
    expect(select(visitor, 'form')).toEqual([])
    const edit = await library.ask.get(`${address}/edit`)
    expect(edit.headers['location']).toBe(`/sign-in?return=${encodeURIComponent(`${address}/edit`)}`)
    await askAs(library.services, 'ben').get(`${address}/edit`).expect(403)
    const copied = await send(address, new URLSearchParams(), 'copy', askAs(library.services, 'ben'))
    expect(copied.headers['location']).toMatch(/^\/packs\/[a-z2-7]{10}\/edit$/)
    expect(
      (await send(address, new URLSearchParams(), 'delete', askAs(library.services, 'ben'))).status,
    ).toBe(403)
    expect((await send(address, new URLSearchParams(), 'paint', anna)).status).toBe(400)
    expect((await send(address, new URLSearchParams(), 'delete', anna)).status).toBe(303)
    await library.ask.get(address).expect(404)
  })

  it('is not written over by a save that comes too late, which sees the difference and keeps what was typed', async () => {
    const address = await addressOf()
    const first = fieldsOf(mainOf((await anna.get(`${address}/edit`)).text))
    const second = new URLSearchParams(first)
    first.set('title', 'First to save')
    second.set('title', 'Second to save')
    expect((await send(`${address}/edit`, first, 'save', anna)).status).toBe(303)
    const refused = await send(`${address}/edit`, second, 'save', anna)
    expect(refused.status).toBe(409)
    const main = mainOf(refused.text)
    expect(textOf(select(main, 'del')[0]!)).toContain('First')
    expect(textOf(select(main, 'ins')[0]!)).toContain('Second')
    expect(textOf(select(mainOf((await anna.get(address)).text), 'h1')[0]!)).toBe('First to save')
    const again = fieldsOf(main)
    expect(again.get('title')).toBe('Second to save')
    expect((await send(`${address}/edit`, again, 'save', anna)).status).toBe(303)
    expect(textOf(select(mainOf((await anna.get(address)).text), 'h1')[0]!)).toBe('Second to save')
  })

  it('takes more from elsewhere, and marks what is invented', async () => {
    const address = await addressOf()
    const id = address.split('/').at(-1)!
    const more = new URLSearchParams({ item: `${DEMONSTRATION}/F1`, pack: id })
    const into = await send('/packs/new', more, 'into', anna)
    const edit = mainOf((await anna.get(into.headers['location']!).expect(200)).text)
    expect(chosenIn(edit)).toEqual([F1, `${DEMONSTRATION}/F1`])
    await send(`${address}/edit`, fieldsOf(edit), 'save', anna)
    const page = textOf(mainOf((await library.ask.get(address)).text))
    expect(page).toContain('Something in this pack is from a demonstration record')
    expect(page).toContain('Demonstration: invented')
  })

  it('is listed for its owner', async () => {
    await make({ title: 'Listed here' })
    expect((await anna.get('/packs')).text).toContain('Listed here')
    expect((await library.ask.get('/packs')).text).not.toContain('Listed here')
  })
})

describe('titles and notes of saved extracts', () => {
  it('could not identify anybody either', async () => {
    const sent = { query: 'q=school', title: 'For Sarah Jones', notes: 'Born on 3 May 2001' }
    const api = await anna.post('/api/v1/extracts').send(sent).expect(400)
    expect((api.body as { errors: Array<{ name: string }> }).errors.map(({ name }) => name)).toEqual([
      'title',
      'notes',
    ])
    const page = await send('/extracts/new', new URLSearchParams(sent), 'save', anna)
    expect(page.status).toBe(400)
    expect(textOf(select(mainOf(page.text), '.govuk-error-summary')[0]!)).toContain('“Sarah Jones”')
    expect(page.text).toContain('value="For Sarah Jones"')
  })
})
