import { estimate } from '../bootstrap.ts'
import { differences, valuesOf } from '../evaluate.ts'
import { METRIC_LABELS, METRICS } from '../metrics.ts'
import { toFigure } from '../to-figure.ts'
import { toTable } from '../to-table.ts'
import type { AskedRun, CutOff } from './evaluate-asked.ts'

/** Figures of all systems over the same drafts, what ours has more than each other, and what its cut-off does. */
export function reportAsked(title: string, runs: readonly AskedRun[], cut: CutOff): string {
  const ours = runs.find(({ system }) => system.role === 'ours')
  const labels = METRICS.map(metric => METRIC_LABELS[metric])
  return [
    `${title}\n${'='.repeat(title.length)}`,
    `${ours?.answers.length ?? 0} drafts; success and rank over the ${cut.answered} for which an answer of grade 2 or 3 is known.`,
    toTable([
      ['', ...labels, 'unjudged in the first 10'],
      ...runs.map(run => [
        run.system.name,
        ...METRICS.map(metric => toFigure(estimate(valuesOf(run, metric)))),
        String(run.answers.reduce((sum, { unjudged }) => sum + unjudged.length, 0)),
      ]),
    ]),
    'Ours minus each other, draft by draft',
    toTable([
      ['', ...labels],
      ...runs
        .filter(run => ours && run !== ours)
        .map(run => [
          `ours - ${run.system.name}`,
          ...METRICS.map(metric => toFigure(estimate(differences(ours!, run, metric)), true)),
        ]),
    ]),
    [
      `With its cut-off ours shows a good answer for ${cut.answerShown} of ${cut.answered} drafts that have one, and nothing`,
      `for ${cut.nothingShown} of ${cut.unasked} that nothing of the library touches; ${cut.related} of ${cut.shown} shown are at least related.`,
    ].join('\n'),
  ].join('\n\n')
}
