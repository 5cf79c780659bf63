import type { BenchOptions, Measure } from './bench-options.ts'
import { CleanUp } from './clean-up.ts'
import { ms } from './figures.ts'
import { measureAgain } from './measure-again.ts'
import { measureBuild } from './measure-build.ts'
import { measureFresh } from './measure-fresh.ts'
import { measureLoad } from './measure-load.ts'
import { measureMemory } from './measure-memory.ts'
import { measurePage } from './measure-page.ts'
import { measureParse } from './measure-parse.ts'
import { measurePeers } from './measure-peers.ts'
import { measureRender } from './measure-render.ts'
import { measureStart } from './measure-start.ts'
import { setUp, type Stage } from './stage.ts'

/** In this order: what changes the corpus comes late, and what needs the machine to itself stops the server. */
const STEPS: ReadonlyArray<readonly [Measure, (stage: Stage) => Promise<void>]> = [
  ['parse', measureParse],
  ['build', measureBuild],
  ['start', measureStart],
  ['page', measurePage],
  ['render', measureRender],
  ['again', measureAgain],
  ['memory', measureMemory],
  ['load', measureLoad],
  ['fresh', measureFresh],
  ['peers', measurePeers],
]

/** Measures what is asked for with the product as it is built, and leaves nothing behind, however it ends. */
export async function runBench(options: BenchOptions): Promise<void> {
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
}
