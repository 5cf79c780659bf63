import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { savedAnswer } from '../../src/api/saved-schemas.ts'
import { MOST_SAVED, openSavedSearches } from '../../src/collections/saved-searches.ts'
import { createApp } from '../../src/app.ts'
import { rootPath } from '../../src/root-path.ts'
import supertest from 'supertest'
import { makeFolder, makeReviews, startLibrary, type TestLibrary } from '../library-fixture.ts'
import { inventedReview } from '../search/invented-review.ts'
import { askAs } from './saved-account.ts'
import { elementsIn, readHtml, select, textOf } from './html-page.ts'

type Answer = z.output<typeof savedAnswer>

let library: TestLibrary
let folder: string
let reviews: string
let anna: ReturnType<typeof askAs>
let ben: ReturnType<typeof askAs>
let came = 0

beforeAll(async () => {
  folder = await makeFolder()
  reviews = await makeReviews(folder, [
    rootPath('reviews', '2006-highland-left-school-unseen.md'),
    rootPath('reviews', '1986-northern-ireland-hughes-inquiry.md'),
  ])
  library = await startLibrary({ REVIEWS_DIR: reviews })
  anna = askAs(library.services, 'anna')
  ben = askAs(library.services, 'ben')
})
afterAll(async () => {
  await library.end()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  const { savedSearches } = library.services
  for (const owner of ['anna', 'ben'])
    for (const { id } of savedSearches!.of(owner)) await savedSearches!.remove(owner, id)
})

/** A review that was published long ago and comes to the library now. */
async function add(what: string, agency = 'education'): Promise<string> {
  const id = `1991-nowhere-came-${'abcdefghijklmnop'[came++]}`
  await writeFile(
    join(reviews, `${id}.md`),
    inventedReview({ id, findings: [{ title: 'A finding', what, agency: [agency] }] }),
  )
  await library.services.library.refresh()
  return id
}

async function save(query: string, title?: string): Promise<Answer> {
  const response = await anna.post('/api/v1/saved').send({ query, ...(title !== undefined && { title }) })
  expect(response.status).toBe(201)
  expect(response.headers['location']).toBe(`/api/v1/saved/${(response.body as Answer).id}`)
  return response.body as Answer
}
const read = async (id: string) => (await anna.get(`/api/v1/saved/${id}`).expect(200)).body as Answer

describe('/saved without an account', () => {
  it('says what it is, how an account is made, and offers the feed instead', async () => {
    const page = readHtml((await library.ask.get('/saved?q=school&agency=education&page=2').expect(200)).text)
    const main = textOf(select(page, 'main')[0]!)
    expect(main).toContain('npx lessons users add')
    expect(main).toContain('Findings with school; Agency: Schools and colleges')
    const links = select(page, 'a').map(link => link.attributes['href'])
    expect(links).toContain('/search.atom?q=school&agency=education')
    expect(select(select(page, 'main')[0]!, 'form')).toEqual([])
  })

  it('says what of an address it cannot read', async () => {
    const { text } = await library.ask.get('/saved?q=school&agency=postman').expect(200)
    expect(textOf(readHtml(text))).toContain('There is no term postman in Agency. It is left out.')
  })

  it('keeps nothing that is sent', async () => {
    const response = await library.ask.post('/saved').type('form').send({ query: 'q=school', title: 'Mine' })
    expect(response.status).toBe(303)
    expect(response.headers['location']).toBe('/saved')
    for (const [method, address] of [
      ['get', '/api/v1/saved'],
      ['get', '/api/v1/saved/abcdefghij'],
      ['delete', '/api/v1/saved/abcdefghij'],
    ] as const) {
      const refused = await library.ask[method](address)
      expect(refused.status).toBe(401)
      expect(refused.type).toBe('application/problem+json')
      expect((refused.body as { detail: string }).detail).toContain('npx lessons users add')
    }
    expect((await library.ask.post('/api/v1/saved').send({ query: 'q=school' })).status).toBe(401)
  })
})

