import type { TeachingMaterial } from './teaching-material.ts'
import { safetiesOf } from './safe-to-project.ts'

/**
 * The title of a session as it may be shown. The title of a review is left out where it is to be safe to project, and
 * so is a title that names one of the reviews.
 */
export async function sessionTitle(material: TeachingMaterial): Promise<string> {
  const { title, from, safeToProject } = material
  if (!safeToProject) return title
  if (from.kind === 'review' && title === from.label) return 'Lessons from one review'
  if (await namesNoReview(title, material)) return title
  return from.kind === 'review' ? 'Lessons from one review' : 'Lessons for a team'
}

/** Title, audience and aim as they may be shown: what names one of the reviews is left out of what is safe to project. */
export async function sessionWords(
  material: TeachingMaterial,
): Promise<Pick<TeachingMaterial, 'title' | 'audience' | 'aim'>> {
  const { safeToProject } = material
  const shown = async (words: string) =>
    !safeToProject || (await namesNoReview(words, material)) ? words : ''
  return {
    title: await sessionTitle(material),
    audience: await shown(material.audience),
    aim: await shown(material.aim),
  }
}

/** Whether words name none of the reviews of a session, nor their places, nor what any review is known as. */
export async function namesNoReview(
  words: string,
  { items, snapshot }: Pick<TeachingMaterial, 'items' | 'snapshot'>,
): Promise<boolean> {
  const safeties = await safetiesOf(
    items.map(({ row }) => row),
    snapshot,
    { safeToProject: true, showsHarm: true },
  )
  // Words with a capital are usual in a title: it is judged in small letters, which leaves what a review is known by.
  const small = words.toLowerCase()
  return [...safeties.values()].every(({ leavesOut }) => leavesOut(small, 'questions') !== 'name')
}
