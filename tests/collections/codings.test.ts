import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codingAnswer, codingList } from '../../src/api/coding-schemas.ts'
import { createApp } from '../../src/app.ts'
import { Codings } from '../../src/collections/codings.ts'
import { rootPath } from '../../src/root-path.ts'
import { expectConforms } from '../api/conforms.ts'
import { makeFolder, makeReviews, startLibrary, type TestLibrary } from '../library-fixture.ts'
import { signedInApp } from '../web/saved-account.ts'

const REVIEW = '2006-highland-left-school-unseen'
const FINDING = `${REVIEW}/F1`
const VALUES = { 'learning-pattern': ['longer-term-work'], 'practice-theme': ['sharing-information'] }

let library: TestLibrary
let folder: string
let ask: ReturnType<typeof supertest>
beforeAll(async () => {
  folder = await makeFolder()
  const reviews = await makeReviews(folder, [rootPath('reviews', `${REVIEW}.md`)])
  library = await startLibrary({ REVIEWS_DIR: reviews }, { indexed: false })
  ask = supertest(signedInApp(library.services))
})
afterAll(async () => {
  await library.end()
  await rm(folder, { recursive: true, force: true })
})

const create = (body: object, account = 'ines') =>
  ask.post('/api/v1/codings').set('x-account', account).send(body)
const get = (path: string, account = 'ines') => ask.get(`/api/v1/codings${path}`).set('x-account', account)

interface Answer {
  id: string
  digest: string
  made: string
  changed: string
  comparison: {
    note: string
    textChanged: boolean
    facets: Array<{ facet: string; both: string[]; onlyRecord: string[]; agreement: number }>
    others: { people: number; machines: number; facets: Array<{ facet: string; coders: number }> }
  }
}

