import { mkdir, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import type { z } from 'zod'
import { StateUnreadable } from './json-store.ts'

/** Writes a private JSON file, whole or not at all, and waits until the disk has it. */
export async function writeStateFile(path: string, value: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await writeFileAtomic(path, `${JSON.stringify(value)}\n`, { mode: 0o600 })
}

/**
 * What such a file holds; undefined where there is none.
 * @throws StateUnreadable when it is damaged
 */
export async function readStateFile<T>(path: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined
    throw cause
  })
  if (text === undefined) return undefined
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    throw new StateUnreadable(path, 'cannot be read. Restore it from a backup.')
  }
}

export async function removeStateFile(path: string): Promise<void> {
  await rm(path, { force: true })
}