describe('a saved search', () => {
  it('counts what is there as seen, and what comes as new, however long ago it was published', async () => {
    const saved = await save('q=school&sort=oldest&page=3', 'Schools')
    expect(saved).toMatchObject({ title: 'Schools', query: 'q=school', new: 0, items: [] })
    const id = await add('The school was told, and nobody wrote it down.')
    await add('A hospital was told.', 'police')
    const after = await read(saved.id)
    expect(after).toMatchObject({ total: saved.total + 1, new: 1 })
    expect(after.items.map(item => item.id)).toEqual([`${id}/F1`])
    expect(after.items[0]!.why).toEqual([{ label: 'Contains', html: 'school' }])
  })

  it('shows on the page how many are new and why each is there, until it is marked as seen', async () => {
    const { id } = await save('q=school&agency=education')
    const review = await add('The school kept a list.')
    const page = readHtml((await anna.get('/saved').expect(200)).text)
    const section = select(page, `#${id}`)[0]!
    expect(textOf(section)).toContain('1 new since you last marked it as seen')
    expect(textOf(section)).toContain('Why it is here: Contains: school; Agency: Schools and colleges.')
    expect(select(section, 'a').map(link => link.attributes['href'])).toContain(`/reviews/${review}/F1`)
    const upTo = elementsIn(section).find(one => one.attributes['name'] === 'upTo')!.attributes['value']!
    // What comes while somebody reads is not marked with the rest.
    const late = await add('Another school kept a list.')
    await anna.post(`/saved/${id}/seen`).type('form').send({ upTo }).expect(303)
    expect((await read(id)).items.map(item => item.id)).toEqual([`${late}/F1`])
    await anna.post(`/saved/${id}/seen`).type('form').send({ upTo: 'soon' }).expect(303)
    const seen = textOf(select(readHtml((await anna.get('/saved')).text), `#${id}`)[0]!)
    expect(seen).toContain('Nothing new since you last marked it as seen')
  })

  it('cannot be marked as seen up to what has not come yet, nor be unseen', async () => {
    const { id } = await save('q=school')
    const mark = (seenUpTo: string) => anna.patch(`/api/v1/saved/${id}`).send({ seenUpTo }).expect(200)
    await mark('2999-01-01T00:00:00Z')
    await add('A school was told again.')
    expect((await read(id)).new).toBe(1)
    await mark('2999-01-01T00:00:00Z')
    await mark('2001-01-01T00:00:00Z')
    expect((await read(id)).new).toBe(0)
  })

  it('is saved, renamed and deleted by forms', async () => {
    const form = readHtml((await anna.get('/saved?q=school+police').expect(200)).text)
    const fields = elementsIn(select(form, '.saved-asked')[0]!).filter(({ name }) => name === 'input')
    const sent = Object.fromEntries(fields.map(({ attributes: { name, value } }) => [name!, value!]))
    expect(sent).toEqual({ query: 'q=school+police', title: 'Findings with school police' })
    const saved = await anna.post('/saved').type('form').send(sent).expect(303)
    const id = saved.headers['location']!.split('#')[1]!
    await anna.post(`/saved/${id}/rename`).type('form').send({ title: '  <b>Handover</b> ' }).expect(303)
    expect(textOf(select(select(readHtml((await anna.get('/saved')).text), `#${id}`)[0]!, 'h2')[0]!)).toBe(
      '<b>Handover</b>',
    )
    await anna.post(`/saved/${id}/delete`).type('form').send({}).expect(303)
    expect((await anna.get('/saved')).text).not.toContain('Handover')
    await anna.post(`/saved/${id}/delete`).type('form').send({}).expect(404)
    await anna.post(`/saved/${id}/paint`).type('form').send({}).expect(405)
  })

  it('says at the field what is wrong with a title, and keeps the old one', async () => {
    const { id } = await save('q=school', 'Kept')
    for (const [title, message] of [
      ['', 'Enter a title'],
      ['x'.repeat(201), 'Shorten the title to at most 200 characters'],
    ] as const) {
      const answer = await anna.post(`/saved/${id}/rename`).type('form').send({ title })
      expect(answer.status).toBe(422)
      const page = readHtml(answer.text)
      const field = select(page, `#title-${id}`)[0]!
      expect(textOf(select(page, `#${field.attributes['aria-describedby']!}`)[0]!)).toContain(message)
      expect(select(select(page, '.govuk-error-summary')[0]!, 'a')[0]!.attributes['href']).toBe(
        `#title-${id}`,
      )
    }
    expect((await read(id)).title).toBe('Kept')
  })

  it('is nobody else’s', async () => {
    const { id } = await save('q=school', 'Of Anna')
    expect((await ben.get('/saved')).text).not.toContain('Of Anna')
    expect((await ben.get('/api/v1/saved')).body).toMatchObject({ total: 0, items: [] })
    await ben.get(`/api/v1/saved/${id}`).expect(404)
    await ben.patch(`/api/v1/saved/${id}`).send({ title: 'Taken' }).expect(404)
    await ben.delete(`/api/v1/saved/${id}`).expect(404)
    await ben.post(`/saved/${id}/delete`).type('form').send({}).expect(404)
    expect((await read(id)).title).toBe('Of Anna')
    for (const address of ['/saved', '/api/v1/saved'])
      expect((await anna.get(address)).headers['cache-control']).toBe('no-store')
  })

  it('says what of it can no longer be read', async () => {
    const { savedSearches } = library.services
    const { id } = await savedSearches!.add({
      ...{ owner: 'anna', title: 'Old', query: 'q=school&agency=postman' },
      seenUpTo: new Date().toISOString(),
    })
    expect((await read(id)).dropped).toEqual([
      { name: 'agency', detail: expect.stringContaining('There is no term') as string },
    ])
    expect(textOf(readHtml((await anna.get('/saved')).text))).toContain('It is left out.')
  })

  it('is listed with the others, a page at a time', async () => {
    for (const q of ['school', 'police', 'hospital']) await save(`q=${q}`)
    const answer = await anna.get('/api/v1/saved?per-page=2&page=2').expect(200)
    const body = answer.body as { items: Answer[] }
    expect(body).toMatchObject({ total: 3, page: 2, pages: 2, perPage: 2 })
    expect(body.items.map(item => item.query)).toEqual(['q=hospital'])
    await anna.delete(`/api/v1/saved/${body.items[0]!.id}`).expect(204)
    expect((await anna.get('/api/v1/saved')).body).toMatchObject({ total: 2 })
  })

  it('is refused with every fault where it cannot be read', async () => {
    const refused = await anna.post('/api/v1/saved').send({ query: 'agency=postman&colour=blue' })
    expect(refused.status).toBe(400)
    expect(
      (refused.body as { errors: Array<{ detail: string }> }).errors.map(({ detail }) => detail),
    ).toEqual(
      expect.arrayContaining([expect.stringMatching(/^agency: /), expect.stringMatching(/^colour: /)]),
    )
    expect((await anna.post('/api/v1/saved').send({ quary: 'q=a' })).body).toMatchObject({
      errors: [{ name: 'query' }, { name: 'quary', detail: 'There is no such field. Did you mean `query`?' }],
    })
    const put = await anna.put('/api/v1/saved').send({})
    expect([put.status, put.headers['allow']]).toEqual([405, 'GET, HEAD, POST'])
  })

  it('is one of so many', async () => {
    const { savedSearches } = library.services
    const seenUpTo = new Date().toISOString()
    const all = Array.from({ length: MOST_SAVED }, (_, at) => ({
      owner: 'ben',
      title: `${at}`,
      query: '',
      seenUpTo,
    }))
    // At once, as a form that is sent twice: none is lost.
    await Promise.all(all.map(search => savedSearches!.add(search)))
    expect(savedSearches!.of('ben')).toHaveLength(MOST_SAVED)
    const answer = await ben.post('/api/v1/saved').send({ query: 'q=school' })
    expect(answer.status).toBe(422)
    expect((answer.body as { detail: string }).detail).toContain('Delete one first')
    const { id } = savedSearches!.of('ben')[0]!
    await ben.delete(`/api/v1/saved/${id}`).expect(204)
    await ben.post('/api/v1/saved').send({ query: 'q=school' }).expect(201)
  })

  it('is on disk when it is answered for', async () => {
    const { id } = await save('q=school', 'Kept')
    const other = await openSavedSearches(library.services.config.dataDir)
    expect(other.get('anna', id)).toMatchObject({ title: 'Kept', query: 'q=school' })
  })
})

