import { basename } from 'node:path'
import { watch } from 'chokidar'

/** Long enough for an editor to finish a save and for several files of one change to arrive together. */
const SETTLE_MS = 80

/**
 * Calls back when files in some folders change, are added or go; once for changes that arrive together.
 * @returns ends the watching
 */
export async function watchFolders(
  folders: readonly string[],
  changed: () => Promise<void>,
): Promise<() => Promise<void>> {
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  let stopped = false
  const schedule = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      running = running.then(() => (stopped ? undefined : changed()))
    }, SETTLE_MS)
  }
  // Editors keep files of their own, with a leading dot, beside the one they save.
  const ignored = (path: string) => basename(path).startsWith('.') && !folders.includes(path)
  const watcher = watch([...folders], { ignoreInitial: true, depth: 1, ignored })
  watcher.on('all', schedule)
  await new Promise<void>((resolve, reject) => watcher.once('ready', resolve).once('error', reject))
  return async () => {
    stopped = true
    clearTimeout(timer)
    await watcher.close()
    await running
  }
}
