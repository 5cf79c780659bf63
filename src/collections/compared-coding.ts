import { findFinding, digestOfWords, valuesOfRecord } from '../analysis/coding/coded-finding.ts'
import type { CodedValues } from '../analysis/coding/coded-facets.ts'
import {
  compareCodings,
  countOthers,
  type CodingComparison,
  type OthersInFacet,
} from '../analysis/coding/compare-codings.ts'
import type { FoundFinding } from '../analysis/coding/coded-finding.ts'
import type { Snapshot } from '../analysis/snapshot.ts'
import type { Codings } from './codings.ts'

/** A coding beside that of the record and those of others. */
export interface ComparedCoding {
  found: FoundFinding
  values: CodedValues
  record: CodingComparison
  /** Of those who coded the words as they are now. */
  others: OthersInFacet[]
  /** How many of them are machines, of how many; and how many more coded the words as they were before. */
  machines: number
  people: number
  earlier: number
  /** Whether the words are no longer those that were coded. */
  isChanged: boolean
}

interface Compared {
  finding: string
  digest: string
  values: CodedValues
  /** Account whose coding it is, which is not counted among others; undefined of somebody without one. */
  owner?: string | undefined
}

/** Compares a coding with the record as it is now and with what others said; undefined where the finding is gone. */
export async function compareCoding(
  { finding, digest, values, owner }: Compared,
  snapshot: Snapshot,
  codings: Codings,
): Promise<ComparedCoding | undefined> {
  const found = findFinding(snapshot, finding)
  if (!found) return undefined
  const now = await digestOfWords(snapshot, found)
  const all = await codings.ofOthers(finding, owner)
  const current = all.filter(one => one.digest === now)
  return {
    found,
    values,
    record: compareCodings(values, valuesOfRecord(found, snapshot)),
    others: countOthers(
      values,
      current.map(one => one.values),
    ),
    machines: current.filter(({ reader }) => reader === 'machine').length,
    people: current.filter(({ reader }) => reader === 'person').length,
    earlier: all.length - current.length,
    isChanged: digest !== now,
  }
}
