import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rootPath } from '../../src/root-path.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { loadLexicon } from './lexicon.ts'
import { createReviewWriter } from './synthetic-review.ts'

/** What was written. */
export interface WrittenCorpus {
  files: number
  bytes: number
}

/** Files written at the same time: enough to keep the disk busy while the next is made up. */
const AT_ONCE = 32

/**
 * Writes invented reviews into a folder, which is made where it is missing. A smaller corpus of the same seed is the
 * beginning of a larger one.
 * @param seed the same seed writes the same bytes
 */
export async function writeCorpus(
  folder: string,
  { reviews, seed }: { reviews: number; seed: number },
): Promise<WrittenCorpus> {
  const taxonomy = await loadTaxonomy(rootPath('taxonomy'))
  const write = createReviewWriter(taxonomy, await loadLexicon(taxonomy), seed)
  await mkdir(folder, { recursive: true })
  let bytes = 0
  for (let first = 0; first < reviews; first += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, reviews - first) }, (_, at) => first + at)
    await Promise.all(
      numbers.map(number => {
        const { id, markdown } = write(number)
        bytes += Buffer.byteLength(markdown)
        return writeFile(join(folder, `${id}.md`), markdown)
      }),
    )
  }
  return { files: reviews, bytes }
}
