import type { Snapshot } from '../../analysis/snapshot.ts'
import { ChangedItems } from '../changed-item.ts'
import { hasChanged, lookUp, toChanged, whyGone } from '../compare-item.ts'
import type { EarlierTexts } from '../earlier-texts.ts'
import type { Comparison } from '../verification.ts'
import type { PackReceipt } from './pack-receipt.ts'

/** What has become of everything in a pack. What was chosen by hand can be changed or gone; nothing can be added to it. */
export async function comparePack(
  receipt: PackReceipt,
  snapshot: Snapshot,
  earlier: EarlierTexts,
): Promise<Comparison> {
  const { corpus, taxonomy } = snapshot
  const changed: Comparison['changed'] = []
  const withdrawn: Comparison['withdrawn'] = []
  for (const one of receipt.items) {
    const known = lookUp(one.id, snapshot)
    if (!known || known.review.withdrawn) withdrawn.push({ id: one.id, ...whyGone(known) })
    else if (hasChanged(known, one.digest))
      changed.push({
        ...(await toChanged(one, known, new ChangedItems(corpus, earlier, one.taken))),
        stillMatches: true,
      })
  }
  const then = receipt.items.length
  const unchanged = then - changed.length - withdrawn.length
  return {
    repeatable: true,
    faults: [],
    corpus: { then: receipt.corpus, now: corpus.digest, equal: receipt.corpus === corpus.digest },
    taxonomy: {
      then: receipt.taxonomy.version,
      now: taxonomy.version,
      equal: receipt.taxonomy.digest === taxonomy.digest,
    },
    settings: null,
    engine: { then: null, now: null, equal: true },
    counts: {
      ...{ then, now: then - withdrawn.length, unchanged, added: 0, unmatched: 0 },
      ...{ changed: changed.length, withdrawn: withdrawn.length },
    },
    ...{ added: [], changed, withdrawn, unmatched: [] },
  }
}