describe('the API of codings', () => {
  it('asks for an account and says how one is made; a copy that only reads keeps nothing', async () => {
    for (const response of [
      await library.ask.get('/api/v1/codings'),
      await library.ask.post('/api/v1/codings').send({ finding: FINDING, values: VALUES }),
    ]) {
      expect(response.status).toBe(401)
      expect(response.text).toContain('npx lessons users add')
    }
    const { dataDir } = library.services.config
    const reading = createApp({ ...library.services, codings: new Codings({ dataDir, readOnly: true }) })
    expect((await supertest(reading).get('/api/v1/codings')).status).toBe(403)
  })

  it('says every fault at once, and keeps nothing then', async () => {
    const response = await create({
      finding: 'nowhere/F1',
      values: { 'learning-pattern': ['no-such'] },
      colour: 1,
    })
    expect(response.status).toBe(400)
    const refused = await create({ finding: 'nowhere/F1', values: { 'learning-pattern': ['no-such'] } })
    expect((refused.body as { errors: unknown[] }).errors).toEqual([
      { in: 'body', name: 'finding', detail: 'There is no finding `nowhere/F1`.' },
      { in: 'body', name: 'values', detail: 'There is no term `no-such` in Learning pattern to code by.' },
    ])
    expect((await create({ finding: FINDING, values: VALUES, digest: '0'.repeat(64) })).status).toBe(409)
    expect((await get('')).body).toMatchObject({ total: 0 })
  })

  it('creates, lists, reads, changes and deletes, for whoever made it alone', async () => {
    const created = await create({ finding: FINDING, values: VALUES })
    expect(created.status).toBe(201)
    expectConforms(codingAnswer, created.body, 'POST /codings')
    const coding = created.body as Answer
    expect(created.headers['location']).toBe(`/api/v1/codings/${coding.id}`)
    expect(created.headers['cache-control']).toBe('no-store')
    expect(coding.comparison.note).toBe(
      'The record was tagged by machine; it is not the right answer but one coder’s.',
    )
    expect(coding.comparison.facets).toContainEqual({
      facet: 'learning-pattern',
      both: ['longer-term-work'],
      onlyYou: [],
      onlyRecord: [],
      agreement: 1,
    })

    const again = await create({ finding: FINDING, values: VALUES })
    expect(again.status).toBe(409)
    expect(again.text).toContain(coding.id)

    const list = await get('')
    expectConforms(codingList, list.body, 'GET /codings')
    expect(list.body).toMatchObject({
      total: 1,
      items: [{ id: coding.id, finding: FINDING, values: VALUES }],
    })
    expect((await get('', 'omar')).body).toMatchObject({ total: 0 })

    const path = `/api/v1/codings/${coding.id}`
    const changed = await ask
      .patch(path)
      .set('x-account', 'ines')
      .send({ values: { 'learning-pattern': ['tool-use'] } })
    expect(changed.status).toBe(200)
    expectConforms(codingAnswer, changed.body, 'PATCH /codings')
    expect(changed.body).toMatchObject({ made: coding.made, values: { 'learning-pattern': ['tool-use'] } })
    expect((await get(`/${coding.id}`)).body).toEqual(changed.body)

    for (const other of [
      await get(`/${coding.id}`, 'omar'),
      await ask.patch(path).set('x-account', 'omar').send({ values: VALUES }),
      await ask.delete(path).set('x-account', 'omar'),
    ])
      expect(other.status).toBe(404)

    expect((await ask.delete(path).set('x-account', 'ines')).status).toBe(204)
    expect((await get(`/${coding.id}`)).status).toBe(404)
    expect(await readdir(join(library.services.config.dataDir, 'codings'))).toEqual([])
  })

  it('gives what others chose as counts, people and machines apart, and names nobody', async () => {
    const mine = await create({ finding: FINDING, values: VALUES }, 'ann-secret')
    await create({ finding: FINDING, values: { 'learning-pattern': ['longer-term-work'] } }, 'bob-secret')
    const machine = { finding: FINDING, values: { 'learning-pattern': ['tool-use'] }, reader: 'machine' }
    const theirs = await create(machine, 'machine-secret')
    const read = await get(`/${(mine.body as Answer).id}`, 'ann-secret')
    expect((read.body as Answer).comparison.others).toMatchObject({
      ...{ people: 1, machines: 1, ofEarlierWords: 0 },
      facets: expect.arrayContaining([
        {
          ...{ facet: 'learning-pattern', coders: 2, agreement: 0.5 },
          terms: [
            { term: 'longer-term-work', times: 1 },
            { term: 'tool-use', times: 1 },
          ],
        },
        { facet: 'practice-theme', coders: 0, agreement: null, terms: [] },
      ]) as unknown,
    })
    expect(read.text).not.toContain('secret')
    expect(read.text).not.toContain((theirs.body as Answer).id)
    for (const name of ['ann', 'bob', 'machine']) {
      const account = `${name}-secret`
      const { items } = (await get('', account)).body as { items: Array<{ id: string }> }
      for (const { id } of items) await ask.delete(`/api/v1/codings/${id}`).set('x-account', account)
    }
  })
})

describe('Codings', () => {
  const coding = { reader: 'person', digest: 'd', taxonomy: '1.0.0', values: VALUES } as const

  it('keep what was acknowledged for another process to read, in files for their owner alone', async () => {
    const dataDir = join(folder, 'kept')
    const added = await new Codings({ dataDir, readOnly: false }).add('ann', FINDING, coding)
    const other = new Codings({ dataDir, readOnly: true })
    expect(await other.listOf('ann')).toEqual([added])
    expect(await other.ofOthers(FINDING, 'bob')).toEqual([coding])
    expect(await other.ofOthers(FINDING, 'ann')).toEqual([])
    expect(await readFile(join(dataDir, 'codings', `${added.id}.json`), 'utf8')).not.toContain('ann')
  })

  it('keep one coding of a finding an account, also when two are sent at once', async () => {
    const codings = new Codings({ dataDir: join(folder, 'at-once'), readOnly: false })
    const results = await Promise.allSettled([
      codings.add('ann', FINDING, coding),
      codings.add('ann', FINDING, coding),
      codings.add('bob', FINDING, coding),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await codings.listOf('ann')).toHaveLength(1)
  })

  it('know no coding by an id that is none', async () => {
    const codings = new Codings({ dataDir: folder, readOnly: false })
    expect(await codings.get('ann', '../accounts')).toBeUndefined()
    expect(await codings.remove('ann', 'aaaaaaaaaa')).toBe(false)
  })
})
