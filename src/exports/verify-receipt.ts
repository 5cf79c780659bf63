import type { Snapshot } from '../analysis/snapshot.ts'
import type { EarlierTexts } from './earlier-texts.ts'
import { compareReceipt, type FindMatches } from './compare-receipt.ts'
import { comparePack } from './packs/compare-pack.ts'
import { CHOSEN_BY_HAND } from './packs/pack-receipt.ts'
import type { AnySignedReceipt } from './receipt.ts'
import { isSignatureValid } from './sign-receipt.ts'
import type { Comparison, Verification } from './verification.ts'

/** What a receipt is verified against. */
export interface Verifier {
  matches: FindMatches
  /** The library as it is now. */
  snapshot: Snapshot
  earlier: EarlierTexts
  /** The public key of this library; undefined where there is none yet. */
  publicKey: string | undefined
  /** Version of the software. */
  software: string
}

/**
 * Says from a receipt alone whether it is as it was signed, and what has changed since. What was altered is not
 * compared with anything: it says nothing of what the library once held.
 * @throws SearchUnavailable when the query has words and the engine does not answer
 */
export async function verifyReceipt(signed: AnySignedReceipt, verifier: Verifier): Promise<Verification> {
  const { receipt, signature } = signed
  const valid = isSignatureValid(signed)
  const ours = verifier.publicKey === undefined ? null : signature.key === verifier.publicKey
  const comparison = valid ? await compare(receipt, verifier) : null
  return {
    status: comparison === null ? 'invalid' : ours === true ? statusOf(comparison) : 'foreign',
    signature: { valid, ours, key: signature.key },
    receipt: {
      ...('chosen' in receipt
        ? { kind: 'pack', sentence: CHOSEN_BY_HAND, url: receipt.url }
        : { kind: 'extract', sentence: receipt.query.sentence, url: receipt.query.url }),
      title: receipt.title,
      made: receipt.made,
      items: receipt.items.length,
    },
    comparison,
  }
}

function compare(receipt: AnySignedReceipt['receipt'], verifier: Verifier): Promise<Comparison> {
  return 'chosen' in receipt
    ? comparePack(receipt, verifier.snapshot, verifier.earlier)
    : compareReceipt(receipt, verifier)
}

function statusOf({ repeatable, counts }: Comparison): 'current' | 'changed' {
  const { added, changed, withdrawn, unmatched } = counts
  return repeatable && added + changed + withdrawn + unmatched === 0 ? 'current' : 'changed'
}
