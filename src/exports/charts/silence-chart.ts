import { countSilence, SILENCE_STATES, type Silence, type SilenceState } from '../../analysis/silence.ts'
import { baseOf, countOf, type Chart, type ChartInput } from './chart.ts'
import { DARK } from './chart-style.ts'
import { shareBars } from './share-bars.ts'

/** What each state is called. */
export const SILENCE_LABELS: Readonly<Record<SilenceState, string>> = {
  considered: 'Considered',
  'not-considered': 'Not considered',
  'not-stated': 'Not stated',
  'not-recorded': 'Not recorded',
}

/** Which reviews are silent on a topic, of reports that were read in full; all others are not assessed. */
export function silenceChart(input: ChartInput, topic: Silence['topic']): Chart {
  const { assessed, notAssessed, of } = countSilence(input.catalogue, topic, input.rows)
  const states = SILENCE_STATES.map(state => ({ label: SILENCE_LABELS[state], count: assessed[state] }))
  return {
    title: `Silence on: ${topic.label}`,
    base: `Only reports that were read in full (evidence A) are assessed: ${assessed.of} of ${countOf(of, 'review')}. What other records say or leave out describes the record, not the report. ${baseOf({ ...input, kind: 'review' })}`,
    summary:
      assessed.of === 0
        ? `None assessed: ${notAssessed === 1 ? 'the one review has' : `all ${notAssessed} reviews have`} a record whose report was not read in full.`
        : `${states.map(({ label, count }) => `${label}: ${count} of ${assessed.of}`).join('; ')}. Not assessed: ${notAssessed}.`,
    table: {
      columns: [topic.label, 'Reviews', 'Of reviews assessed'],
      rows: [
        ...states.map(({ label, count }) => [label, String(count), String(assessed.of)]),
        ['Not assessed', String(notAssessed), ''],
      ],
    },
    draw:
      assessed.of === 0
        ? undefined
        : size =>
            shareBars(
              states.map(({ label, count }) => ({
                ...{ label, counts: [count], of: assessed.of },
                says: `${count} of ${assessed.of}`,
              })),
              [{ name: 'reviews', color: DARK }],
              { size, axis: `share of the ${countOf(assessed.of, 'review')} assessed` },
            ),
  }
}
