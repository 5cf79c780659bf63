import { randomBytes, randomUUID } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { StateUnreadable } from './json-store.ts'
import { linkNew, writeThrough } from './lock-file.ts'

/** 256 bits, in 43 letters. */
const BYTES = 32
const SHORTEST = 32

/**
 * The secret that a file holds; where there is no file, a random one is made, which only its owner reads.
 * @throws StateUnreadable where the file holds less than a secret
 */
export async function loadSecret(path: string): Promise<string> {
  const kept = await readSecret(path)
  if (kept !== undefined) return kept
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const beside = `${path}.new-${randomUUID()}`
  await writeThrough(beside, `${randomBytes(BYTES).toString('base64url')}\n`)
  try {
    // Should another process have been quicker, its secret is the one.
    await linkNew(beside, path)
  } finally {
    await rm(beside, { force: true })
  }
  return (await readSecret(path))!
}

async function readSecret(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined
    throw cause
  })
  if (text === undefined) return undefined
  const secret = text.trim()
  if (secret.length < SHORTEST)
    throw new StateUnreadable(
      path,
      'holds no secret. Remove it, and a new one is made; everybody signs in again.',
    )
  return secret
}
