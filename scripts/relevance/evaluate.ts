import type { Judged } from './judgements.ts'
import type { TestQuery } from './load-queries.ts'
import { toScores, type Metric, type Scores } from './metrics.ts'
import type { System } from './systems/system.ts'

/** What one system found for one query, and how good that is. */
export interface Answer {
  query: TestQuery
  docs: readonly string[]
  judged: Judged
  scores: Scores
  /** Documents among those found that nobody judged: they count as grade 0. */
  unjudged: readonly string[]
}

/** Answers of one system to all queries, in their order. */
export interface Run {
  system: Pick<System, 'name' | 'role'>
  answers: readonly Answer[]
}

/** Answers with their figures, whatever was asked. */
export interface Scored {
  answers: ReadonlyArray<{ scores: Readonly<Partial<Record<Metric, number | undefined>>> }>
}

/** Asks each system each query, one at a time. */
export async function evaluate(
  systems: readonly System[],
  queries: readonly TestQuery[],
  judgements: ReadonlyMap<string, Judged>,
): Promise<Run[]> {
  const runs: Run[] = []
  for (const system of systems) {
    const answers: Answer[] = []
    for (const query of queries)
      answers.push(toAnswer(query, await system.find(query.query), judgements.get(query.id) ?? new Map()))
    runs.push({ system, answers })
  }
  return runs
}

export function toAnswer(query: TestQuery, docs: readonly string[], judged: Judged): Answer {
  return {
    query,
    docs,
    judged,
    scores: toScores(docs, judged),
    unjudged: docs.filter(doc => !judged.has(doc)),
  }
}

/** The answers of a run to some of the queries. */
export function answersTo(run: Run, isAsked: (query: TestQuery) => boolean): Run {
  return { ...run, answers: run.answers.filter(({ query }) => isAsked(query)) }
}

/** Values of a metric where it is defined. */
export function valuesOf({ answers }: Scored, metric: Metric): number[] {
  return answers.flatMap(({ scores }) => scores[metric] ?? [])
}

/**
 * What one run has more than another, query by query, where the metric is defined. It depends on the judgements of
 * a query and not on what was found, so it is defined for both or for neither.
 */
export function differences(one: Scored, other: Scored, metric: Metric): number[] {
  return one.answers.flatMap(({ scores }, at) => {
    const own = scores[metric]
    const others = other.answers[at]?.scores[metric]
    return own === undefined || others === undefined ? [] : [own - others]
  })
}
