import type { Judged } from './judgements.ts'
import type { Half } from './load-queries.ts'
import type { SimilarSeed } from './load-similar-seeds.ts'
import { ndcg, successAt3, type Scores } from './metrics.ts'
import type { SimilarSystem } from './systems/similar/similar-system.ts'

/** A page of a finding shows five that are like it. */
export const SIMILAR_DEPTH = 5

/** What one system found like one seed, and how good that is. */
export interface SimilarAnswer {
  seed: SimilarSeed
  /** Without figures where the system could not be asked. */
  scores: Pick<Scores, 'ndcg' | 'success'>
  /** Of the first five found, those that nobody judged: they count as grade 0. */
  unjudged: readonly string[]
}

/** Answers of one system to all seeds, in their order. */
export interface SimilarRun {
  system: Pick<SimilarSystem, 'name' | 'role'>
  answers: readonly SimilarAnswer[]
}

/** Asks each system with each seed, one at a time. @param judgements grades by seed */
export async function evaluateSimilar(
  systems: readonly SimilarSystem[],
  seeds: readonly SimilarSeed[],
  judgements: ReadonlyMap<string, Judged>,
): Promise<SimilarRun[]> {
  const runs: SimilarRun[] = []
  for (const system of systems) {
    const answers: SimilarAnswer[] = []
    for (const seed of seeds)
      answers.push(toSimilarAnswer(seed, await system.find(seed), judgements.get(seed.id) ?? new Map()))
    runs.push({ system, answers })
  }
  return runs
}

/** @param docs undefined where the system could not be asked */
export function toSimilarAnswer(
  seed: SimilarSeed,
  docs: readonly string[] | undefined,
  judged: Judged,
): SimilarAnswer {
  if (!docs) return { seed, scores: { ndcg: undefined, success: undefined }, unjudged: [] }
  return {
    seed,
    scores: { ndcg: ndcg(docs, judged, SIMILAR_DEPTH), success: successAt3(docs, judged) },
    unjudged: docs.slice(0, SIMILAR_DEPTH).filter(doc => !judged.has(doc)),
  }
}

/** The answers of each run to the seeds of one half. */
export function seedsOfHalf(runs: readonly SimilarRun[], half: Half): SimilarRun[] {
  return runs.map(run => ({ ...run, answers: run.answers.filter(({ seed }) => seed.half === half) }))
}
