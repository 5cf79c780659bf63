import { loadSnapshot, type Snapshot } from '../../../src/analysis/snapshot.ts'
import { materialOfIds } from '../../../src/exports/teaching/choose-material.ts'
import type { TeachingMaterial } from '../../../src/exports/teaching/teaching-material.ts'
import { rootPath } from '../../../src/root-path.ts'

export const SITE = { name: 'Lessons library', address: 'https://lessons.example' }

/** Findings on a child out of school, and two recommendations. */
export const OUT_OF_SCHOOL = [
  '2010-birmingham-withdrawn-from-school/F1',
  '2010-birmingham-withdrawn-from-school/F3',
  '2025-surrey-taken-out-of-school/F6',
  '2006-highland-left-school-unseen/F1',
  '2006-highland-left-school-unseen/R1',
]

export const BRUISING = [
  '2025-surrey-taken-out-of-school/F5',
  '2022-england-child-protection-in-england/F2',
  '2013-birmingham-starting-again-each-time/F6',
  '2002-norfolk-each-profession-relied-on-another/F3',
]

export function loadReviews(): Promise<Snapshot> {
  return loadSnapshot({ taxonomyDir: rootPath('taxonomy'), reviewsDir: rootPath('reviews') })
}

export function aSession(
  ids: readonly string[],
  snapshot: Snapshot,
  says: Partial<TeachingMaterial> = {},
): TeachingMaterial {
  const { material } = materialOfIds(ids, snapshot, { safeToProject: true, showsHarm: false })
  return { ...material, ...says }
}
