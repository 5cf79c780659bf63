// `npx tsx scripts/relevance/similar-pool.ts <folder>`: asks every system what is like each seed and writes what was
// not yet judged as sheet.md, with form.csv to be filled in and joined to similar-judgements.csv.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadSnapshot } from '../../src/analysis/snapshot.ts'
import { rootPath } from '../../src/root-path.ts'
import { drawPool } from './draw-pool.ts'
import { pairOf } from './judgements.ts'
import { SIMILAR_JUDGEMENTS } from './paths.ts'
import { loadSimilarJudgements } from './similar-judgements.ts'
import { toSimilarSheet } from './similar-sheet.ts'
import { startSimilar } from './start-similar.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('Say where to write: npx tsx scripts/relevance/similar-pool.ts <folder>')
  process.exit(2)
}
const snapshot = await loadSnapshot({ reviewsDir: rootPath('reviews'), taxonomyDir: rootPath('taxonomy') })
const { items, systems, seeds } = await startSimilar(snapshot)
const judged = new Set((await loadSimilarJudgements(SIMILAR_JUDGEMENTS)).map(pairOf))
const pooled = []
for (const seed of seeds) {
  const lists = await Promise.all(systems.map(system => system.find(seed)))
  const pool = drawPool(
    seed.id,
    lists.map(list => list ?? []),
    judged,
  )
  if (pool.docs.length > 0) pooled.push({ seed, pool })
}
const rows = pooled.flatMap(({ pool }) => pool.docs.map(doc => `${pool.query},${doc},`))
await mkdir(folder, { recursive: true })
await writeFile(join(folder, 'sheet.md'), toSimilarSheet(pooled, items))
await writeFile(join(folder, 'form.csv'), `${['seed,doc,grade', ...rows].join('\n')}\n`)
console.log(`${rows.length} pairs of ${pooled.length} seeds to judge; ${judged.size} were judged before.`)
