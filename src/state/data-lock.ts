import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { linkNew, readLock, writeThrough, type DataLockHolder, type Lock } from './lock-file.ts'
import { currentProcess, isAlive } from './process-identity.ts'

export type { DataLockHolder }

/*
 * One writer per DATA_DIR. `lock.json` is created by hard link, so it is there whole or not at all.
 *
 * A lock whose process is gone is taken over, and two takers may try at once. Removing the old file and
 * creating a new one would let the slower taker remove the faster one's lock. So the right to follow a lock is
 * itself a file, `lock.json.after-<token of the dead one>`, created exclusively; whoever has it checks that the
 * dead lock is still in place and renames its own over it. A taker that died half way is followed the same way.
 *
 * Processes that share a DATA_DIR must share a process table: a process in another container is not seen.
 */

/** A held lock. `release` may be called twice. */
export interface DataLock {
  release(): Promise<void>
}

/** Another live process writes to the folder. The message says which, and what to do. */
export class DataDirInUse extends Error {
  override name = 'DataDirInUse'
  readonly holder: DataLockHolder

  constructor(dataDir: string, holder: DataLockHolder) {
    super(
      `Another lessons process (pid ${holder.pid}, ${holder.purpose}) is using DATA_DIR ${resolve(dataDir)}. ` +
        'Stop it, or set DATA_DIR to another folder.',
    )
    this.holder = holder
  }
}

// Following a dead lock takes milliseconds; a taker that needs longer is stopped or stuck, and holds the folder.
const TAKEOVER_MS = 2000

/**
 * Makes this process the one writer of `dataDir`, which is created where it is missing.
 * @throws DataDirInUse when a live process holds it; file system errors as they come.
 */
export async function acquireDataLock(dataDir: string, { purpose }: { purpose: string }): Promise<DataLock> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const lock: Lock = { ...currentProcess(), purpose, token: randomUUID() }
  const beside = join(dataDir, `lock.json.new-${lock.token}`)
  await writeThrough(beside, `${JSON.stringify(lock)}\n`)
  try {
    await take(dataDir, beside)
  } finally {
    await rm(beside, { force: true })
  }
  await removeClaims(dataDir)
  return { release: () => release(dataDir, lock.token) }
}

/** The live process that holds `dataDir`, or undefined when nobody does. */
export async function readDataLock(dataDir: string): Promise<DataLockHolder | undefined> {
  const lock = await readLock(join(dataDir, 'lock.json'))
  if (lock === undefined || !isAlive(lock)) return undefined
  return { pid: lock.pid, startedAt: lock.startedAt, purpose: lock.purpose }
}

async function take(dataDir: string, beside: string): Promise<void> {
  const path = join(dataDir, 'lock.json')
  const deadline = Date.now() + TAKEOVER_MS
  for (;;) {
    if (await linkNew(beside, path)) return
    const held = await readLock(path)
    if (held === undefined) continue
    if (isAlive(held)) throw new DataDirInUse(dataDir, held)
    const rival = await follow(held, dataDir, beside)
    if (rival === undefined) return
    if (Date.now() > deadline) throw new DataDirInUse(dataDir, rival)
    await delay(5)
  }
}

/** Puts our lock in place of a dead one: undefined when that is done, else who stood in the way. */
async function follow(dead: Lock, dataDir: string, beside: string): Promise<Lock | undefined> {
  const path = join(dataDir, 'lock.json')
  let last = dead
  let claim = join(dataDir, `lock.json.after-${last.token}`)
  while (!(await linkNew(beside, claim))) {
    const claimant = await readLock(claim)
    if (claimant === undefined || isAlive(claimant)) return claimant ?? dead
    last = claimant
    claim = join(dataDir, `lock.json.after-${last.token}`)
  }
  // Somebody may have followed, and cleared the claims, between our reading of the lock and our claim.
  if ((await readLock(path))?.token === dead.token) {
    await rename(beside, path)
    return undefined
  }
  await rm(claim, { force: true })
  return dead
}

// Whoever holds the lock may clear every claim: each is for an older lock, and void.
async function removeClaims(dataDir: string): Promise<void> {
  const names = await readdir(dataDir)
  const claims = names.filter(name => name.startsWith('lock.json.after-'))
  await Promise.all(claims.map(name => rm(join(dataDir, name), { force: true })))
}

async function release(dataDir: string, token: string): Promise<void> {
  const path = join(dataDir, 'lock.json')
  if ((await readLock(path))?.token === token) await rm(path, { force: true })
}
