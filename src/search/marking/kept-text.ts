import type { ReviewText } from '../../corpus/review.ts'

/** The text of a review in bytes, of which the part of one item can be read without the rest. */
export interface KeptText {
  /** Digest of the review it is of. */
  digest: string
  /** Its own sections under the empty name, then each item: how many bytes each takes, one after the other. */
  parts: ReadonlyArray<readonly [item: string, bytes: number]>
  bytes: Uint8Array
}

const OWN = ''

export function toKeptText(digest: string, { sections, items }: ReviewText): KeptText {
  const parts = [[OWN, sections] as const, ...Object.entries(items)].map(([item, own]) => {
    const plain = own.map(({ slug, heading, passages }) => ({ slug, heading, passages }))
    return [item, Buffer.from(JSON.stringify(plain))] as const
  })
  return {
    digest,
    parts: parts.map(([item, bytes]) => [item, bytes.length]),
    bytes: Buffer.concat(parts.map(([, bytes]) => bytes)),
  }
}

/** The text of a review, or of one of its items alone. */
export function readKeptText({ parts, bytes }: KeptText, item?: string): ReviewText {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const items: Record<string, ReviewText['sections']> = {}
  let at = 0
  for (const [id, length] of parts) {
    if (item === undefined || item === id)
      items[id] = JSON.parse(all.toString('utf8', at, at + length)) as ReviewText['sections']
    at += length
  }
  const { [OWN]: sections = [], ...ofItems } = items
  return { sections, items: ofItems }
}
