import { randomBytes } from 'node:crypto'
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { readOptionalFile } from './read-optional-file.ts'
import { writePrivateFile } from './write-private-file.ts'

// 32 bytes in base64url. The engine asks for 16 or more; anything else in the file is not ours.
const KEY = /^[\w-]{43}$/

/** The engine's master key: 32 random bytes, base64url, made at the first start and kept in `master-key`, mode 600. */
export async function loadOrCreateEngineKey(folder: string): Promise<string> {
  const path = join(folder, 'master-key')
  const known = await loadEngineKey(folder)
  if (known !== undefined) {
    await chmod(path, 0o600)
    return known
  }
  const key = randomBytes(32).toString('base64url')
  await writePrivateFile(path, `${key}\n`)
  return key
}

/** The key of an engine that somebody else started, undefined where there is none. */
export async function loadEngineKey(folder: string): Promise<string | undefined> {
  const key = (await readOptionalFile(join(folder, 'master-key')))?.trim()
  return key !== undefined && KEY.test(key) ? key : undefined
}
