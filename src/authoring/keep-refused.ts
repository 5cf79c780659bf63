import { randomBytes } from 'node:crypto'
import type { DraftAuthor, DraftConflict } from './draft.ts'
import type { DraftFolder } from './draft-folder.ts'
import { MOST_KEPT } from './draft-limits.ts'
import type { DraftRecord } from './draft-record.ts'
import { DraftRefused } from './draft-refused.ts'

/** A save that came too late: its text is kept with the draft, and what stands there now is said. */
export async function keepRefused(
  folder: DraftFolder,
  draft: DraftRecord,
  { text, digest, revision }: { text: string; digest: string; revision: number },
  { displayName }: DraftAuthor,
): Promise<DraftConflict> {
  const markdown = await folder.text(draft.id, draft.digest)
  const before = draft.kept.find(one => one.digest === digest)
  if (before) return { current: draft, markdown, keptAs: before.key }
  if (draft.kept.length >= MOST_KEPT)
    throw new DraftRefused(422, `${MOST_KEPT} refused texts are kept with this draft. Throw some away first.`)
  const key = `k-${randomBytes(4).toString('hex')}`
  const kept = { key, digest, by: displayName, time: new Date().toISOString(), revision }
  const current = { ...draft, kept: [...draft.kept, kept] }
  await folder.put(draft.id, text)
  await folder.write(current, draft)
  return { current, markdown, keptAs: key }
}
