import { chmod, mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'

/** Where everything of the embedded engine lies, below DATA_DIR: binary, key, address, database. */
export function engineFolder(dataDir: string): string {
  return resolve(dataDir, 'engine')
}

/** Makes the folder where it is missing and closes it to other users. */
export async function createEngineFolder(dataDir: string): Promise<string> {
  const folder = engineFolder(dataDir)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  return folder
}
