import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignedReceipt } from '../../src/exports/receipt.ts'
import type { Verification } from '../../src/exports/verification.ts'
import { verificationSchema } from '../../src/exports/verification.ts'
import { expectConforms } from '../api/conforms.ts'
import { startChangingLibrary, type ChangingLibrary } from './changing-library.ts'

const HIGHLAND = '2006-highland-left-school-unseen'
const HUGHES = '1986-northern-ireland-hughes-inquiry'
const LAMING = '2003-london-laming-inquiry'

let library: ChangingLibrary
beforeAll(async () => {
  library = await startChangingLibrary()
}, 120_000)
afterAll(() => library.end())

async function receiptOf(query: string): Promise<SignedReceipt> {
  return (await library.ask.get(`/api/v1/export.receipt.json?${query}`)).body as SignedReceipt
}

async function verify(receipt: SignedReceipt): Promise<Verification> {
  const response = await library.ask.post('/api/v1/verify').send(receipt)
  expect(response.status).toBe(200)
  expectConforms(verificationSchema, response.body, '/verify')
  return response.body as Verification
}

const pathOf = (id: string) => join(library.reviewsDir, `${id}.md`)

/** All texts that are kept, as they lie on the disk. */
async function keptTexts(): Promise<string> {
  const dir = join(library.services.config.dataDir, 'versions')
  const names = (await readdir(dir, { recursive: true })).filter(name => name.endsWith('.md'))
  return (await Promise.all(names.map(name => readFile(join(dir, name), 'utf8')))).join('\n')
}

describe('a receipt', () => {
  it('is current while nothing changes, however its JSON is written', async () => {
    const receipt = await receiptOf('q=school+police')
    const { status, signature, comparison } = await verify(receipt)
    expect(status).toBe('current')
    expect(signature).toMatchObject({ valid: true, ours: true })
    expect(comparison).toMatchObject({ repeatable: true, corpus: { equal: true }, settings: { equal: true } })
    const turned = Object.fromEntries(Object.entries(receipt.receipt).reverse()) as SignedReceipt['receipt']
    expect((await verify({ ...receipt, receipt: turned })).status).toBe('current')
  })

  it.each([
    ['its title', (signed: SignedReceipt) => void (signed.receipt.title = 'Another')],
    ['a count', (signed: SignedReceipt) => void (signed.receipt.counts.items += 1)],
    ['an item', (signed: SignedReceipt) => void signed.receipt.items.pop()],
    ['the signature', (signed: SignedReceipt) => void (signed.signature.value = 'AAAA')],
    ['the key', (signed: SignedReceipt) => void (signed.signature.key = 'AAAA')],
  ])('is invalid once somebody changes %s, and nothing is compared', async (_what, tamper) => {
    const signed = await receiptOf('agency=police')
    tamper(signed)
    expect(await verify(signed)).toMatchObject({
      status: 'invalid',
      signature: { valid: false },
      comparison: null,
    })
  })

  it('is refused with 400 where it is damaged, with 413 where it is far too large, with 415 as another type', async () => {
    const { receipt } = await receiptOf('agency=police')
    const post = () => library.ask.post('/api/v1/verify')
    expect((await post().type('application/json').send('{"receipt": ')).status).toBe(400)
    const halves = await post().send({ receipt })
    expect(halves.status).toBe(400)
    expect(halves.text).toContain('"name":"signature"')
    expect((await post().send({ receipt: 'x'.repeat(20_000_001) })).status).toBe(413)
    expect((await post().type('text/plain').send('x')).status).toBe(415)
  })
})

