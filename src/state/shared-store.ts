import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { z } from 'zod'
import { acquireDataLock, DataDirInUse, type DataLock } from './data-lock.ts'
import { openJsonStore } from './json-store.ts'

/** What every shared record has: the form of the file, and how often it was changed. */
export interface SharedRecord {
  version: number
  revision: number
}

/** A record that several processes may change while others read it. */
export interface SharedStore<T extends SharedRecord> {
  /** What the file holds now, read anew where another process has changed it. @throws StateUnreadable */
  read(): Promise<Readonly<T>>
  /**
   * Changes the record as nobody else does at that moment; what `change` returns is passed on. Where `change` throws,
   * nothing is written.
   * @throws StoreBusy when another process keeps the record for too long; StateUnreadable
   */
  update<R>(change: (record: T) => R): Promise<R>
}

/** Another process is changing the record and does not finish. */
export class StoreBusy extends Error {
  override name = 'StoreBusy'

  constructor(folder: string, { holder }: DataDirInUse) {
    super(
      `Another lessons process (pid ${holder.pid}, ${holder.purpose}) is changing ${folder} and has not finished. Try again in a moment.`,
    )
  }
}

/** A change takes milliseconds; who needs longer than this is stopped or stuck. */
const PATIENCE_MS = 5_000
const PAUSE_MS = 15

/**
 * Opens `<folder>/<name>.json`. The folder is the store's own: its lock lies there too.
 * @param fresh what the record is where there is no file yet
 * @throws StateUnreadable where the file is damaged or newer
 */
export async function openSharedStore<T extends SharedRecord>(
  folder: string,
  name: string,
  schema: z.ZodType<T>,
  fresh: T,
): Promise<SharedStore<T>> {
  const path = join(folder, `${name}.json`)
  let held = { record: fresh, signature: '' }

  const read = async () => {
    const signature = await signatureOf(path)
    if (signature !== held.signature) {
      const { data } = await openJsonStore<T>(path, schema, structuredClone(fresh))
      // Taken before the reading: should the file move between the two, the next reading sees it.
      held = { record: data, signature }
    }
    return held.record
  }

  const change = async <R>(edit: (record: T) => R): Promise<R> => {
    const lock = await lockFolder(folder, name)
    try {
      const store = await openJsonStore<T>(path, schema, structuredClone(fresh))
      const result = edit(store.data)
      store.data.revision += 1
      await store.write()
      return result
    } finally {
      await lock.release()
    }
  }

  let last: Promise<unknown> = Promise.resolve()
  const update = <R>(edit: (record: T) => R): Promise<R> => {
    const mine = last.then(() => change(edit))
    last = mine.catch(() => undefined)
    return mine
  }

  await read()
  return { read, update }
}

/** Which writing of the file this is: each puts a new file in place. Empty where there is none. */
async function signatureOf(path: string): Promise<string> {
  try {
    const { ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true })
    return [ino, size, mtimeNs, ctimeNs].join(' ')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw cause
  }
}

async function lockFolder(folder: string, purpose: string): Promise<DataLock> {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    try {
      return await acquireDataLock(folder, { purpose })
    } catch (cause) {
      if (!(cause instanceof DataDirInUse)) throw cause
      if (Date.now() > deadline) throw new StoreBusy(folder, cause)
      await delay(PAUSE_MS)
    }
  }
}
