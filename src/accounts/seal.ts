import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

/** Gives a text to somebody who can neither read nor change it. */
export interface Seal {
  close(text: string): string
  /** The text; undefined where it was not closed by this seal, or has been changed. */
  open(sealed: string): string | undefined
}

/** A seal of a key of its own, which goes with the process. */
export function createSeal(): Seal {
  const key = randomBytes(32)
  return {
    close: text => {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv(ALGORITHM, key, iv)
      const closed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), closed]).toString('base64url')
    },
    open: sealed => {
      const bytes = Buffer.from(sealed, 'base64url')
      const [iv, tag] = [bytes.subarray(0, IV_BYTES), bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)]
      if (tag.length < TAG_BYTES) return undefined
      try {
        const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES }).setAuthTag(tag)
        const closed = bytes.subarray(IV_BYTES + TAG_BYTES)
        return Buffer.concat([decipher.update(closed), decipher.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
  }
}
