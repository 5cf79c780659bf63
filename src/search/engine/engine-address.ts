import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readOptionalFile } from './read-optional-file.ts'
import { writePrivateFile } from './write-private-file.ts'

/** What a client needs to talk to the engine. */
export interface EngineAddress {
  url: string
  apiKey: string
  version: string
}

/** `address.json`, where other processes find the running engine. The key is not in it. */
export interface EngineAddressFile {
  url: string
  pid: number
  version: string
  startedAt: string
}

/** Tells other processes of this user where the engine listens. */
export async function writeEngineAddress(folder: string, address: EngineAddressFile): Promise<void> {
  await writePrivateFile(join(folder, 'address.json'), `${JSON.stringify(address)}\n`)
}

/** What was last written, undefined where there is none or it cannot be read. Whether it still holds is not asked. */
export async function readEngineAddress(folder: string): Promise<EngineAddressFile | undefined> {
  const text = await readOptionalFile(join(folder, 'address.json'))
  if (text === undefined) return undefined
  try {
    const { url, pid, version, startedAt } = JSON.parse(text) as Partial<EngineAddressFile>
    if (typeof url !== 'string' || typeof pid !== 'number' || pid <= 0) return undefined
    return { url, pid, version: String(version), startedAt: String(startedAt) }
  } catch {
    return undefined
  }
}

/** Says that no engine is up. */
export async function removeEngineAddress(folder: string): Promise<void> {
  await rm(join(folder, 'address.json'), { force: true })
}
