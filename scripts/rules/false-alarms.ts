import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkFile, type CheckAs } from '../../src/corpus/check-file.ts'
import { reviewFiles } from '../../src/corpus/load-corpus.ts'
import { passagesOf } from '../../src/corpus/passages.ts'
import { createReviewSchema } from '../../src/corpus/review-schema.ts'
import type { Taxonomy } from '../../src/taxonomy/taxonomy.ts'

/**
 * How often rules speak in published reviews, which have been read for what they should not say.
 * @returns alarms, and the words of the sentences that were looked through
 */
export async function falseAlarmsIn(
  dir: string,
  taxonomy: Taxonomy,
  isOf: (rule: string) => boolean,
  as: CheckAs = {},
): Promise<{ words: number; alarms: number }> {
  const schema = createReviewSchema(taxonomy)
  let words = 0
  let alarms = 0
  for (const name of await reviewFiles(dir)) {
    const { file, problems } = checkFile(name, await readFile(join(dir, name), 'utf8'), taxonomy, schema, as)
    for (const { text } of passagesOf(file)) words += text.split(/\s+/).filter(word => /\w/.test(word)).length
    alarms += problems.filter(({ rule }) => isOf(rule)).length
  }
  return { words, alarms }
}
