import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Row } from '../../../src/analysis/catalogue.ts'
import type { ExportFormat } from '../../../src/exports/export-format.ts'
import { FORMATS } from '../../../src/exports/formats.ts'
import type { ThematicExtract } from '../../../src/exports/thematic-extract.ts'
import { extractOf, makeExtract, makeSnapshot, SITE } from '../an-extract.ts'

const ROWS = 20_000

let made: Awaited<ReturnType<typeof makeSnapshot>>
beforeAll(async () => void (made = await makeSnapshot()))
afterAll(() => rm(made.folder, { recursive: true, force: true }))

const STREAMING = FORMATS.filter(({ most }) => most === undefined || most > ROWS)

/** Rows of a library that is larger than ours: its findings, again and again. */
function manyRows(count: number): ThematicExtract {
  const { query, rows } = makeExtract(made.snapshot)
  const many = Array.from({ length: count }, (_, at): Row => rows[at % rows.length]!)
  const { receipt, ...extract } = extractOf(made.snapshot, query, many)
  // The receipt lists every item and is held as a whole by whoever made it; here it is of one.
  return { ...extract, receipt: { ...receipt, receipt: { ...receipt.receipt, items: [] } } }
}

describe('the formats', () => {
  it('are seven, each with a name, an ending and a type of its own', () => {
    expect(FORMATS.map(({ id }) => id).toSorted()).toEqual([
      'csv',
      'docx',
      'html',
      'json',
      'md',
      'ndjson',
      'xlsx',
    ])
    expect(new Set(FORMATS.map(({ label }) => label)).size).toBe(FORMATS.length)
    expect(new Set(FORMATS.map(({ mediaType }) => mediaType)).size).toBe(FORMATS.length)
    expect(FORMATS.find(({ id }) => id === 'docx')!.most).toBe(500)
    expect(STREAMING).toHaveLength(6)
  })
})

describe.each(STREAMING.map(format => [format.id, format] as const))('an extract as %s', (_, format) => {
  it(
    'of twenty thousand rows takes no more memory than the pages being read',
    { timeout: 300_000 },
    async () => {
      const extract = manyRows(ROWS)
      const collect = garbageCollector()
      await drain(format, manyRows(50), () => undefined)
      collect()
      const before = held()
      let [bytes, most, looked] = [0, 0, 0]
      await drain(format, extract, length => {
        bytes += length
        if (performance.now() - looked < 500) return
        collect()
        looked = performance.now()
        most = Math.max(most, held() - before)
      })
      collect()
      expect(bytes).toBeGreaterThan(2_000_000)
      expect(most, `${Math.round(bytes / 1e6)} MB written`).toBeLessThan(24_000_000)
    },
  )

  it('is not written ahead of a reader who has stopped', async () => {
    const extract = manyRows(ROWS)
    const { corpus } = extract.snapshot
    let read = 0
    const counting = new Proxy(corpus, {
      get: (target, key) =>
        key === 'body'
          ? (id: string) => {
              read++
              return target.body(id)
            }
          : (Reflect.get(target, key, target) as unknown),
    })
    const stream = await format.write(
      { ...extract, snapshot: { ...extract.snapshot, corpus: counting } },
      SITE,
    )
    await once(stream, 'readable')
    let before = -1
    while (read !== before) {
      before = read
      await setTimeout(700)
    }
    const readTogether = new Set(extract.rows.map(({ review }) => review.id)).size
    expect(read).toBeLessThan(10 * readTogether)
    stream.destroy()
  })
})

async function drain(format: ExportFormat, extract: ThematicExtract, seen: (length: number) => void) {
  for await (const chunk of await format.write(extract, SITE)) seen((chunk as Buffer).length)
}

function held(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}
