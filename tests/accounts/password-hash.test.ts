import { describe, expect, it } from 'vitest'
import { hashPassword, isPasswordHash, verifyPassword } from '../../src/accounts/password-hash.ts'

const PASSWORD = 'heron lantern ninety pebble'

describe('hashPassword', () => {
  it('says what it was made with, never twice the same, and nothing of the password', async () => {
    const [one, other] = await Promise.all([hashPassword(PASSWORD), hashPassword(PASSWORD)])
    expect(one).toMatch(/^scrypt\$ln=15,r=8,p=3\$[\w-]{22}\$[\w-]{43}$/)
    expect(one).not.toBe(other)
    expect(one).not.toContain('heron')
    expect([one, 'scrypt$ln=15,r=8,p=3$x$y', PASSWORD].map(isPasswordHash)).toEqual([true, false, false])
  })
})

describe('verifyPassword', () => {
  it('knows the password, and no other', async () => {
    const hash = await hashPassword(PASSWORD)
    expect(await verifyPassword(PASSWORD, hash)).toBe(true)
    for (const wrong of ['', `${PASSWORD} `, PASSWORD.toUpperCase(), PASSWORD.slice(0, -1)])
      expect(await verifyPassword(wrong, hash), wrong).toBe(false)
  })

  it('takes the same letters for the same, however a keyboard writes them', async () => {
    const hash = await hashPassword('café au lait, très chaud'.normalize('NFC'))
    expect(await verifyPassword('café au lait, très chaud'.normalize('NFD'), hash)).toBe(true)
  })

  it('verifies a hash of other parameters, so that ours can be raised', async () => {
    // Made by another implementation: hashlib.scrypt of Python, with N = 2^10, r = 8, p = 1.
    const hash = 'scrypt$ln=10,r=8,p=1$c2l4dGVlbiBieXRlIHNhbA$Bv2SJHBl4qs1L3dd2RrdPDTxb1L931Fp1q7yoqz8t-w'
    expect(await verifyPassword('correct horse', hash)).toBe(true)
  })

  it('is false for nobody after as long as for somebody', async () => {
    const hash = await hashPassword(PASSWORD)
    const timed = async (of: string | undefined) => {
      const began = performance.now()
      expect(await verifyPassword('a wrong password', of)).toBe(false)
      return performance.now() - began
    }
    const known: number[] = []
    const unknown: number[] = []
    for (let round = 0; round < 7; round++) {
      known.push(await timed(hash))
      unknown.push(await timed(undefined))
    }
    // The quickest of each: other work on the machine only adds.
    const ratio = Math.min(...unknown) / Math.min(...known)
    expect(ratio).toBeGreaterThan(0.6)
    expect(ratio).toBeLessThan(1.67)
  })
})
