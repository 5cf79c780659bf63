import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

const UNUSABLE = [
  /incompatible with your current engine version/,
  /Version file is corrupted/,
  /failed to infer the version of the database/,
  /MDB_(INVALID|CORRUPTED|VERSION_MISMATCH|PAGE_NOTFOUND|PANIC)/,
  /Mdb\((Invalid|Corrupted|VersionMismatch|PageNotFound|Panic)\)/,
]

/** True when an engine's end says that its database is of another version or damaged: a truncated file is SIGBUS. */
export function isDatabaseUnusable(signal: NodeJS.Signals | null, lastWords: string): boolean {
  return signal === 'SIGBUS' || UNUSABLE.some(pattern => pattern.test(lastWords))
}

/**
 * Moves the database out of the way so that the engine begins with an empty one: the corpus is the truth, the index a
 * cache. The newest aside is kept for whoever wants to know why, older ones go. False when there is no database.
 */
export async function setDatabaseAside(folder: string): Promise<boolean> {
  const older = (await readdir(folder)).filter(name => name.startsWith('data.ms.aside-'))
  try {
    await rename(join(folder, 'data.ms'), join(folder, `data.ms.aside-${Date.now()}`))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
  await Promise.all(older.map(name => rm(join(folder, name), { recursive: true, force: true })))
  return true
}
