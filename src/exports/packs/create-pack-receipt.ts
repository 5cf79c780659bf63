import type { Snapshot } from '../../analysis/snapshot.ts'
import { toMonth } from '../../corpus/to-month.ts'
import { digestOf, type ExtractMaker } from '../create-extract.ts'
import type { SignedPackReceipt } from '../receipt.ts'
import { signReceipt } from '../sign-receipt.ts'
import type { PackReceipt } from './pack-receipt.ts'

/** A pack, as far as its receipt says of it. */
export interface ReceiptedPack {
  title: string
  audience: string
  aim: string
  /** Below the address of the site: `/packs/k3m7q2x5wa`. */
  path: string
  /** Ids of findings and recommendations, in order. */
  ids: readonly string[]
}

/**
 * Signs what is in a pack as it is now.
 * @param before an earlier receipt: what it names keeps the digest it has there, so that a change that somebody was
 * told of is not forgotten because a note was written
 */
export function createPackReceipt(
  { title, audience, aim, path, ids }: ReceiptedPack,
  { corpus, taxonomy, catalogue }: Snapshot,
  { signer, site, software }: ExtractMaker,
  before?: PackReceipt,
): SignedPackReceipt {
  const made = new Date().toISOString()
  const known = new Map(before?.items.map(item => [item.id, item]))
  const standing = ids.flatMap(id => catalogue.row(id) ?? [])
  const leftOut = ids
    .filter(id => !known.has(id) && !catalogue.row(id))
    .map(id => ({ id, reason: reasonOf(corpus.review(id.split('/')[0]!)?.withdrawn) }))
  const items = ids.flatMap(id => {
    const row = catalogue.row(id)
    return known.get(id) ?? (row ? [{ id, digest: digestOf(row), taken: made }] : [])
  })
  return signReceipt(
    {
      version: 1,
      chosen: 'by hand',
      ...{ title, audience, aim },
      url: `${site.address}${path}`,
      made,
      corpus: corpus.digest,
      taxonomy: { version: taxonomy.version, digest: taxonomy.digest },
      software,
      counts: { items: items.length, reviews: new Set(standing.map(({ review }) => review.id)).size },
      leftOut,
      items,
    },
    signer,
  )
}

function reasonOf(withdrawn: { date: string } | undefined): string {
  return withdrawn ? `Withdrawn in ${toMonth(withdrawn.date)}.` : 'No longer in the library.'
}
