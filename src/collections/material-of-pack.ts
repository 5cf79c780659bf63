import type { Snapshot } from '../analysis/snapshot.ts'
import type { TeachingMaterial } from '../exports/teaching/teaching-material.ts'
import type { Pack } from './pack.ts'

/**
 * What a session of a pack is made from: its items as the library has them now, in its order, with its notes. What was
 * withdrawn or has gone is left out, as nothing of it may be shown.
 */
export function materialOfPack(
  { id, title, audience, aim, items }: Pack,
  snapshot: Snapshot,
  choices: Pick<TeachingMaterial, 'safeToProject' | 'showsHarm'>,
): TeachingMaterial {
  return {
    ...{ title, audience, aim, snapshot },
    from: { kind: 'pack', id, label: title, address: `/packs/${id}` },
    items: items.flatMap(({ id: itemId, note }) => {
      const row = snapshot.catalogue.row(itemId)
      return row ? [{ row, ...(note && { note }) }] : []
    }),
    ...choices,
  }
}
