import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '../digest.ts'
import type { KnownFiles } from './known-files.ts'

/** Files that are read at once: others are served meanwhile. */
const AT_ONCE = 4

/**
 * Reads every file that was only taken to be as it was when another process read it. One that is not is from then on
 * read again by every load.
 * @param goOn is asked between files
 * @returns whether there is one
 */
export async function verifyFiles(
  dir: string,
  known: KnownFiles,
  goOn: () => Promise<boolean>,
): Promise<boolean> {
  const doubtful = [...known].filter(([, file]) => !file.isVerified)
  let isOtherwise = false
  for (let at = 0; at < doubtful.length && (await goOn()); at += AT_ONCE)
    await Promise.all(
      doubtful.slice(at, at + AT_ONCE).map(async ([name, file]) => {
        const digest = await readFile(join(dir, name)).then(sha256, () => undefined)
        if (digest === file.digest) file.isVerified = true
        else {
          file.stamp = undefined
          isOtherwise = true
        }
      }),
    )
  return isOtherwise
}
