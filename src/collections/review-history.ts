import type { Correction, Review } from '../corpus/review.ts'
import { toDifference } from '../exports/difference.ts'
import type { Difference } from '../exports/verification.ts'
import type { Versions } from './versions.ts'

/** How a review has changed since it was first here, by the rule on privacy. */
export interface ReviewHistory {
  /** The newest first. */
  versions: ReadonlyArray<{ digest: string; since: string }>
  corrections: readonly Correction[]
  /** Whether it was changed for privacy: what was there before is not kept, and not told. */
  isPrivate: boolean
  /** What is compared; null where there is nothing to compare. */
  from: string | null
  to: string | null
  changes: ReadonlyArray<{ part: string; difference: Difference }>
}

const ITSELF = 'The review itself'
const ITEM_HEADING = /^### (.+)$/m

const WITHHELD: Difference = { kind: 'withheld', detail: 'Changed for privacy, text withheld.' }
const NOT_KEPT: Difference = { kind: 'not-kept', detail: 'One of the two versions is not kept here.' }

/**
 * The versions of a review that were ever served here, as anybody may read them, with what changed between two.
 * @param asked digests; the last two versions where they are left out
 */
export async function historyOf(
  review: Review,
  versions: Versions,
  asked: { from?: string | undefined; to?: string | undefined } = {},
): Promise<ReviewHistory> {
  const known = (await versions.wholesOf(review)).toReversed()
  const isPrivate = review.corrections.some(({ kind }) => kind === 'privacy')
  const to = asked.to ?? known[0]?.digest ?? null
  const from = asked.from ?? known.slice(known.findIndex(one => one.digest === to) + 1)[0]?.digest ?? null
  const told = { versions: known, corrections: review.corrections, isPrivate, from, to }
  if (from === null || to === null) return { ...told, changes: [] }
  const [then, now] = await Promise.all([versions.partsOf(review, from), versions.partsOf(review, to)])
  if (!then || !now)
    return { ...told, changes: [{ part: ITSELF, difference: isPrivate ? WITHHELD : NOT_KEPT }] }
  return { ...told, changes: changesBetween(then, now) }
}

/**
 * What changed between two texts of a review, part by part and word by word; parts that are the same are left out.
 * @param then its own text, and after it that of each item
 */
export function changesBetween(then: readonly string[], now: readonly string[]): ReviewHistory['changes'] {
  return toChanges(toParts(then), toParts(now))
}

function toChanges(
  then: ReadonlyMap<string, Part>,
  now: ReadonlyMap<string, Part>,
): ReviewHistory['changes'] {
  return [...new Set([...now.keys(), ...then.keys()])].flatMap(key => {
    const [before, after] = [then.get(key), now.get(key)]
    if (before?.text === after?.text) return []
    return [
      { part: (after ?? before)!.title, difference: toDifference(before?.text ?? '', after?.text ?? '') },
    ]
  })
}

interface Part {
  title: string
  text: string
}

/** By the number of the item, since its title may change too. */
function toParts([own = '', ...items]: readonly string[]): Map<string, Part> {
  return new Map([
    ['', { title: ITSELF, text: own }],
    ...items.map(text => {
      const title = ITEM_HEADING.exec(text)?.[1] ?? ''
      return [title.split('.')[0]!, { title, text }] as const
    }),
  ])
}
