import type { AskedLibrary } from '../../../src/analysis/asked-before.ts'
import { GOOD_GRADE, type Judged } from '../judgements.ts'
import { hasGoodAnswer, toScores, type Scores } from '../metrics.ts'
import type { AskedSystem } from './asked-systems.ts'
import type { AskedSeed } from './load-asked-seeds.ts'

/** What one system found for one draft, and how good that is. */
export interface AskedAnswer {
  seed: AskedSeed
  scores: Scores
  /** Of those found, those that nobody judged: they count as grade 0. */
  unjudged: readonly string[]
}

/** Answers of one system to all drafts, in their order. */
export interface AskedRun {
  system: Pick<AskedSystem, 'name' | 'role'>
  answers: readonly AskedAnswer[]
}

/** Asks each system each draft. @param judgements grades by seed */
export async function evaluateAsked(
  systems: readonly AskedSystem[],
  seeds: readonly AskedSeed[],
  judgements: ReadonlyMap<string, Judged>,
): Promise<AskedRun[]> {
  return Promise.all(
    systems.map(async system => ({
      system,
      answers: await Promise.all(
        seeds.map(async seed => {
          const judged = judgements.get(seed.id) ?? new Map<string, never>()
          const docs = await system.find(seed)
          return { seed, scores: toScores(docs, judged), unjudged: docs.filter(doc => !judged.has(doc)) }
        }),
      ),
    })),
  )
}

/** What a reader is shown where what scores less than the cut-off is left out. */
export interface CutOff {
  /** Drafts with a good answer, and those of them for which one is shown. */
  answered: number
  answerShown: number
  /** Drafts for which nothing but grade 0 is known, and those of them for which nothing is shown. */
  unasked: number
  nothingShown: number
  /** Of all that is shown, the part of grade 1 or above. */
  shown: number
  related: number
}

/** @param least what scores less is left out; the library's own cut-off where it is not given */
export function toCutOff(
  library: AskedLibrary,
  seeds: readonly AskedSeed[],
  judgements: ReadonlyMap<string, Judged>,
  least?: number,
): CutOff {
  const counts = { answered: 0, answerShown: 0, unasked: 0, nothingShown: 0, shown: 0, related: 0 }
  for (const { id, text, to } of seeds) {
    const judged = judgements.get(id) ?? new Map<string, never>()
    const found = library.askedBefore(
      { text, to: to === undefined ? [] : [to] },
      least === undefined ? {} : { least },
    )
    const grades = found.map(({ id: doc }) => judged.get(doc) ?? 0)
    counts.shown += grades.length
    counts.related += grades.filter(grade => grade > 0).length
    if (hasGoodAnswer(judged)) {
      counts.answered += 1
      if (grades.some(grade => grade >= GOOD_GRADE)) counts.answerShown += 1
    } else if ([...judged.values()].every(grade => grade === 0)) {
      counts.unasked += 1
      if (grades.length === 0) counts.nothingShown += 1
    }
  }
  return counts
}
