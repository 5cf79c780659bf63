// `npx tsx scripts/relevance/asked/asked-pool.ts <folder>`: asks every system what was asked before each draft and
// writes what was not yet judged as sheet.md, with form.csv to be filled in and joined to judgements.csv. The sheet
// says neither half nor system, and not what the writer of the draft had in mind.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadSnapshot } from '../../../src/analysis/snapshot.ts'
import { rootPath } from '../../../src/root-path.ts'
import { drawPool } from '../draw-pool.ts'
import { pairOf } from '../judgements.ts'
import { ASKED_JUDGEMENTS, ASKED_SEEDS } from '../paths.ts'
import { loadSimilarJudgements } from '../similar-judgements.ts'
import { startAsked } from './asked-systems.ts'
import { loadAskedSeeds } from './load-asked-seeds.ts'

const folder = process.argv[2]
if (folder === undefined) {
  console.error('Say where to write: npx tsx scripts/relevance/asked/asked-pool.ts <folder>')
  process.exit(2)
}
const snapshot = await loadSnapshot({ reviewsDir: rootPath('reviews'), taxonomyDir: rootPath('taxonomy') })
const { systems, items } = await startAsked(snapshot)
const judged = new Set((await loadSimilarJudgements(ASKED_JUDGEMENTS)).map(pairOf))
const pools = await Promise.all(
  (await loadAskedSeeds(ASKED_SEEDS)).map(async seed => {
    const lists = await Promise.all(systems.map(system => system.find(seed)))
    return { seed, docs: drawPool(seed.id, lists, judged).docs }
  }),
)
const pooled = pools.filter(({ docs }) => docs.length > 0)
const given = new Set<string>()
const textOf = (doc: string) => {
  const { title, text, row } = items.get(doc)!
  const to = row.kind === 'recommendation' ? row.item.to.join('; ') : ''
  const whole = given.has(doc) ? '(Text given above.)' : `To ${to || 'nobody named'}. ${text}`
  given.add(doc)
  return `${doc}\n**${title}** ${whole}`
}
const sheet = pooled.map(({ seed: { id, text, to }, docs }) =>
  [`# ${id}`, `${text}\nTo: ${to ?? 'nobody named'}`, ...docs.map(textOf)].join('\n\n'),
)
const rows = pooled.flatMap(({ seed, docs }) => docs.map(doc => `${seed.id},${doc},`))
await mkdir(folder, { recursive: true })
await writeFile(join(folder, 'sheet.md'), `${sheet.join('\n\n')}\n`)
await writeFile(join(folder, 'form.csv'), `${['seed,doc,grade', ...rows].join('\n')}\n`)
console.log(`${rows.length} pairs of ${pooled.length} drafts to judge; ${judged.size} were judged before.`)
