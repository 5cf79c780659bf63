import { stat } from 'node:fs/promises'
import { join } from 'node:path'

/** The clock of a file system may be this coarse: a file may change again within it and look the same. */
const COARSEST_MS = 2_000

/** A review is a few thousand words; a file of this size is not one, and must not take the memory of the server. */
export const LARGEST_FILE = 2 * 1024 * 1024

/**
 * Size, times and number of a file, as one text: while they are the same, the bytes are taken to be. Undefined of what
 * is no file that may be a review, and where it changed so lately that it may change again and look the same.
 */
export interface Stamped {
  isReadable: boolean
  stamp: string | undefined
}

export async function stampFile(dir: string, name: string): Promise<Stamped> {
  const info = await stat(join(dir, name), { bigint: true }).catch(() => undefined)
  if (!info?.isFile() || info.size > LARGEST_FILE) return { isReadable: false, stamp: undefined }
  const changed = Number(info.mtimeMs > info.ctimeMs ? info.mtimeMs : info.ctimeMs)
  const isSettled = Math.abs(Date.now() - changed) > COARSEST_MS
  return {
    isReadable: true,
    stamp: isSettled ? [info.size, info.mtimeNs, info.ctimeNs, info.ino].join(' ') : undefined,
  }
}
