import { silenceTopics } from '../../analysis/silence.ts'
import type { Kind } from '../../taxonomy/facet.ts'
import { actionStrength } from './action-strength.ts'
import type { Chart, ChartInput } from './chart.ts'
import { depthOfAnalysis } from './depth-of-analysis.ts'
import { findingsOverTime } from './findings-over-time.ts'
import { heatMap } from './heat-map.ts'
import { silenceChart } from './silence-chart.ts'
import { systemsLevels } from './systems-levels.ts'

/** What a chart asks for beside a query. */
export interface ChartChoices {
  rows?: string | undefined
  cols?: string | undefined
  topic?: string | undefined
}

/** A kind of chart. */
export interface ChartKind {
  /** In words, for the description of the API. */
  label: string
  /** The kind it is of, whatever else was searched for; undefined where it is of any. */
  kind?: Kind
  /** What must be chosen for it. */
  needs: ReadonlyArray<keyof ChartChoices>
  create(input: ChartInput, choices: ChartChoices): Chart
}

/** Every chart by the name it has in addresses. To add one: a file and a line here. */
export const CHARTS: Readonly<Record<string, ChartKind>> = {
  'findings-over-time': {
    label: 'What matches, by decade of publication',
    needs: [],
    create: findingsOverTime,
  },
  'heat-map': {
    label: 'Two facets against each other',
    needs: ['rows', 'cols'],
    create: (input, { rows, cols }) => heatMap(input, rows!, cols!),
  },
  'systems-levels': {
    label: 'The mix of levels of the system',
    needs: [],
    create: systemsLevels,
  },
  'action-strength': {
    label: 'The strength of actions, by decade of publication',
    kind: 'recommendation',
    needs: [],
    create: actionStrength,
  },
  'depth-of-analysis': {
    label: 'The depth of analysis of findings whose report was read in full',
    kind: 'finding',
    needs: [],
    create: depthOfAnalysis,
  },
  silence: {
    label: 'Silence on a topic, of reviews whose report was read in full',
    kind: 'review',
    needs: ['topic'],
    create: (input, { topic }) =>
      silenceChart(
        input,
        silenceTopics(input.catalogue).find(({ id }) => id === topic)!,
      ),
  },
}
