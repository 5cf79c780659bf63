import { chmod, constants, copyFile, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ENGINE_SHA256, ENGINE_VERSION, isIntact, rememberIntact, verifyChecksum } from './verify-checksum.ts'

/**
 * The package's file has no exec bit, and a package is not ours to change: an executable copy in the engine's folder
 * is what runs, so the copy is what is verified. An intact copy of an earlier start is used again.
 * @throws EngineUnavailable when the packaged file has another checksum.
 */
export async function copyEngineBinary(
  packaged: string,
  folder: string,
  expected = ENGINE_SHA256,
): Promise<string> {
  const copy = join(folder, `meilisearch-${ENGINE_VERSION}`)
  const memory = join(folder, 'verified.json')
  if (!(await isIntact(copy, expected, memory))) {
    await removeCopies(folder)
    await putVerifiedCopy(packaged, copy, expected)
    await rememberIntact(copy, expected, memory)
  }
  await chmod(copy, 0o700)
  return copy
}

async function putVerifiedCopy(packaged: string, copy: string, expected: string): Promise<void> {
  const beside = `${copy}.new-${process.pid}`
  try {
    // A clone costs nothing where the file system can make one.
    await copyFile(packaged, beside, constants.COPYFILE_FICLONE)
    await verifyChecksum(beside, expected, packaged)
    await flush(beside)
    await rename(beside, copy)
  } finally {
    await rm(beside, { force: true })
  }
}

// Verified is what the disk will still hold after a power cut, since the next start does not read it again.
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

// Damaged ones, those of earlier engines and what a crash left: 131 MB each.
async function removeCopies(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter(name => name.startsWith('meilisearch-'))
  await Promise.all(names.map(name => rm(join(folder, name), { force: true })))
}
