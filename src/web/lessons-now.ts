import { lessonsUpTo, type CameIn, type LessonOfMonth } from '../analysis/lessons/lesson-of-month.ts'
import { today } from '../analysis/today.ts'
import type { WebParts } from './page.ts'

/** The lessons of all months up to the one it is, the newest last. */
export async function lessonsNow({ library, firstSeen }: WebParts): Promise<LessonOfMonth[]> {
  await firstSeen.refresh()
  const began = firstSeen.arrivals().at(-1)?.[0]
  const cameIn: CameIn = id => {
    const came = firstSeen.of(id)
    // Where nothing has been noted, the library has just begun.
    if (began === undefined || came === began) return ''
    return came?.slice(0, 7)
  }
  return lessonsUpTo(today().slice(0, 7), library.snapshot.catalogue, cameIn)
}
