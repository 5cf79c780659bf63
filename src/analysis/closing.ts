import type { Recommendation, Status } from '../corpus/review.ts'

/** Values by which a recommendation is closed as done, or as done with an effect shown. */
const DONE: readonly string[] = ['closed-done', 'closed-effective']

/** A side says that what was asked was done. */
export interface Closing {
  by: Status['by']
  value: string
  /** Year, year and month, or day; undefined where the record does not say when. */
  date: string | undefined
  /** The addressee it was closed for, where the status names one. */
  for: string | undefined
}

/**
 * The closings of a recommendation as done or effective that still stand, oldest first. A side that later says
 * something else of the same addressee has taken its closing back. Undated statuses count as the earliest, as they
 * do in what a side last said.
 */
export function closingsOf({ statuses }: Recommendation): Closing[] {
  const lines = new Map<string, Status[]>()
  for (const status of statuses) {
    const key = `${status.by} ${status.for?.toLowerCase() ?? ''}`
    lines.set(key, [...(lines.get(key) ?? []), status])
  }
  return [...lines.values()]
    .flatMap(standing)
    .map(({ by, value, date, for: addressee }) => ({ by, value, date, for: addressee }))
    .sort(byDate)
}

/** What one side says of one addressee from its last closing on, if nothing else followed. */
function standing(statuses: readonly Status[]): Status[] {
  const inOrder = statuses.toSorted(byDate)
  const lastOther = inOrder.findLastIndex(status => !DONE.includes(status.value))
  return inOrder.slice(lastOther + 1)
}

function byDate(a: { date?: string | undefined }, b: { date?: string | undefined }): number {
  return (a.date ?? '').localeCompare(b.date ?? '')
}

/** Year of a closing; undefined where it has no date. */
export function yearOfClosing({ date }: Closing): number | undefined {
  return date === undefined ? undefined : Number(date.slice(0, 4))
}
