// `npm run bench`: how fast the library is, against what it is made of, in one run on one machine. Prints both sides
// and how they compare; it passes and fails nothing. `npm run bench -- --help` says what can be chosen.
import { readOptions, type Measure } from './bench-options.ts'
import { CleanUp } from './clean-up.ts'
import { ms } from './figures.ts'
import { measureMemory } from './measure-memory.ts'
import { measurePage } from './measure-page.ts'
import { measureParse } from './measure-parse.ts'
import { measureStart } from './measure-start.ts'
import { setUp, type Stage } from './stage.ts'

/** In this order: what changes the corpus comes late, and what needs the machine to itself stops the server. */
const STEPS: ReadonlyArray<readonly [Measure, (stage: Stage) => Promise<void>]> = [
  ['parse', measureParse],
  ['start', measureStart],
  ['page', measurePage],
  ['memory', measureMemory],
]

const options = readOptions(process.argv.slice(2))
const cleanUp = new CleanUp()
cleanUp.atSignals()
const began = performance.now()
try {
  const stage = await setUp(options, cleanUp)
  for (const [name, measure] of STEPS) if (options.only.has(name)) await measure(stage)
  console.log(`\nAll of it took ${ms(performance.now() - began)}.`)
} finally {
  await cleanUp.run()
}
