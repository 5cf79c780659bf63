import { KEY_LENGTH } from './match-keys.ts'

/** What stands before the keys in an answer of the engine. */
const START = Buffer.from('"matchKey":{')
/** An entry is a key in quotation marks, a colon, a one, and a comma or the closing brace. */
const ENTRY = KEY_LENGTH + 5
const QUOTE = 0x22
const COMMA = 0x2c
const BRACE = 0x7d

/**
 * The keys in the facet distribution of an answer, one after the other. Each is a quoted text of fixed length, so
 * they are read off the bytes: parsed into an object they would take longer than the engine needs to find them.
 * @throws Error when the answer has no such distribution
 */
export function readMatchKeys(answer: Buffer): Uint8Array {
  const start = answer.lastIndexOf(START)
  if (start < 0) throw new Error('The answer of the engine has no keys')
  const from = start + START.length
  const keys = new Uint8Array(Math.ceil((answer.length - from) / ENTRY) * KEY_LENGTH)
  let length = 0
  for (let at = from; answer[at] === QUOTE; at += ENTRY) {
    const end = answer[at + ENTRY - 1]
    if (end !== COMMA && end !== BRACE) throw new Error('The engine gave a key of another form')
    keys.set(answer.subarray(at + 1, at + 1 + KEY_LENGTH), length)
    length += KEY_LENGTH
    if (end === BRACE) break
  }
  return keys.subarray(0, length)
}
