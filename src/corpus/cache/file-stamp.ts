import { statSync } from 'node:fs'
import { sep } from 'node:path'

/** The clock of a file system may be this coarse: a file may change again within it and look the same. */
const COARSEST_MS = 2_000

/** A review is a few thousand words; a file of this size is not one, and must not take the memory of the server. */
export const LARGEST_FILE = 2 * 1024 * 1024

/** How a file looks. */
export interface Stamped {
  /** Whether it may be a review. */
  isReadable: boolean
  /** Undefined where it is none, and where it changed so lately that it may change again and look the same. */
  stamp: string | undefined
}

/** Size, times and number of a file, as one text: while they are the same, the bytes are taken to be. */
export function stampFile(dir: string, name: string): Stamped {
  const info = look(`${dir}${sep}${name}`)
  if (!info?.isFile() || info.size > LARGEST_FILE) return { isReadable: false, stamp: undefined }
  const changed = Number(info.mtimeMs > info.ctimeMs ? info.mtimeMs : info.ctimeMs)
  const isSettled = Math.abs(Date.now() - changed) > COARSEST_MS
  return {
    isReadable: true,
    stamp: isSettled ? [info.size, info.mtimeNs, info.ctimeNs, info.ino].join(' ') : undefined,
  }
}

/** Not in turns: that takes ten times as long as the look itself, and ten thousand files are looked at. */
function look(path: string) {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false })
  } catch {
    return undefined
  }
}
