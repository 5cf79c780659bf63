import type { TeachingMaterial } from './teaching-material.ts'
import { safetiesOf } from './safe-to-project.ts'

/**
 * The title of a session as it may be shown. The title of a review is left out where it is to be safe to project, and
 * so is a title that names one of the reviews.
 */
export async function sessionTitle(material: TeachingMaterial): Promise<string> {
  const { title, from, safeToProject, items, snapshot } = material
  if (!safeToProject) return title
  if (from.kind === 'review' && title === from.label) return 'Lessons from one review'
  // Words with a capital are usual in a title: it is judged in small letters, which leaves what a review is known by.
  const words = title.toLowerCase()
  const safeties = await safetiesOf(
    items.map(({ row }) => row),
    snapshot,
    { safeToProject, showsHarm: true },
  )
  const isSafe = [...safeties.values()].every(({ leavesOut }) => {
    const why = leavesOut(words, 'questions')
    return why !== 'name'
  })
  return isSafe ? title : from.kind === 'review' ? 'Lessons from one review' : 'Lessons for a team'
}
