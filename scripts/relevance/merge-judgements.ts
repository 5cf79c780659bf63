// `npx tsx scripts/relevance/merge-judgements.ts <folder of the pool> [<folder of the judges>]`: adds what the judges
// wrote (every .yaml file of the folder) to judgements.csv, if all that was pooled is judged exactly once. Prints how
// often each grade was given and nothing of a single query.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { checkJudged } from './check-judged.ts'
import { GRADES, loadJudgements, pairOf, saveJudgements } from './judgements.ts'
import { JUDGEMENTS } from './paths.ts'
import { loadPool } from './pool-file.ts'

const FAULTS_SHOWN = 20

const [poolFolder, judgedFolder = poolFolder] = process.argv.slice(2)
if (poolFolder === undefined || judgedFolder === undefined) {
  console.error('Say where the pool is: npx tsx scripts/relevance/merge-judgements.ts <folder> [<folder>]')
  process.exit(2)
}

const rows: unknown[] = []
for (const name of (await readdir(judgedFolder)).filter(file => file.endsWith('.yaml')).sort()) {
  const value: unknown = parse(await readFile(join(judgedFolder, name), 'utf8'))
  if (!Array.isArray(value)) {
    console.error(`${name} is not a list.`)
    process.exit(1)
  }
  rows.push(...(value as unknown[]))
}
const before = await loadJudgements(JUDGEMENTS)
const { judgements, faults } = checkJudged(await loadPool(poolFolder), rows, new Set(before.map(pairOf)))
if (faults.length > 0) {
  console.error([...faults.slice(0, FAULTS_SHOWN), `${faults.length} faults; nothing is written.`].join('\n'))
  process.exit(1)
}
await saveJudgements(JUDGEMENTS, [...before, ...judgements])
const counts = GRADES.map(
  grade => `${judgements.filter(judgement => judgement.grade === grade).length} of ${grade}`,
)
console.log(`${judgements.length} judgements added to ${before.length}: ${counts.join(', ')}.`)
