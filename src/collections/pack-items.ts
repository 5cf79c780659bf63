import type { Row } from '../analysis/catalogue.ts'
import type { Snapshot } from '../analysis/snapshot.ts'
import { hasChanged, lookUp, whyGone } from '../exports/compare-item.ts'
import type { Pack } from './pack.ts'

/** How an item of a pack stands in the library as it is now. */
export type PackItemState =
  | { state: 'as-chosen' | 'changed'; row: Row }
  | { state: 'withdrawn' | 'gone'; reason: string; date: string | null }

/** An item of a pack with how it stands; of what was withdrawn nothing is told but when and why. */
export type StandingItem = { id: string; note: string } & PackItemState

/** How every item of a pack stands, by its receipt. Told from digests alone, so it costs no reading. */
export function packItems({ items, receipt }: Pick<Pack, 'items' | 'receipt'>, snapshot: Snapshot): StandingItem[] {
  const digests = new Map(receipt.receipt.items.map(({ id, digest }) => [id, digest]))
  return items.map(item => ({ ...item, ...stateOf(item.id, digests.get(item.id), snapshot) }))
}

/** @param digest of what it said when it was chosen; undefined where there is nothing it could be compared with */
export function stateOf(id: string, digest: string | undefined, snapshot: Snapshot): PackItemState {
  const known = lookUp(id, snapshot)
  const row = snapshot.catalogue.row(id)
  if (!known || !row) {
    const { kind, reason, date } = whyGone(known)
    return { state: kind, reason, date }
  }
  return { state: digest !== undefined && hasChanged(known, digest) ? 'changed' : 'as-chosen', row }
}
