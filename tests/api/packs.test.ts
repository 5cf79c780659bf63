import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { packAnswer, packSummary, signedPackReceipt } from '../../src/api/pack-schemas.ts'
import { createApp } from '../../src/app.ts'
import { materialOfPack } from '../../src/collections/material-of-pack.ts'
import { Extracts } from '../../src/collections/extracts.ts'
import { Packs } from '../../src/collections/packs.ts'
import type { SignedPackReceipt } from '../../src/exports/receipt.ts'
import { verificationSchema, type Verification } from '../../src/exports/verification.ts'
import { toVerificationText } from '../../src/exports/verification-text.ts'
import { rootPath } from '../../src/root-path.ts'
import { makeFolder, makeReviews, startLibrary, type TestLibrary } from '../library-fixture.ts'
import { inventedReview } from '../search/invented-review.ts'
import { askAs } from '../web/saved-account.ts'
import { expectConforms } from './conforms.ts'

type Answer = z.output<typeof packAnswer>
type Refusal = { detail: string; errors: Array<{ name: string; detail: string }> }

const HIGHLAND = '2006-highland-left-school-unseen'
const DEMONSTRATION = '2019-nowhere-demonstration-one'
const WITHDRAWN = '2021-elsewhere-every-field'

let library: TestLibrary
let folder: string
let reviews: string
let anna: ReturnType<typeof askAs>
let ben: ReturnType<typeof askAs>
let came = 0

beforeAll(async () => {
  folder = await makeFolder()
  const files = [
    rootPath('reviews', `${HIGHLAND}.md`),
    ...[DEMONSTRATION, WITHDRAWN].map(id => rootPath('tests', 'fixtures', 'reviews', `${id}.md`)),
  ]
  reviews = await makeReviews(folder, files)
  const taxonomy = join(folder, 'taxonomy')
  await cp(rootPath('taxonomy'), taxonomy, { recursive: true })
  library = await startLibrary({ REVIEWS_DIR: reviews, TAXONOMY_DIR: taxonomy }, { indexed: false })
  anna = askAs(library.services, 'anna')
  ben = askAs(library.services, 'ben')
}, 60_000)
afterAll(async () => {
  await library.end()
  await rm(folder, { recursive: true, force: true })
})

/** A review of its own for a test that changes it. */
async function add(): Promise<{ id: string; change: (edit: (text: string) => string) => Promise<void> }> {
  const id = `1991-nowhere-pack-${'abcdefgh'[came++]}`
  const path = join(reviews, `${id}.md`)
  const serve = async (text: string) => {
    await writeFile(path, text)
    await library.services.library.refresh()
    await library.services.extracts.versions.settled
  }
  const findings = [
    { title: 'Nobody looked', what: 'The list was kept in a drawer.' },
    { title: 'Nobody asked', what: 'The letter was not answered.' },
  ]
  await serve(inventedReview({ id, findings }))
  return { id, change: async edit => serve(edit(await readFile(path, 'utf8'))) }
}

async function make(fields: object): Promise<Answer> {
  const response = await anna.post('/api/v1/packs').send({ title: 'Handover', ...fields })
  expect(response.body).toMatchObject({ title: expect.any(String) as string })
  expect(response.status).toBe(201)
  expectConforms(packAnswer, response.body, 'POST /packs')
  const body = response.body as Answer
  expect(response.headers['location']).toBe(`/api/v1/packs/${body.id}`)
  return body
}

async function refused(fields: object, status = 422): Promise<Refusal> {
  const response = await anna.post('/api/v1/packs').send({ title: 'Handover', ...fields })
  expect(response.status).toBe(status)
  return response.body as Refusal
}

async function verified(id: string): Promise<Verification> {
  const response = await library.ask.get(`/api/v1/packs/${id}/verify`).expect(200)
  expectConforms(verificationSchema, response.body, 'verify')
  return response.body as Verification
}

