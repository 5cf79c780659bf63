import type { EarlierTexts } from './earlier-texts.ts'
import { compareReceipt, type FindMatches } from './compare-receipt.ts'
import type { SignedReceipt } from './receipt.ts'
import { isSignatureValid } from './sign-receipt.ts'
import type { Comparison, Verification } from './verification.ts'

/** What a receipt is verified against. */
export interface Verifier {
  matches: FindMatches
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
export async function verifyReceipt(signed: SignedReceipt, verifier: Verifier): Promise<Verification> {
  const { receipt, signature } = signed
  const valid = isSignatureValid(signed)
  const ours = verifier.publicKey === undefined ? null : signature.key === verifier.publicKey
  const comparison = valid ? await compareReceipt(receipt, verifier) : null
  return {
    status: comparison === null ? 'invalid' : ours === true ? statusOf(comparison) : 'foreign',
    signature: { valid, ours, key: signature.key },
    receipt: {
      title: receipt.title,
      made: receipt.made,
      sentence: receipt.query.sentence,
      url: receipt.query.url,
      items: receipt.items.length,
    },
    comparison,
  }
}

function statusOf({ repeatable, counts }: Comparison): 'current' | 'changed' {
  const { added, changed, withdrawn, unmatched } = counts
  return repeatable && added + changed + withdrawn + unmatched === 0 ? 'current' : 'changed'
}