describe('what is said when a record changes', () => {
  it('names the one item that changed, with the words, and nothing else', async () => {
    const receipt = await receiptOf('agency=education')
    await library.change(pathOf(HIGHLAND), text =>
      text.replace('### F1. School was told', '### F1. Numbats were told'),
    )
    const { status, comparison } = await verify(receipt)
    expect(status).toBe('changed')
    expect(comparison!.counts).toMatchObject({ changed: 1, added: 0, withdrawn: 0, unmatched: 0 })
    expect(comparison!.corpus.equal).toBe(false)
    const [changed] = comparison!.changed
    expect(changed).toMatchObject({ id: `${HIGHLAND}/F1`, stillMatches: true, difference: { kind: 'words' } })
    const parts = changed!.difference.kind === 'words' ? changed!.difference.parts : []
    const of = (change: string) => parts.filter(part => part.change === change).map(({ text }) => text)
    expect(of('added').join(' ')).toBe('Numbats were')
    expect(of('removed').join(' ')).toBe('School was')
    const then = parts.filter(({ change }) => change !== 'added').map(({ text }) => text)
    expect(then.join('')).toMatch(/^### F1\. School was told /)
  })

  it('says that a new match was added by a change of records', async () => {
    const receipt = await receiptOf('q=wombat')
    expect(receipt.receipt.items).toEqual([])
    await library.change(pathOf(HIGHLAND), text => text.replace('### F2. Worries', '### F2. Wombat worries'))
    const { comparison } = await verify(receipt)
    expect(comparison!.added).toMatchObject([{ id: `${HIGHLAND}/F2`, cause: 'records' }])
  })

  it('keeps what was left out by hand out', async () => {
    const left = `leave-out=${encodeURIComponent(`${HIGHLAND}/F1:Another chapter`)}`
    expect((await verify(await receiptOf(`agency=education&${left}`))).status).toBe('current')
  })

  it('withholds the text of what was corrected for privacy, and keeps none of it', async () => {
    const receipt = await receiptOf('q=&area=Highland')
    expect(await keptTexts()).toContain('Numbats were told')
    await library.change(pathOf(HIGHLAND), text =>
      text
        .replace('### F1. Numbats were told', '### F1. They were told')
        .replace(
          /^taxonomy: 1\.0\.0$/m,
          'corrections:\n  - {date: 2099-12, kind: privacy, note: "Says less."}\ntaxonomy: 1.0.0',
        ),
    )
    const answer = await verify(receipt)
    expect(answer.comparison!.changed).toMatchObject([
      {
        id: `${HIGHLAND}/F1`,
        difference: { kind: 'withheld', detail: 'Changed for privacy, text withheld.' },
      },
    ])
    expect(JSON.stringify(answer)).not.toContain('Numbats')
    const kept = await keptTexts()
    expect(kept).not.toContain('Numbats were told')
    expect(kept).toContain('They were told')
  })

  it('says of a withdrawn record when and why, and of no item a word, and keeps nothing of it', async () => {
    const receipt = await receiptOf(`area=${encodeURIComponent('Northern Ireland')}&to=1990`)
    const ids = receipt.receipt.items.map(({ id }) => id)
    expect(ids.length).toBeGreaterThan(0)
    expect(ids.every(id => id.startsWith(HUGHES))).toBe(true)
    const [first] = (await readFile(pathOf(HUGHES), 'utf8')).match(/^### F1\. .*$/m)!
    expect(await keptTexts()).toContain(first)
    await library.change(pathOf(HUGHES), text =>
      text.replace(
        /^taxonomy: 1\.0\.0$/m,
        'withdrawn: {date: 2026-02, reason: "Asked for by the publisher."}\ntaxonomy: 1.0.0',
      ),
    )
    const { comparison } = await verify(receipt)
    expect(comparison!.counts).toMatchObject({ withdrawn: ids.length, changed: 0, unmatched: 0, now: 0 })
    expect(comparison!.withdrawn[0]).toEqual({
      id: ids[0],
      kind: 'withdrawn',
      date: '2026-02',
      reason: 'Asked for by the publisher.',
    })
    expect(await keptTexts()).not.toContain(first)
  })

  it('shows nothing of before once values are held, though they were open then', async () => {
    const receipt = await receiptOf(`kind=review&from=2003&to=2003`)
    expect(receipt.receipt.items.map(({ id }) => id)).toContain(LAMING)
    await library.change(pathOf(LAMING), text => text.replace('child-detail: open', 'child-detail: held'))
    const { comparison } = await verify(receipt)
    expect(comparison!.changed).toMatchObject([{ id: LAMING, difference: { kind: 'not-kept' } }])
  })
})

describe('what is said when settings change and records do not', () => {
  it('says that a new synonym, and no record, added matches', async () => {
    const receipt = await receiptOf('q=quokkasynonym')
    expect(receipt.receipt.items).toEqual([])
    await library.change(join(library.taxonomyDir, 'synonyms.yaml'), text =>
      text.replace(/^groups:\n/m, 'groups:\n  - words: [quokkasynonym, detectives]\n'),
    )
    const { status, comparison } = await verify(receipt)
    expect(status).toBe('changed')
    expect(comparison).toMatchObject({ settings: { equal: false }, taxonomy: { equal: false } })
    expect(comparison!.added.length).toBeGreaterThan(0)
    expect(comparison!.added.every(({ cause }) => cause === 'settings')).toBe(true)
    expect(comparison!.counts).toMatchObject({ changed: 0, withdrawn: 0, unmatched: 0 })
  })

  it('tells what settings took away from what a record did, item by item', async () => {
    const receipt = await receiptOf('q=quokkasynonym')
    const [first] = receipt.receipt.items
    await library.change(join(library.taxonomyDir, 'synonyms.yaml'), text =>
      text.replace('  - words: [quokkasynonym, detectives]\n', ''),
    )
    const { comparison } = await verify(receipt)
    expect(comparison!.counts).toMatchObject({ unmatched: receipt.receipt.items.length, changed: 0 })
    expect(comparison!.unmatched[0]).toMatchObject({ id: first!.id, cause: 'settings' })
  })
})
