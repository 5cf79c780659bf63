import { randomBytes } from 'node:crypto'

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'
const LENGTH = 10
const SHORT_ID = new RegExp(`^[a-z2-7]{${LENGTH}}$`)

/** An id by which something kept is addressed: ten letters and digits, 50 bits that nobody guesses. */
export function createShortId(): string {
  return Array.from(randomBytes(LENGTH), byte => ALPHABET[byte & 31]).join('')
}

/** Whether a text has the form of one, so that it may be part of a file's name. */
export function isShortId(text: string): boolean {
  return SHORT_ID.test(text)
}
