/** Totals that a session may have, in minutes. */
export const SESSION_MINUTES = [30, 45, 60, 90] as const
export type SessionMinutes = (typeof SESSION_MINUTES)[number]

/** The total where none is chosen. */
export const USUAL_MINUTES: SessionMinutes = 45

/** One part of a session. */
export interface TimedPart {
  minutes: number
  what: string
  how: string
}

/** Minutes of the parts that are always as long: welcome, reading, and the close of each total. */
const WELCOME = 3
const READING = 7
const CLOSE: Readonly<Record<SessionMinutes, { change: number; end: number }>> = {
  30: { change: 4, end: 2 },
  45: { change: 6, end: 4 },
  60: { change: 10, end: 5 },
  90: { change: 15, end: 5 },
}

/** Least time to talk about one finding. */
const LEAST = 7

/**
 * The parts of a session, which add up to its total: welcome, seven minutes of reading, as many findings as there is
 * time for, what will change, and the end. Findings share what is left, at least seven minutes each; the first ones get
 * the minutes that cannot be shared.
 * @param findings how many there are
 */
export function toTimingPlan(
  minutes: SessionMinutes,
  findings: number,
): { parts: TimedPart[]; discussed: number } {
  const { change, end } = CLOSE[minutes]
  const left = minutes - WELCOME - READING - change - end
  const discussed = Math.min(findings, Math.floor(left / LEAST))
  const talks: TimedPart[] =
    discussed === 0
      ? [
          {
            minutes: left,
            what: 'Talk about what was read',
            how: 'What is new to us? What do we know already?',
          },
        ]
      : Array.from({ length: discussed }, (_, at) => ({
          minutes: Math.floor(left / discussed) + (at < left % discussed ? 1 : 0),
          what: `Finding ${at + 1}`,
          how: 'A minute to read the questions, then pairs, then together.',
        }))
  return {
    discussed,
    parts: [
      { minutes: WELCOME, what: 'Welcome', how: 'Aims, the word of care, where support is.' },
      {
        minutes: READING,
        what: 'Reading',
        how: 'Everybody reads the seven-minute briefing, or the slides are shown.',
      },
      ...talks,
      {
        minutes: change,
        what: 'What will change',
        how: 'Each writes one thing and a date; some are shared.',
      },
      { minutes: end, what: 'Close', how: 'Thank people, say where support is, collect the forms.' },
    ],
  }
}