describe('a pack', () => {
  it('is kept for whoever is signed in, in its order, with notes, and read by its address alone', async () => {
    const items = [{ id: `${HIGHLAND}/R1` }, { id: `${HIGHLAND}/F1`, note: 'Ask first.\r\nThen wait.' }]
    const made = await make({ title: '  Out of  school ', audience: 'Schools', aim: 'To ask', items })
    expect(made.id).toMatch(/^[a-z2-7]{10}$/)
    expect(made).toMatchObject({ title: 'Out of school', audience: 'Schools', aim: 'To ask', revision: 1 })
    const read = (await library.ask.get(`/api/v1/packs/${made.id}`).expect(200)).body as Answer
    expect(read).toEqual(made)
    expect(read.items.map(({ id, note, state }) => ({ id, note, state }))).toEqual([
      { id: `${HIGHLAND}/R1`, note: '', state: 'as-chosen' },
      { id: `${HIGHLAND}/F1`, note: 'Ask first.\nThen wait.', state: 'as-chosen' },
    ])
    expect(read.items[1]!.review).toMatchObject({ id: HIGHLAND, record: 'summary', evidenceGrade: 'B' })
    const list = (await anna.get('/api/v1/packs').expect(200)).body as { items: unknown[] }
    expectConforms(packSummary, list.items[0], 'GET /packs')
    expect(list.items[0]).toMatchObject({ id: made.id, items: 2 })
    expect((await ben.get('/api/v1/packs')).body).toMatchObject({ total: 0, items: [] })
  })

  it('needs an account to be kept, and the answer says how one is made', async () => {
    const pack = await make({ items: [{ id: `${HIGHLAND}/F1` }] })
    for (const [method, path] of [
      ['get', ''],
      ['post', ''],
      ['patch', `/${pack.id}`],
      ['delete', `/${pack.id}`],
      ['post', `/${pack.id}/copy`],
      ['post', `/${pack.id}/receipt`],
    ] as const) {
      const response = await library.ask[method](`/api/v1/packs${path}`).send(
        method === 'get' ? undefined : {},
      )
      expect([method, path, response.status]).toEqual([method, path, 401])
      expect((response.body as Refusal).detail).toContain('npx lessons users add')
    }
    await library.ask.get('/api/v1/packs/aaaaaaaaaa').expect(404)
    await library.ask.get('/api/v1/packs/..%2Fextracts').expect(404)
    expect((await anna.put(`/api/v1/packs/${pack.id}`).send({})).headers['allow']).toBe(
      'GET, HEAD, PATCH, DELETE',
    )
  })

  it('holds findings and recommendations alone, and says every other id at once', async () => {
    const ids = [HIGHLAND, `${HIGHLAND}/E1`, `${HIGHLAND}/F99`, 'nowhere/F1', `${HIGHLAND}/F1`]
    const { errors } = await refused({ items: ids.map(id => ({ id })) })
    expect(errors).toEqual([
      {
        in: 'body',
        name: 'items',
        detail: `Not a finding or recommendation of the library: ${ids.slice(0, 4).join(', ')}`,
      },
    ])
    expect((await refused({ items: [] }, 400)).errors[0]!.name).toBe('items')
    expect(
      (await refused({ title: ' ', items: [{ id: `${HIGHLAND}/F1` }], colour: 1 }, 400)).errors,
    ).toHaveLength(2)
  })

  it('is refused with every place where it could identify somebody, save what the records publish', async () => {
    const { errors } = await refused({
      title: 'For Sarah Jones',
      audience: 'Ring 07700 900123',
      aim: 'What 12 May taught us',
      items: [{ id: `${HIGHLAND}/F1`, note: 'The 7-year-old child' }],
    })
    expect(errors.map(({ name }) => name)).toEqual(['title', 'audience', 'aim', `note:${HIGHLAND}/F1`])
    expect(errors[0]!.detail).toContain('“Sarah Jones” (name of a person')
    await make({ title: 'The review about Danielle Reid', items: [{ id: `${HIGHLAND}/F1` }] })
  })

  it('is changed by its owner alone, and only from the revision that there is', async () => {
    const { id } = await make({ title: 'First', items: [{ id: `${HIGHLAND}/F1` }, { id: `${HIGHLAND}/F2` }] })
    const patch = (fields: object, who = anna) => who.patch(`/api/v1/packs/${id}`).send(fields)
    await patch({ revision: 1, title: 'Taken' }, ben).expect(403)
    const turned = { items: [{ id: `${HIGHLAND}/F2`, note: 'Second' }, { id: `${HIGHLAND}/F1` }] }
    const [one, other] = await Promise.all([
      patch({ revision: 1, ...turned }),
      patch({ revision: 1, title: 'Too late' }),
    ])
    expect([one.status, other.status]).toEqual([200, 409])
    const { conflict } = other.body as {
      conflict: { revision: number; markdown: string; difference: unknown }
    }
    expect(conflict.revision).toBe(2)
    expect(conflict.markdown).toBe(`First\n1. ${HIGHLAND}/F2\nSecond\n2. ${HIGHLAND}/F1`)
    expect(conflict.difference).toMatchObject({ kind: 'words' })
    // What was lost on the way and is sent again is no conflict.
    await patch({ revision: 1, ...turned }).expect(200)
    await patch({ revision: 2, title: 'Second' }).expect(200)
    const read = (await library.ask.get(`/api/v1/packs/${id}`)).body as Answer
    expect(read).toMatchObject({ title: 'Second', revision: 3, items: [{ note: 'Second' }, { note: '' }] })
  })

  it('is copied by others, who then change their own, and deleted by its owner', async () => {
    const { id } = await make({ items: [{ id: `${HIGHLAND}/F1`, note: 'Mine' }, { id: `${WITHDRAWN}/F1` }] })
    const copied = (await ben.post(`/api/v1/packs/${id}/copy`).expect(201)).body as Answer
    expect(copied.id).not.toBe(id)
    // What was withdrawn stays behind.
    expect(copied.items).toMatchObject([{ id: `${HIGHLAND}/F1`, note: 'Mine' }])
    await ben.patch(`/api/v1/packs/${copied.id}`).send({ revision: 1, title: 'Another title' }).expect(200)
    await ben.delete(`/api/v1/packs/${id}`).expect(403)
    await anna.delete(`/api/v1/packs/${id}`).expect(204)
    await library.ask.get(`/api/v1/packs/${id}`).expect(404)
    await library.ask.get(`/api/v1/packs/${copied.id}`).expect(200)
  })

  it('is on disk when it is answered for, and none of several at once is lost', async () => {
    const items = [{ id: `${HIGHLAND}/F1` }]
    const made = await Promise.all(['a', 'b', 'c', 'd'].map(title => make({ title, items })))
    const { config, library: served, extracts } = library.services
    const other = new Packs({ dataDir: config.dataDir, library: served, extracts })
    const titles = await Promise.all(made.map(async ({ id }) => (await other.get(id))?.title))
    expect(titles).toEqual(['a', 'b', 'c', 'd'])
    await expect(
      writeFile(join(config.dataDir, 'packs', `${made[0]!.id}.json`), '{"version":1,"pack":').then(() =>
        other.get(made[0]!.id),
      ),
    ).rejects.toThrow(/Restore it from a backup/)
    await rm(join(config.dataDir, 'packs', `${made[0]!.id}.json`))
  })

  it('gives what a session is made from, in its order, with its notes', async () => {
    const items = [
      { id: `${HIGHLAND}/R1` },
      { id: `${WITHDRAWN}/F1` },
      { id: `${DEMONSTRATION}/F1`, note: 'Invented' },
    ]
    const { id } = await make({ audience: 'Schools', items })
    const pack = await library.services.packs.get(id)
    const choices = { safeToProject: true, showsHarm: false }
    const material = materialOfPack(pack!, library.services.library.snapshot, choices)
    expect(material).toMatchObject({
      ...choices,
      audience: 'Schools',
      from: { kind: 'pack', id, label: 'Handover', address: `/packs/${id}` },
    })
    expect(material.items.map(({ row, note }) => [row.id, note])).toEqual([
      [`${HIGHLAND}/R1`, undefined],
      [`${DEMONSTRATION}/F1`, 'Invented'],
    ])
  })
})

