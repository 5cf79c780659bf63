import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import canonicalizeModule from 'canonicalize'
import type { AnySignedReceipt } from './receipt.ts'

// The module is the function itself, which its types do not say.
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string | undefined

/** There is no key to sign with yet: a process that only reads waits for the writer to make one. */
export class SigningKeyMissing extends Error {
  constructor() {
    super('There is no key to sign receipts with yet; the server that writes makes one when it starts.')
    this.name = 'SigningKeyMissing'
  }
}

/** What receipts are signed with. */
export interface Signer {
  /** The public key in base64 (SPKI, DER). */
  publicKey: string
  sign(text: string): string
}

/** @param pem a private Ed25519 key (PKCS #8, PEM) */
export function createSigner(pem: string): Signer {
  const key = createPrivateKey(pem)
  return {
    publicKey: toText(createPublicKey(key)),
    sign: text => sign(null, Buffer.from(text, 'utf8'), key).toString('base64'),
  }
}

/** Signs a receipt in canonical JSON (RFC 8785), so that nothing hangs on how a copy of it is written. */
export function signReceipt<R extends object>(
  receipt: R,
  signer: Signer,
): { receipt: R; signature: AnySignedReceipt['signature'] } {
  const value = signer.sign(toCanonicalJson(receipt))
  return { receipt, signature: { algorithm: 'Ed25519', key: signer.publicKey, value } }
}

/** Whether a receipt is just as it was signed, by whatever key it names. */
export function isSignatureValid({ receipt, signature }: AnySignedReceipt): boolean {
  try {
    const der = Buffer.from(signature.key, 'base64')
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
    if (key.asymmetricKeyType !== 'ed25519') return false
    const text = Buffer.from(toCanonicalJson(receipt), 'utf8')
    return verify(null, text, key, Buffer.from(signature.value, 'base64'))
  } catch {
    // What is no key cannot have signed anything.
    return false
  }
}

function toCanonicalJson(receipt: object): string {
  return canonicalize(receipt) ?? ''
}

function toText(key: KeyObject): string {
  return key.export({ format: 'der', type: 'spki' }).toString('base64')
}
