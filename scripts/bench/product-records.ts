import { join } from 'node:path'
import type { Settings } from 'meilisearch'
import { rootPath } from '../../src/root-path.ts'
import type { CleanUp } from './clean-up.ts'
import { runScript } from './run-script.ts'
import type { Stage } from './stage.ts'

/** What the child says of one run. */
export interface ParseRun {
  ms: number
  loadMs: number
  cpuMs: number
  /** The most memory it held, in bytes. */
  memory: number
  reviews: number
  records: number
  /** Worker threads it started. */
  workers: number
  settings: Settings
}

/** The records that the product makes of a folder of reviews, one a line as JSON. */
export interface ProductRecords {
  file: string
  count: number
  settings: Settings
}

/** Reading, checking and turning reviews into records, as the product does it before it indexes them. */
export function parseWithProduct(
  reviewsDir: string,
  cleanUp: CleanUp,
  recordsFile?: string,
): Promise<ParseRun> {
  const out = recordsFile === undefined ? [] : [recordsFile]
  return runScript(cleanUp, 'parse-with-product.mjs', [reviewsDir, rootPath('taxonomy'), ...out])
}

/** Has the product make records and keeps them in the folder of the bench. */
export async function writeRecords(
  { cleanUp, folder }: Stage,
  reviewsDir: string,
  name: string,
): Promise<ProductRecords> {
  const file = join(folder, `${name}.ndjson`)
  const { records, settings } = await parseWithProduct(reviewsDir, cleanUp, file)
  return { file, count: records, settings }
}
