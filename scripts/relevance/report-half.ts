import { estimate } from './bootstrap.ts'
import { answersTo, differences, valuesOf, type Run } from './evaluate.ts'
import { QUERY_KINDS } from './load-queries.ts'
import { hasGoodAnswer, METRIC_LABELS, METRICS, type Metric } from './metrics.ts'
import { toFigure } from './to-figure.ts'
import { toTable } from './to-table.ts'

/**
 * Figures of all systems over one half of the queries, as text: nothing in it is of a single query.
 * @param runs over the same queries; those of the baselines are compared with the one of ours
 */
export function reportHalf(title: string, runs: readonly Run[]): string {
  return [
    `${title}\n${'='.repeat(title.length)}`,
    baseOf(runs),
    toTable(systemRows(runs)),
    'Ours minus each baseline, query by query',
    toTable(differenceRows(runs)),
    ...METRICS.flatMap(metric => [
      `${METRIC_LABELS[metric]} by kind of query`,
      toTable(kindRows(runs, metric)),
    ]),
  ].join('\n\n')
}

function baseOf([run]: readonly Run[]): string {
  const answers = run?.answers ?? []
  const good = answers.filter(({ judged }) => hasGoodAnswer(judged)).length
  const any = answers.filter(({ scores }) => scores.ndcg !== undefined).length
  return [
    `${answers.length} queries. nDCG@10 over the ${any} with a document of grade 1 or above; success@3 and MRR over`,
    `the ${good} with one of grade 2 or above. For ${answers.length - good} no good answer exists in what was judged.`,
  ].join('\n')
}

function systemRows(runs: readonly Run[]): string[][] {
  const head = ['', ...METRICS.map(metric => METRIC_LABELS[metric]), 'found', 'unjudged in the top ten']
  const rows = runs.map(run => {
    const found = run.answers.reduce((sum, { docs }) => sum + docs.length, 0)
    const unjudged = run.answers.reduce((sum, answer) => sum + answer.unjudged.length, 0)
    const figures = METRICS.map(metric => toFigure(estimate(valuesOf(run, metric))))
    return [run.system.name, ...figures, String(found), String(unjudged)]
  })
  return [head, ...rows]
}

function differenceRows(runs: readonly Run[]): string[][] {
  const ours = runs.find(({ system }) => system.role === 'ours')
  const baselines = runs.filter(({ system }) => system.role === 'baseline')
  if (!ours) return []
  return [
    ['', ...METRICS.map(metric => METRIC_LABELS[metric])],
    ...baselines.map(run => [
      `ours - ${run.system.name}`,
      ...METRICS.map(metric => toFigure(estimate(differences(ours, run, metric)), true)),
    ]),
  ]
}

/** Means only: a kind has too few queries for an interval to say much. */
function kindRows(runs: readonly Run[], metric: Metric): string[][] {
  const head = ['', 'queries', ...runs.map(({ system }) => system.name)]
  const rows = QUERY_KINDS.map(kind => {
    const ofKind = runs.map(run =>
      valuesOf(
        answersTo(run, query => query.kind === kind),
        metric,
      ),
    )
    return [kind, String(ofKind[0]?.length ?? 0), ...ofKind.map(toMean)]
  })
  return [head, ...rows]
}

function toMean(values: readonly number[]): string {
  return values.length === 0
    ? '-'
    : (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(2)
}
