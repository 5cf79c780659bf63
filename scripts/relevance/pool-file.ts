import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import type { PooledPair } from './check-judged.ts'
import type { PooledQuery } from './draw-pool.ts'

/** What was given to the judges, apart from the forms that they fill in and may spoil. */
const NAME = 'pooled.csv'

const pairsSchema = z.array(z.strictObject({ query: z.string(), doc: z.string() }))

export async function savePool(folder: string, pooled: readonly PooledQuery[]): Promise<void> {
  const pairs = pooled.flatMap(({ query, docs }) => docs.map(doc => ({ query, doc })))
  await writeFile(join(folder, NAME), stringify(pairs, { header: true, columns: ['query', 'doc'] }))
}

/** @throws Error where the folder holds no pool */
export async function loadPool(folder: string): Promise<PooledPair[]> {
  return pairsSchema.parse(parse(await readFile(join(folder, NAME), 'utf8'), { columns: true }))
}
