import { rename, rm, writeFile } from 'node:fs/promises'

/** Writes `text` beside `path` and renames it there: readers see the old file or the new one, mode 600. */
export async function writePrivateFile(path: string, text: string): Promise<void> {
  const beside = `${path}.new-${process.pid}`
  try {
    // A left-over of a crash would keep its own mode.
    await rm(beside, { force: true })
    await writeFile(beside, text, { mode: 0o600, flag: 'wx' })
    await rename(beside, path)
  } finally {
    await rm(beside, { force: true })
  }
}
