import { estimate } from './bootstrap.ts'
import { differences, valuesOf } from './evaluate.ts'
import { SIMILAR_DEPTH, type SimilarRun } from './evaluate-similar.ts'
import { METRIC_LABELS } from './metrics.ts'
import { toFigure } from './to-figure.ts'
import { toTable } from './to-table.ts'

const METRICS = ['ndcg', 'success'] as const
const LABELS = [`nDCG@${SIMILAR_DEPTH}`, METRIC_LABELS.success]

/**
 * Figures of all systems over some seeds, as text, and what ours has more than each other where both were asked.
 * @param runs over the same seeds
 */
export function reportSimilar(title: string, runs: readonly SimilarRun[]): string {
  const ours = runs.find(({ system }) => system.role === 'ours')
  return [
    `${title}\n${'='.repeat(title.length)}`,
    baseOf(ours),
    toTable([
      ['', 'seeds asked', ...LABELS, `unjudged in the first ${SIMILAR_DEPTH}`],
      ...runs.map(toSystemRow),
    ]),
    'Ours minus each other, seed by seed',
    toTable([['', ...LABELS], ...(ours ? toDifferenceRows(ours, runs) : [])]),
  ].join('\n\n')
}

function baseOf(ours: SimilarRun | undefined): string {
  const answers = ours?.answers ?? []
  const texts = answers.filter(({ seed }) => 'text' in seed).length
  const good = answers.filter(({ scores }) => scores.success !== undefined).length
  return [
    `${answers.length} seeds, ${texts} of them pasted texts, which have no tags. ${LABELS[1]} over the ${good} for which`,
    `something closely related (grade 2 or 3) is known; for ${answers.length - good} nothing is.`,
  ].join('\n')
}

function toSystemRow(run: SimilarRun): string[] {
  const asked = valuesOf(run, 'ndcg').length
  const unjudged = run.answers.reduce((sum, answer) => sum + answer.unjudged.length, 0)
  const figures = METRICS.map(metric => toFigure(estimate(valuesOf(run, metric))))
  return [run.system.name, String(asked), ...figures, String(unjudged)]
}

function toDifferenceRows(ours: SimilarRun, runs: readonly SimilarRun[]): string[][] {
  return runs
    .filter(run => run !== ours)
    .map(run => [
      `ours - ${run.system.name}`,
      ...METRICS.map(metric => toFigure(estimate(differences(ours, run, metric)), true)),
    ])
}
