import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '../digest.ts'
import { reviewFiles } from '../load-corpus.ts'
import { stampFile } from './file-stamp.ts'
import type { KnownFiles } from './known-files.ts'

/** Files that are read at once: others are served meanwhile. */
const AT_ONCE = 4

/**
 * Looks at all files once more, and reads every one that was only taken to be as it was when another process read it. One that is not is from then on
 * read again by every load.
 * @param goOn is asked between files
 * @returns whether there is one, or a file has come, gone or changed since
 */
export async function verifyFiles(
  dir: string,
  known: KnownFiles,
  goOn: () => Promise<boolean>,
): Promise<boolean> {
  const names = await reviewFiles(dir)
  let isOtherwise = names.length !== known.size || names.some(name => !known.has(name))
  const files = [...known]
  for (let at = 0; at < files.length && (await goOn()); at += AT_ONCE)
    await Promise.all(
      files.slice(at, at + AT_ONCE).map(async ([name, file]) => {
        const { stamp } = stampFile(dir, name)
        if (file.isVerified && file.stamp !== undefined && file.stamp === stamp) return
        const digest = await readFile(join(dir, name)).then(sha256, () => '')
        if (digest === file.digest) {
          file.isVerified = true
          file.stamp = stamp
        } else {
          file.stamp = undefined
          isOtherwise = true
        }
      }),
    )
  return isOtherwise
}