describe('the receipt of a pack', () => {
  it('names what was chosen with digests, and is verified by itself', async () => {
    const { id, receipt } = await make({ items: [{ id: `${HIGHLAND}/F1` }, { id: `${HIGHLAND}/R1` }] })
    expect(receipt.receipt).toMatchObject({
      chosen: 'by hand',
      url: expect.stringContaining(`/packs/${id}`) as string,
      counts: { items: 2, reviews: 1 },
      items: [{ id: `${HIGHLAND}/F1` }, { id: `${HIGHLAND}/R1` }],
    })
    const file = await library.ask.get(`/api/v1/packs/${id}/receipt.json`).expect(200)
    expectConforms(signedPackReceipt, file.body, 'receipt.json')
    expect(file.headers['content-disposition']).toMatch(/handover-\d{4}-\d\d-\d\d\.receipt\.json/)
    const verify = async (signed: unknown) =>
      (
        await library.ask
          .post('/api/v1/verify')
          .send(signed as object)
          .expect(200)
      ).body as Verification
    const verification = await verify(file.body)
    expect(verification).toMatchObject({
      status: 'current',
      receipt: { kind: 'pack', sentence: 'Chosen by hand', items: 2 },
      comparison: { settings: null, counts: { unchanged: 2, added: 0, unmatched: 0 } },
    })
    expect(toVerificationText(verification)).not.toContain('Settings of the search')
    const signed = file.body as SignedPackReceipt
    signed.receipt.items.pop()
    expect(await verify(signed)).toMatchObject({ status: 'invalid', comparison: null })
    const halves = await library.ask.post('/api/v1/verify').send({ receipt: signed.receipt }).expect(400)
    expect((halves.body as Refusal).errors.map(({ name }) => name)).toEqual(['signature'])
  })

  it('tells what has changed word by word, until its owner brings it up to date', async () => {
    const { id: review, change } = await add()
    const { id } = await make({ items: [{ id: `${review}/F1` }, { id: `${review}/F2` }] })
    await change(text => text.replace('kept in a drawer', 'kept in a cupboard'))
    const { status, comparison } = await verified(id)
    expect(status).toBe('changed')
    expect(comparison!.counts).toMatchObject({ changed: 1, unchanged: 1 })
    const [changed] = comparison!.changed
    const words = changed!.difference.kind === 'words' ? changed!.difference.parts : []
    expect(words.filter(part => part.change !== 'same').map(part => part.text)).toEqual([
      'drawer',
      'cupboard',
    ])
    // A note that is written meanwhile does not hide it.
    await anna.patch(`/api/v1/packs/${id}`).send({ revision: 1, aim: 'To look' }).expect(200)
    expect((await verified(id)).status).toBe('changed')
    const read = (await library.ask.get(`/api/v1/packs/${id}`)).body as Answer
    expect(read.items.map(({ state }) => state)).toEqual(['changed', 'as-chosen'])
    await ben.post(`/api/v1/packs/${id}/receipt`).expect(403)
    await anna.post(`/api/v1/packs/${id}/receipt`).expect(200)
    expect((await verified(id)).status).toBe('current')
  })

  it('withholds the words of what was changed for privacy', async () => {
    const { id: review, change } = await add()
    const { id } = await make({ items: [{ id: `${review}/F1` }] })
    const correction = 'corrections:\n  - {date: 2099-12, kind: privacy, note: "Says less."}\ntaxonomy: 1.0.0'
    await change(text => text.replace('in a drawer', 'away').replace(/^taxonomy: 1\.0\.0$/m, correction))
    const answer = await verified(id)
    expect(answer.comparison!.changed).toMatchObject([{ difference: { kind: 'withheld' } }])
    expect(JSON.stringify(answer)).not.toContain('drawer')
  })

  it('says of a withdrawn record when and why and no word of it, and leaves it out when brought up to date', async () => {
    const { id: review, change } = await add()
    const { id } = await make({ items: [{ id: `${review}/F1`, note: 'Mine' }, { id: `${HIGHLAND}/F1` }] })
    const withdrawn = 'withdrawn: {date: 2026-03, reason: "Withdrawn for a test."}\ntaxonomy: 1.0.0'
    await change(text => text.replace(/^taxonomy: 1\.0\.0$/m, withdrawn))
    const read = (await library.ask.get(`/api/v1/packs/${id}`)).body as Answer
    expect(read.items[0]).toMatchObject({ state: 'withdrawn', title: null, review: null, note: 'Mine' })
    const page = (await library.ask.get(`/packs/${id}`).expect(200)).text
    expect(page).toContain('Its record was withdrawn in March 2026: Withdrawn for a test.')
    for (const text of [JSON.stringify(read), page]) expect(text).not.toContain('Nobody looked')
    expect((await verified(id)).comparison!.withdrawn).toMatchObject([
      { id: `${review}/F1`, kind: 'withdrawn', reason: 'Withdrawn for a test.' },
    ])
    const renewed = (await anna.post(`/api/v1/packs/${id}/receipt`)).body as Answer
    expect(renewed.receipt.receipt).toMatchObject({
      leftOut: [{ id: `${review}/F1`, reason: 'Withdrawn in March 2026.' }],
      items: [{ id: `${HIGHLAND}/F1` }],
    })
    expect((await verified(id)).status).toBe('current')
    expect(renewed.items[0]!.state).toBe('withdrawn')
  })
})

describe('a process that only reads', () => {
  it('shows packs and saves none', async () => {
    const { id } = await make({ items: [{ id: `${HIGHLAND}/F1` }] })
    const { config, library: served, extracts } = library.services
    const log = { error: () => undefined }
    const { site } = extracts
    const parts = { library: served, dataDir: config.dataDir, readOnly: true, site, software: 'test', log }
    const reading = new Extracts(parts)
    const packs = new Packs({ dataDir: config.dataDir, library: served, extracts: reading })
    const reader = supertest(createApp({ ...library.services, packs }))
    await reader.get(`/api/v1/packs/${id}`).expect(200)
    await reader.get(`/packs/${id}`).expect(200)
    await reader.post('/api/v1/packs').send({ title: 'T', items: [] }).expect(403)
    await expect(packs.remove(id, { name: 'anna', role: 'reader' })).rejects.toThrow('only reads')
    const sent = await reader
      .post('/packs/new')
      .type('form')
      .send({ title: 'T', item: `${HIGHLAND}/F1`, action: 'save' })
    expect(sent.status).toBe(403)
    expect(sent.text).toContain('value="T"')
  })
})
