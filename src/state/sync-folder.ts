import { open } from 'node:fs/promises'

/**
 * Waits until the disk has the names of a folder: a file that was put in place is else there only until the power
 * fails. Where folders cannot be synced, as on Windows, that is left to the system.
 */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EISDIR' || cause.code === 'EPERM') return undefined
    throw cause
  })
  try {
    await folder?.sync().catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EINVAL' && cause.code !== 'EPERM') throw cause
    })
  } finally {
    await folder?.close()
  }
}
