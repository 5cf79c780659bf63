import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { savedExtractAnswer } from '../../src/api/extract-schemas.ts'
import { createApp } from '../../src/app.ts'
import type { AccountOf } from '../../src/accounts/account-of.ts'
import type { SignedReceipt } from '../../src/exports/receipt.ts'
import { createServices } from '../../src/services.ts'
import { expectConforms } from '../api/conforms.ts'
import { startLibrary, type TestLibrary } from '../library-fixture.ts'

/** Whoever a header names is signed in: who asks is for accounts to find out, and here for the test to say. */
const byHeader: AccountOf = ({ headers }) => {
  const name = headers['x-account']
  return typeof name === 'string'
    ? { name, displayName: name, role: name === 'ada' ? 'administrator' : 'reader' }
    : undefined
}

let library: TestLibrary
let ask: ReturnType<typeof supertest>
beforeAll(async () => {
  library = await startLibrary()
  ask = supertest(createApp({ ...library.services, accountOf: byHeader }))
})
afterAll(() => library.end())

const NEW = { title: 'Police and schools', query: 'q=school&agency=police', notes: 'For the board.' }

async function save(body: object = NEW, account = 'ines') {
  return ask.post('/api/v1/extracts').set('x-account', account).send(body)
}

interface Saved {
  id: string
  url: string
  receipt: SignedReceipt
}

describe('POST /extracts', () => {
  it('asks for an account and says how one is made', async () => {
    const response = await library.ask.post('/api/v1/extracts').send(NEW)
    expect(response.status).toBe(401)
    expect(response.text).toContain('npx lessons users add')
    expect((await library.ask.get('/api/v1/extracts')).status).toBe(401)
  })

  it('saves under an address of its own that anybody may read, receipt before record', async () => {
    const created = await save()
    expect(created.status).toBe(201)
    expectConforms(savedExtractAnswer, created.body, 'POST /extracts')
    const { id, url } = created.body as Saved
    expect(id).toMatch(/^[a-z2-7]{10}$/)
    expect(created.headers['location']).toBe(`/api/v1/extracts/${id}`)
    expect((await library.ask.get(`/api/v1/extracts/${id}`)).body).toEqual(created.body)
    expect((await library.ask.get(`/api/v1/extracts/${id}/verify`)).body).toMatchObject({ status: 'current' })
    const page = await library.ask.get(url)
    expect(page.status).toBe(200)
    expect(page.text).toContain('Findings that contain “school”, where agency is Police')
    for (const [form, start] of [
      ['bib', '@misc{'],
      ['ris', 'TY  - '],
    ] as const) {
      expect(page.text).toContain(`href="/api/v1/extracts/${id}.${form}"`)
      const reference = await library.ask.get(`/api/v1/extracts/${id}.${form}`).buffer(true)
      expect(reference.text).toContain(start)
      expect(reference.text).toContain(`/extracts/${id}`)
      expect(reference.text).toContain('Police and schools')
    }
    expect((await library.ask.get('/api/v1/extracts/aaaaaaaaaa.bib')).status).toBe(404)
    expect(page.text).toContain('nothing in it has changed since')
    const file = await stat(join(library.services.config.dataDir, 'extracts', `${id}.json`))
    expect(file.mode & 0o777).toBe(0o600)
  })

  it('keeps every one of many that are saved at once', async () => {
    const before = (await library.services.extracts.saved.listOf('many')).length
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, at) => save({ ...NEW, title: `No ${at}` }, 'many')),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201))
    expect((await library.services.extracts.saved.listOf('many')).length).toBe(before + 8)
  })

  it('says all that is wrong, and saves nothing', async () => {
    const faulty = { title: '', query: 'agency=polise', leaveOut: 'x', colour: 'blue' }
    const first = await save(faulty, 'faulty')
    expect(first.status).toBe(400)
    const names = (JSON.parse(first.text) as { errors: Array<{ name: string }> }).errors.map(
      ({ name }) => name,
    )
    expect(names.sort()).toEqual(['colour', 'leaveOut', 'title'])
    const query = await save({ title: 'A title', query: 'agency=polise' }, 'faulty')
    expect(query.status).toBe(400)
    expect(query.text).toContain('There is no term `polise` in Agency')
    const left = await save({ ...NEW, leaveOut: [{ id: 'nowhere/F1', reason: 'why' }] }, 'faulty')
    expect(left.text).toContain('Not among the matches')
    expect(await library.services.extracts.saved.listOf('faulty')).toEqual([])
  })
})

