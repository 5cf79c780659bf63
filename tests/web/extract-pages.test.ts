import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { FORMATS } from '../../src/exports/formats.ts'
import { startLibrary, type TestLibrary } from '../library-fixture.ts'
import { readHtml, select, textOf } from './html-page.ts'

let library: TestLibrary
beforeAll(async () => {
  library = await startLibrary()
})
afterAll(() => library.end())

async function textAt(path: string): Promise<string> {
  const response = await library.ask.get(path)
  expect(response.status).toBe(200)
  return textOf(select(readHtml(response.text), 'main')[0]!)
}

const QUERY = 'q=school&agency=police'

describe('/search', () => {
  it('offers an extract of all matches, and none where nothing matches', async () => {
    const { body } = (await library.ask.get(`/api/v1/search?${QUERY}`)) as { body: unknown }
    const { total } = body as { total: number }
    const page = readHtml((await library.ask.get(`/search?${QUERY}&page=1&sort=newest`)).text)
    const link = select(page, 'a').find(one => textOf(one).startsWith('Make an extract'))!
    expect(textOf(link)).toBe(`Make an extract of all ${total} findings`)
    expect(link.attributes['href']).toBe(`/extracts/new?${QUERY}&sort=newest`)
    expect(await textAt('/search?q=zeppelin')).not.toContain('Make an extract')
  })
})

describe('/extracts/new', () => {
  it('says what is asked in a sentence, and the figures with their base', async () => {
    const text = await textAt(`/extracts/new?${QUERY}`)
    expect(text).toContain('Findings that contain “school”, where agency is Police.')
    expect(text).toMatch(/\d+ findings from \d+ of \d+ reviews\./)
  })

  it('leads to a file of every form, and to the receipt', async () => {
    const page = readHtml((await library.ask.get(`/extracts/new?${QUERY}`)).text)
    const hrefs = select(page, 'a').flatMap(({ attributes }) =>
      'download' in attributes ? (attributes['href'] ?? []) : [],
    )
    expect(hrefs).toHaveLength(FORMATS.length + 1)
    for (const href of hrefs) {
      const response = await library.ask.get(href)
      expect(response.status, href).toBe(200)
      expect(response.headers['content-disposition'], href).toMatch(/^attachment; filename=/)
    }
  })

  it('leads from its form to an address that says all that was chosen', async () => {
    const { body } = (await library.ask.get(`/api/v1/search?${QUERY}`)) as { body: unknown }
    const { hits, total } = body as { total: number; hits: Array<{ id: string }> }
    const { id } = hits[0]!
    const fields = {
      query: QUERY,
      title: 'Mine',
      notes: '',
      'leave-out': id,
      [`reason:${id}`]: 'Elsewhere',
      action: 'apply',
    }
    const sent = await library.ask.post('/extracts/new').type('form').send(fields)
    expect(sent.status).toBe(303)
    const text = await textAt(sent.headers['location']!)
    expect(text).toMatch(new RegExp(`${total - 1} findings from .*; 1 left out by hand\\.`))
    expect(text).toContain('Leave items out (1 left out)')
  })

  it('asks why an item is left out, and keeps what was typed', async () => {
    const { body } = (await library.ask.get(`/api/v1/search?${QUERY}`)) as { body: unknown }
    const { id } = (body as { hits: Array<{ id: string }> }).hits[0]!
    const fields = { query: QUERY, title: 'Kept title', 'leave-out': id, action: 'apply' }
    const sent = await library.ask.post('/extracts/new').type('form').send(fields)
    expect(sent.status).toBe(400)
    const page = readHtml(sent.text)
    expect(textOf(select(page, 'main')[0]!)).toContain(`Say why ${id} is left out`)
    expect(sent.text).toContain('value="Kept title"')
  })

  it('saves for somebody with an account, and says to anybody else what it takes', async () => {
    const fields = { query: QUERY, title: 'Saved from the page', action: 'save' }
    const refused = await library.ask.post('/extracts/new').type('form').send(fields)
    expect(refused.status).toBe(401)
    expect(refused.text).toContain('npx lessons users add')
    const account = { name: 'ines', displayName: 'Ines', role: 'reader' as const }
    const app = supertest(createApp({ ...library.services, accountOf: () => account }))
    const saved = await app.post('/extracts/new').type('form').send(fields)
    expect(saved.status).toBe(303)
    const address = saved.headers['location']!
    expect(await textAt(address)).toContain('Saved from the page')
    expect((await app.get('/extracts')).text).toContain(address)
    expect((await app.post(address).type('form').send({})).status).toBe(303)
    expect((await library.ask.get(address)).status).toBe(404)
  })
})

describe('/extracts', () => {
  it('verifies a receipt that is pasted and one that is sent as a file', async () => {
    const receipt = (await library.ask.get(`/api/v1/export.receipt.json?${QUERY}`)).text
    const pasted = await library.ask.post('/extracts').field('receipt', receipt)
    expect(pasted.status).toBe(200)
    expect(pasted.text).toContain('nothing in it has changed since')
    expect(pasted.headers['cache-control']).toBe('no-store')
    const file = await library.ask.post('/extracts').attach('file', Buffer.from(receipt), 'receipt.json')
    expect(file.text).toContain('nothing in it has changed since')
    const tampered = await library.ask
      .post('/extracts')
      .field('receipt', receipt.replace('"Thematic', '"Other'))
    expect(tampered.text).toContain('is not as it was signed')
  })

  it.each([
    ['', 'Paste a receipt, or choose the file that it is in'],
    ['{"receipt"', 'The receipt is not JSON, or is not there as a whole'],
    ['{}', 'The receipt is not in the form of a signed receipt'],
  ])('says what is wrong with %j', async (receipt, message) => {
    const response = await library.ask.post('/extracts').field('receipt', receipt)
    expect(response.status).toBe(400)
    expect(textOf(select(readHtml(response.text), 'main')[0]!)).toContain(message)
  })

  it('answers 415 to what is no form of it', async () => {
    expect((await library.ask.post('/extracts').type('form').send({ receipt: 'x' })).status).toBe(415)
  })
})
