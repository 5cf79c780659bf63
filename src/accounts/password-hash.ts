import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/*
 * Parameters of scrypt: N = 2^15, r = 8, p = 3, one of the settings of equal strength in the OWASP Password Storage
 * Cheat Sheet; it needs 32 MiB a password, so that a few at once do not fill a small machine. 128 bits of salt and 256
 * bits of key. A hash says what it was made with, so these can be raised without losing an account.
 */
const LOG2_N = 15
const BLOCK_SIZE = 8
const PARALLEL = 3
const SALT_BYTES = 16
const KEY_BYTES = 32

/** What is asked of a name that there is not: the same work, and no password is right. */
const NOBODYS = `scrypt$ln=${LOG2_N},r=${BLOCK_SIZE},p=${PARALLEL}$${'A'.repeat(22)}$${'A'.repeat(43)}`

const HASH = /^scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]{22,})\$([\w-]{43,})$/

/** Whether a text is a hash that {@link hashPassword} has made. */
export function isPasswordHash(text: string): boolean {
  return HASH.test(text)
}

/** A hash to keep: `scrypt$ln=…,r=…,p=…$<salt>$<key>`, both in base64url. The password cannot be had back from it. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const key = await deriveKey(password, salt, { N: 2 ** LOG2_N, r: BLOCK_SIZE, p: PARALLEL })
  return `scrypt$ln=${LOG2_N},r=${BLOCK_SIZE},p=${PARALLEL}$${salt.toString('base64url')}$${key.toString('base64url')}`
}

/**
 * Whether a password is the one of a hash, compared in constant time. Without a hash it takes as long as with one and
 * is false, so that the time an answer takes does not tell which names there are.
 */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [, ln, r, p, salt, key] = HASH.exec(hash ?? NOBODYS) ?? []
  if (key === undefined) throw new Error('The hash of a password is not one of ours.')
  const expected = Buffer.from(key, 'base64url')
  const options = { N: 2 ** Number(ln), r: Number(r), p: Number(p) }
  const met = await deriveKey(password, Buffer.from(salt!, 'base64url'), options)
  return timingSafeEqual(met, expected) && hash !== undefined
}

interface Cost {
  N: number
  r: number
  p: number
}

/** Waits its turn: however many sign in at once, one hash at a time takes memory and a core. */
let turn: Promise<unknown> = Promise.resolve()

function deriveKey(password: string, salt: Buffer, options: Cost) {
  const derived = turn.then(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        const maxmem = 256 * options.N * options.r
        // The same letters can be written in several ways; NIST SP 800-63B asks for one of them.
        scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { ...options, maxmem }, (error, key) =>
          error ? reject(error) : resolve(key),
        )
      }),
  )
  turn = derived.catch(() => undefined)
  return derived
}
