import { randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { linkNew } from './lock-file.ts'
import { syncFolder } from './sync-folder.ts'

/** Others read it too: it is a file of the collection and no secret of this program. */
const MODE = 0o644

/**
 * Makes a file that was not there, whole or not at all; resolves when the disk has it.
 * @returns false, and nothing is changed, where there is one of that name
 */
export async function createFile(path: string, text: string): Promise<boolean> {
  // Begins with a full stop and does not end as a review does, so that who watches the folder passes it by.
  const beside = join(dirname(path), `.${basename(path)}.${randomUUID()}`)
  const file = await open(beside, 'wx', MODE)
  try {
    await file.writeFile(text)
    await file.sync()
    await file.close()
    const isNew = await linkNew(beside, path)
    if (isNew) await syncFolder(dirname(path))
    return isNew
  } finally {
    await file.close().catch(() => undefined)
    await rm(beside, { force: true })
  }
}

/** Puts another text in the place of a file, whole or not at all; resolves when the disk has it. */
export async function replaceFile(path: string, text: string): Promise<void> {
  await writeFileAtomic(path, text)
  await syncFolder(dirname(path))
}
