import type { Row } from '../../analysis/catalogue.ts'
import type { Snapshot } from '../../analysis/snapshot.ts'

/** What a training session is made from: records that were chosen, with what the trainer says of them. */
export interface TeachingMaterial {
  title: string
  /** For whom, in the trainer's words; empty where it was left out. */
  audience: string
  /** What those who come should be able to do afterwards; empty where it was left out. */
  aim: string
  /** What was chosen: a whole review, the findings of a term, or a pack. */
  from: { kind: 'review' | 'term' | 'pack'; id: string; label: string; address: string }
  /** The library at the moment it was made; texts are read from its corpus. */
  snapshot: Snapshot
  /** Findings and recommendations in the order of the session. */
  items: ReadonlyArray<{ row: Row; note?: string | undefined }>
  /** Leaves out what is specific to the case: names, places, years, and what only one review could have. */
  safeToProject: boolean
  /** Whether detail of harm is shown; it is not unless somebody chooses it. */
  showsHarm: boolean
}
