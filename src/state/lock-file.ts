import { link, open, readFile } from 'node:fs/promises'
import type { ProcessIdentity } from './process-identity.ts'

/** Who holds a DATA_DIR and what for (`serve`, `index` …). */
export interface DataLockHolder extends ProcessIdentity {
  purpose: string
}

/** What a lock file says. The token is never used twice, so one lock can be told from the next. */
export type Lock = DataLockHolder & { token: string }

/** The lock in a file, undefined where there is none. What cannot be read as a lock comes back as nobody's. */
export async function readLock(path: string): Promise<Lock | undefined> {
  try {
    return parseLock(await readFile(path, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

// What nobody can read (a crash of the machine may leave an empty file) is held by nobody.
const UNREADABLE: Lock = { pid: 0, startedAt: null, purpose: 'unknown', token: 'unreadable' }

function parseLock(text: string): Lock {
  try {
    const { pid, startedAt, purpose, token } = JSON.parse(text) as Partial<Lock>
    if (typeof pid !== 'number') return UNREADABLE
    // The token becomes part of a file name.
    const safe = String(token ?? UNREADABLE.token).replaceAll(/[^\w-]/g, '')
    return { pid, startedAt: startedAt ?? null, purpose: purpose ?? 'unknown', token: safe }
  } catch {
    return UNREADABLE
  }
}

/** Gives `from` a second name: false when that name is taken. The content is there from the first moment. */
export async function linkNew(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Writes a new private file and waits until the disk has it. */
export async function writeThrough(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}
