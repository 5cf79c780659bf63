import type { Snapshot } from '../../../src/analysis/snapshot.ts'
import { byQuery } from '../judgements.ts'
import type { Half } from '../load-queries.ts'
import { ASKED_JUDGEMENTS, ASKED_SEEDS } from '../paths.ts'
import { loadSimilarJudgements } from '../similar-judgements.ts'
import { startAsked } from './asked-systems.ts'
import { evaluateAsked, toCutOff } from './evaluate-asked.ts'
import { loadAskedSeeds } from './load-asked-seeds.ts'
import { reportAsked } from './report-asked.ts'

/** Prints how well "asked before?" answers the drafts of some halves, beside the other systems. */
export async function printAsked(snapshot: Snapshot, halves: readonly Half[]): Promise<void> {
  const { systems, library, items } = await startAsked(snapshot)
  const known = (await loadSimilarJudgements(ASKED_JUDGEMENTS)).filter(({ doc }) => items.has(doc))
  const judgements = byQuery(known)
  const seeds = await loadAskedSeeds(ASKED_SEEDS)
  for (const half of halves) {
    const ofHalf = seeds.filter(seed => seed.half === half)
    const runs = await evaluateAsked(systems, ofHalf, judgements)
    const cut = toCutOff(library, ofHalf, judgements)
    console.log(`\n${reportAsked(`Asked before, ${half} half`, runs, cut)}`)
  }
}
