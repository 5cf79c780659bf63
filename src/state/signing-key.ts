import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { chmod, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { StateUnreadable } from './json-store.ts'

const FILE = 'signing-key.pem'

/**
 * The private Ed25519 key of the library (PKCS #8, PEM), undefined where none was made yet. Read from the disk each
 * time, since a process that only reads may be there before the one that makes it.
 * @throws StateUnreadable when the file is not such a key
 */
export async function readSigningKey(dataDir: string): Promise<string | undefined> {
  const path = join(dataDir, FILE)
  const pem = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined
    throw cause
  })
  if (pem !== undefined && !isKey(pem))
    throw new StateUnreadable(
      path,
      'is not a key. Restore it from a backup, or move it aside: receipts signed before are then no longer known as ours.',
    )
  return pem
}

/**
 * The key, made where there is none. Only for the one writer of a DATA_DIR.
 * @throws StateUnreadable: a key is never replaced, since what it signed would be disowned
 */
export async function openSigningKey(dataDir: string): Promise<string> {
  const kept = await readSigningKey(dataDir)
  if (kept !== undefined) {
    // A backup may have been put back with other rights.
    await chmod(join(dataDir, FILE), 0o600)
    return kept
  }
  const { privateKey } = generateKeyPairSync('ed25519')
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }) as string
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await writeFileAtomic(join(dataDir, FILE), pem, { mode: 0o600 })
  return pem
}

function isKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'ed25519'
  } catch {
    return false
  }
}