describe('openSavedSearches', () => {
  it('refuses a damaged file and leaves it as it is', async () => {
    const own = await makeFolder()
    try {
      await writeFile(join(own, 'saved-searches.json'), '{"version":1,"searches":[{')
      await expect(openSavedSearches(own)).rejects.toThrow(/Restore it from a backup/)
    } finally {
      await rm(own, { recursive: true, force: true })
    }
  })

  it('takes back what could not be written', async () => {
    const own = await makeFolder()
    try {
      const saved = await openSavedSearches(join(own, 'data'))
      await writeFile(join(own, 'data'), '')
      const search = { owner: 'anna', title: 'T', query: '', seenUpTo: new Date().toISOString() }
      await expect(saved.add(search)).rejects.toThrow()
      expect(saved.of('anna')).toEqual([])
    } finally {
      await rm(own, { recursive: true, force: true })
    }
  })
})

describe('a process that only reads', () => {
  it('saves nothing and says so, and gives the feed that the writer’s would be', async () => {
    const app = createApp({ ...library.services, savedSearches: undefined })
    const reader = supertest(app)
    expect((await reader.get('/api/v1/saved')).status).toBe(403)
    expect((await reader.post('/saved').type('form').send({ query: '' })).status).toBe(403)
    expect((await reader.get('/saved')).text).toContain('Nothing can be saved on this copy of the site')
  })
})