describe('GET /extracts and DELETE /extracts/:id', () => {
  it('list what is one’s own, newest first, and take away only that', async () => {
    await save({ ...NEW, title: 'First' }, 'omar')
    const { id } = (await save({ ...NEW, title: 'Second' }, 'omar')).body as Saved
    const list = await ask.get('/api/v1/extracts').set('x-account', 'omar')
    expect(list.body).toMatchObject({ total: 2, items: [{ title: 'Second' }, { title: 'First' }] })
    const remove = (account: string) => ask.delete(`/api/v1/extracts/${id}`).set('x-account', account)
    expect((await ask.delete(`/api/v1/extracts/${id}`)).status).toBe(401)
    expect((await remove('ines')).status).toBe(403)
    expect((await remove('omar')).status).toBe(204)
    expect((await remove('omar')).status).toBe(404)
    expect((await library.ask.get(`/extracts/${id}`)).status).toBe(404)
    const files = await readdir(join(library.services.config.dataDir, 'extracts'))
    expect(files).not.toContain(`${id}.json`)
  })

  it('lets an administrator take away what belongs to another', async () => {
    const { id } = (await save()).body as Saved
    expect((await ask.delete(`/api/v1/extracts/${id}`).set('x-account', 'ada')).status).toBe(204)
  })
})

describe('a saved extract', () => {
  it('can be had as a file made afresh, and its own receipt as it was', async () => {
    const { id, receipt } = (await save()).body as Saved
    const csv = await library.ask.get(`/api/v1/extracts/${id}/export.csv`)
    expect(csv.status).toBe(200)
    expect(csv.text).toContain(receipt.receipt.items[0]!.id)
    expect((await library.ask.get(`/api/v1/extracts/${id}/receipt.json`)).body).toEqual(receipt)
    expect((await library.ask.get(`/api/v1/extracts/${id}/export.doc`)).status).toBe(404)
  })
})

describe('a process that only reads', () => {
  it('answers a save with 403, and makes and verifies receipts with the key of the writer', async () => {
    const reader = await createServices({ ...library.services.config, readOnly: true }, 'test')
    try {
      await reader.library.sync()
      const app = supertest(createApp({ ...reader, accountOf: byHeader }))
      const refused = await app.post('/api/v1/extracts').set('x-account', 'ines').send(NEW)
      expect(refused.status).toBe(403)
      const { id, receipt } = (await save()).body as Saved
      expect((await app.get(`/api/v1/extracts/${id}`)).status).toBe(200)
      expect((await app.post('/api/v1/verify').send(receipt)).body).toMatchObject({
        status: 'current',
        signature: { ours: true },
      })
      const own = (await app.get('/api/v1/export.receipt.json?agency=police')).body as SignedReceipt
      expect((await library.ask.post('/api/v1/verify').send(own)).body).toMatchObject({ status: 'current' })
    } finally {
      await reader.stop()
    }
  })

  it('says that receipts cannot be signed yet where no writer made the key', async () => {
    const dataDir = join(library.services.config.dataDir, 'nobody-was-here')
    const reader = await createServices({ ...library.services.config, dataDir, readOnly: true }, 'test')
    try {
      const response = await supertest(createApp(reader)).get('/api/v1/export.receipt.json?agency=police')
      expect(response.status).toBe(503)
      expect(response.text).toContain('Receipts cannot be signed yet')
    } finally {
      await reader.stop()
    }
  })
})
