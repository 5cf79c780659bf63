import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { json } from '../../../src/exports/formats/json.ts'
import { ndjson } from '../../../src/exports/formats/ndjson.ts'
import { signedReceiptSchema } from '../../../src/exports/receipt.ts'
import { makeExtract, makeSnapshot, written } from '../an-extract.ts'

let made: Awaited<ReturnType<typeof makeSnapshot>>
beforeAll(async () => void (made = await makeSnapshot()))
afterAll(() => rm(made.folder, { recursive: true, force: true }))

interface Item {
  id: string
  digest: string
  review: { record: string }
  sections: Array<Record<string, string>>
}

describe('JSON', () => {
  it('carries the signed receipt as it was signed, and every item in order', async () => {
    const extract = makeExtract(made.snapshot)
    const whole = JSON.parse((await written(json, extract)).toString()) as Record<string, unknown> & {
      items: Item[]
    }
    const { receipt, signature } = whole
    expect(signedReceiptSchema.parse({ receipt, signature })).toEqual(extract.receipt)
    expect(whole.items.map(({ id, digest }) => ({ id, digest }))).toEqual(extract.receipt.receipt.items)
    expect(whole['figure']).toMatch(/^\d+ findings from \d+ of \d+ reviews$/)
  })

  it('says of every section whose words it is in', async () => {
    const extract = makeExtract(made.snapshot)
    const { items } = JSON.parse((await written(json, extract)).toString()) as { items: Item[] }
    const said = (record: string, slug: string) =>
      items
        .filter(item => item.review.record === record)
        .flatMap(item => item.sections.filter(section => section['slug'] === slug).map(({ by }) => by))
    expect(new Set(said('summary', 'questions'))).toEqual(new Set(['library']))
    expect(new Set(said('summary', 'what-happened'))).toEqual(new Set(['summary']))
    expect(new Set(said('review', 'what-happened'))).toEqual(new Set(['report']))
  })

  it('keeps held values back and invented records named', async () => {
    const held = (await written(json, makeExtract(made.snapshot, { kind: 'review' }))).toString()
    expect(held).toContain('"age-band":"held"')
    const demonstrations = makeExtract(made.snapshot, { filters: { record: ['demonstration'] } })
    expect(demonstrations.rows.length).toBeGreaterThan(0)
    expect((await written(json, demonstrations)).toString()).toContain('Invented demonstration record')
  })

  it('is whole where nothing matches', async () => {
    const none = JSON.parse((await written(json, makeExtract(made.snapshot, { from: 2190 }))).toString()) as {
      figure: string
    }
    expect(none).toMatchObject({ items: [] })
    expect(none.figure).toMatch(/^0 findings from 0 of/)
  })
})

describe('NDJSON', () => {
  it('has the items of the JSON, one a line', async () => {
    const extract = makeExtract(made.snapshot, { kind: 'recommendation' })
    const lines = (await written(ndjson, extract)).toString().trimEnd().split('\n')
    const { items } = JSON.parse((await written(json, extract)).toString()) as { items: Item[] }
    expect(lines.map(line => JSON.parse(line) as unknown)).toEqual(items)
    expect(items.length).toBeGreaterThan(5)
  })
})
