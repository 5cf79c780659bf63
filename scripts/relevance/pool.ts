// `npx tsx scripts/relevance/pool.ts <folder>`: asks every system every query and writes what was not yet judged as
// sheets for judges, some twenty queries each, with a form to be filled in beside each sheet. The halves are in
// files of their own, so that who tunes need never open the other.
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rootPath } from '../../src/root-path.ts'
import { drawPool } from './draw-pool.ts'
import { toJudgingForm, toJudgingSheet } from './judging-sheet.ts'
import { toJudgingText, type JudgingText } from './judging-text.ts'
import { loadJudgements, pairOf } from './judgements.ts'
import { HALVES, loadQueries } from './load-queries.ts'
import { JUDGEMENTS, QUERIES } from './paths.ts'
import { savePool } from './pool-file.ts'
import { withSystems } from './with-systems.ts'

const QUERIES_A_SHEET = 20

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('Say where to write: npx tsx scripts/relevance/pool.ts <folder>')
  process.exit(2)
}
await mkdir(folder, { recursive: true })
if ((await readdir(folder)).length > 0) {
  console.error(`${folder} is not empty: sheets of an earlier pool would be mixed with those of this one.`)
  process.exit(2)
}

const queries = await loadQueries(QUERIES)
const judged = new Set((await loadJudgements(JUDGEMENTS)).map(pairOf))

await withSystems(async ({ snapshot, documents, systems }) => {
  const pooled = []
  for (const asked of queries) {
    const lists = await Promise.all(systems.map(system => system.find(asked.query)))
    const pool = drawPool(asked.id, lists, judged)
    if (pool.docs.length > 0) pooled.push({ asked, pool })
  }
  const texts = new Map<string, JudgingText>()
  for (const doc of new Set(pooled.flatMap(({ pool }) => pool.docs)))
    texts.set(doc, await toJudgingText(doc, snapshot))

  await copyFile(rootPath('scripts/relevance/judging-guide.md'), join(folder, 'guide.md'))
  for (const half of HALVES) {
    const ofHalf = pooled.filter(({ asked }) => asked.half === half)
    for (let from = 0; from < ofHalf.length; from += QUERIES_A_SHEET) {
      const part = ofHalf.slice(from, from + QUERIES_A_SHEET)
      const name = `${half}-${from / QUERIES_A_SHEET + 1}`
      const pools = part.map(({ pool }) => pool)
      await writeFile(join(folder, `${name}.md`), toJudgingSheet(part, texts))
      await writeFile(join(folder, `${name}.yaml`), toJudgingForm(pools))
      const pairs = pools.reduce((sum, { docs }) => sum + docs.length, 0)
      console.log(`${name}: ${part.length} queries, ${pairs} documents to judge`)
    }
  }
  await savePool(
    folder,
    pooled.map(({ pool }) => pool),
  )
  const pairs = pooled.reduce((sum, { pool }) => sum + pool.docs.length, 0)
  console.log(
    `${pairs} pairs of ${texts.size} different documents (the library has ${documents.length}); ${judged.size} pairs were judged before.`,
  )
})
