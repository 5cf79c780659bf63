import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'

/** Small records, each a file of its own under a key. A file has a time, which is when its record was last used. */
export interface RecordFolder {
  /** The record as it was written and when it was last used (ms since 1970); undefined where there is none that can be read. */
  read(key: string): Promise<{ record: unknown; usedAt: number } | undefined>
  /** Whole or not at all, for the owner of the folder alone. */
  write(key: string, record: object, usedAt: number): Promise<void>
  /** Notes a use. A record that is gone stays gone. */
  touch(key: string, usedAt: number): Promise<void>
  remove(key: string): Promise<void>
  keys(): Promise<string[]>
}

/** Keys become names of files. */
const KEY = /^[0-9a-z-]{1,100}$/

/** The records of a folder, which is made by the first that is written. */
export function openRecordFolder(folder: string): RecordFolder {
  const pathOf = (key: string) => {
    if (!KEY.test(key)) throw new Error('A key of a record has small letters, digits and hyphens.')
    return join(folder, `${key}.json`)
  }
  return {
    read: async key => {
      const path = pathOf(key)
      try {
        const [text, { mtimeMs }] = await Promise.all([readFile(path, 'utf8'), stat(path)])
        return { record: JSON.parse(text) as unknown, usedAt: mtimeMs }
      } catch (cause) {
        if (isMissing(cause) || cause instanceof SyntaxError) return undefined
        throw cause
      }
    },
    write: async (key, record, usedAt) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeFileAtomic(pathOf(key), JSON.stringify(record), { mode: 0o600 })
      await setTime(pathOf(key), usedAt)
    },
    touch: (key, usedAt) => setTime(pathOf(key), usedAt),
    remove: key => rm(pathOf(key), { force: true }),
    keys: async () => {
      const names = await readdir(folder).catch((cause: unknown) => {
        if (isMissing(cause)) return []
        throw cause
      })
      return names.filter(name => name.endsWith('.json')).map(name => name.slice(0, -'.json'.length))
    },
  }
}

async function setTime(path: string, usedAt: number): Promise<void> {
  const time = new Date(usedAt)
  await utimes(path, time, time).catch((cause: unknown) => {
    if (!isMissing(cause)) throw cause
  })
}

function isMissing(cause: unknown): boolean {
  return (cause as NodeJS.ErrnoException).code === 'ENOENT'
}
