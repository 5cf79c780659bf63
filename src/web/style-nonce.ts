import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const nonces = new WeakMap<IncomingMessage, string>()

/** The one page whose script writes a style sheet: the editor of a text. */
const EDITOR = /^\/contribute\/[^/]+\/edit(?:\?|$)/

/** What the policy of a page says of style sheets: ours alone, and in the editor those that carry the word of this one answer. */
export function styleSourceOf(request: IncomingMessage): string {
  return EDITOR.test(request.url ?? '') ? `'self' 'nonce-${styleNonceOf(request)}'` : "'self'"
}

/** The word that a style sheet in the page carries; another for each answer. */
export function styleNonceOf(request: IncomingMessage): string {
  const nonce = nonces.get(request) ?? randomBytes(16).toString('base64')
  nonces.set(request, nonce)
  return nonce
}
