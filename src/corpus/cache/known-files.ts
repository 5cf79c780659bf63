import type { Problem } from '../../problems/problem.ts'
import type { Review } from '../review.ts'

/** What came of reading one file. */
export interface KnownFile {
  /** SHA-256 of its bytes. */
  digest: string
  /** How the file looked when it was read; undefined where that says nothing for certain. */
  stamp: string | undefined
  /** Whether the bytes were read by this process, and not only found to look as they did for another. */
  isVerified: boolean
  read: { problems: readonly Problem[]; review?: Review }
}

/** What came of reading files, by name. */
export type KnownFiles = ReadonlyMap<string, KnownFile>
