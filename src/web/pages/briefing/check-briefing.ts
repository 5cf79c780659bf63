import type { Snapshot } from '../../../analysis/snapshot.ts'
import { disclosing } from '../../../collections/disclosing.ts'
import {
  countWords,
  MOST_WORDS,
  MOST_WORDS_OF_A_BOX,
  textOfBox,
} from '../../../exports/teaching/briefing-box.ts'
import type { Briefing } from '../../../exports/teaching/briefing.ts'
import { namesNoReview } from '../../../exports/teaching/session-title.ts'

/** What is to be said of a text before it leaves the page. */
export interface BriefingProblem {
  /** Id of the field. */
  field: string
  text: string
}

/** What is too long, and what of what somebody wrote could identify a person. */
export async function checkBriefing(
  edited: Briefing,
  made: Briefing,
  snapshot: Snapshot,
): Promise<BriefingProblem[]> {
  // What stands in a record is published; what somebody wrote is checked.
  const own = [
    ...(edited.title === made.title ? [] : [{ field: 'title', what: 'the title', text: edited.title }]),
    ...edited.boxes.map(({ id, heading, paragraphs }) => ({
      field: `box-${id}`,
      what: `“${heading}”`,
      text: paragraphs
        .flat()
        .filter(({ speaker }) => speaker === undefined)
        .map(({ text }) => text)
        .join('\n'),
    })),
  ]
  const faults = own
    .flatMap(({ field, what, text }) => disclosing(field, what, text, snapshot))
    .map(({ field, message }) => ({ field, text: message }))
  const named: BriefingProblem[] = []
  for (const { field, what, text } of made.material.safeToProject ? own : [])
    if (!(await namesNoReview(text, made.material)))
      named.push({
        field,
        text: `Take out of ${what} what names a review or its place: this copy is to be safe to project`,
      })
  const long = edited.boxes.flatMap(box => {
    const words = countWords(textOfBox(box))
    if (words <= MOST_WORDS_OF_A_BOX) return []
    const text = `“${box.heading}” has ${words} words, ${words - MOST_WORDS_OF_A_BOX} more than ${MOST_WORDS_OF_A_BOX}`
    return [{ field: `box-${box.id}`, text }]
  })
  const all =
    edited.words > MOST_WORDS
      ? [
          {
            field: 'words',
            text: `The boxes have ${edited.words} words in all, more than can be read in seven minutes (${MOST_WORDS})`,
          },
        ]
      : []
  return [...long, ...all, ...faults, ...named]
}
