import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { HALVES, loadQueries, QUERY_KINDS, type TestQuery } from '../../scripts/relevance/load-queries.ts'
import { QUERIES } from '../../scripts/relevance/paths.ts'
import { aQuery } from './a-query.ts'

describe('the queries of the collection', () => {
  let queries: TestQuery[]
  beforeAll(async () => {
    queries = await loadQueries(QUERIES)
  })

  it('are those that were written before anything was tuned', () => {
    const written = queries
      .map(({ seeds: _, ...rest }) => JSON.stringify(Object.entries(rest).sort()))
      .join('\n')
    expect(createHash('sha256').update(written).digest('hex')).toBe(
      '0331d58bd814eca8b4fc627c4c32e1aa40db4364894d0d58f7f4ec66191f443e',
    )
  })

  it('are split in half, each kind as evenly as its number allows', () => {
    const count = (half: string, kind?: string) =>
      queries.filter(query => query.half === half && (kind === undefined || query.kind === kind)).length
    expect(HALVES.map(half => count(half))).toEqual([80, 80])
    for (const kind of QUERY_KINDS)
      expect(Math.abs(count('tuning', kind) - count('held-out', kind)), kind).toBeLessThanOrEqual(1)
  })
})

describe('loadQueries', () => {
  async function load(queries: readonly unknown[]): Promise<TestQuery[]> {
    const folder = await mkdtemp(join(tmpdir(), 'lessons-queries-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    await writeFile(join(folder, 'queries.yaml'), stringify(queries))
    return loadQueries(join(folder, 'queries.yaml'))
  }

  it('has what stands in the file, in its order', async () => {
    const two = [aQuery({ id: 'q002' }), aQuery()]
    expect(await load(two)).toEqual(two)
  })

  it('refuses an id that is used twice', async () => {
    await expect(load([aQuery(), aQuery({ query: 'another' })])).rejects.toThrow('an id is used twice')
  })

  it.each([{ kind: 'guess' }, { half: 'training' }, { id: '1' }, { query: '' }, { note: 'x' }])(
    'refuses %j',
    async fault => {
      await expect(load([{ ...aQuery(), ...fault }])).rejects.toThrow()
    },
  )
})
