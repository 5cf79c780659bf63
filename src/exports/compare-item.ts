import type { Snapshot } from '../analysis/snapshot.ts'
import { addressOf } from '../corpus/item-address.ts'
import type { Item, Review } from '../corpus/review.ts'
import type { ChangedItems } from './changed-item.ts'
import type { Comparison } from './verification.ts'

/** An id of a receipt in the library as it is now. */
export interface KnownItem {
  review: Review
  item: Item | undefined
}

/** What an id names; undefined where there is nothing of that name any more. Of a withdrawn record the review alone. */
export function lookUp(id: string, { corpus }: Snapshot): KnownItem | undefined {
  const [reviewId = '', itemId] = id.split('/')
  const review = corpus.review(reviewId)
  if (!review) return undefined
  const item = itemId === undefined ? undefined : corpus.item(reviewId, itemId)
  return itemId !== undefined && !item && !review.withdrawn ? undefined : { review, item }
}

export function naming(id: string, { review, item }: { review: Review; item?: Item | undefined }) {
  return { id, title: (item ?? review).title, url: addressOf(id) }
}

/** What is said of an id that can no longer be read. */
export function whyGone(known: KnownItem | undefined) {
  const withdrawn = known?.review.withdrawn
  return withdrawn
    ? { kind: 'withdrawn' as const, date: withdrawn.date, reason: withdrawn.reason }
    : { kind: 'gone' as const, date: null, reason: 'It is no longer in the library.' }
}

/** How an item that says something else now has changed. */
export async function toChanged(
  { id, digest }: { id: string; digest: string },
  known: KnownItem,
  changes: ChangedItems,
): Promise<Omit<Comparison['changed'][number], 'stillMatches'>> {
  return {
    ...naming(id, known),
    corrections: changes.correctionsOf(known.review).map(({ date, kind, note }) => ({ date, kind, note })),
    difference: await changes.difference(known.review, known.item?.id, digest),
  }
}

export function hasChanged({ review, item }: KnownItem, digest: string): boolean {
  return (item ?? review).digest !== digest
}
