import type { Snapshot } from '../../../analysis/snapshot.ts'
import { disclosing } from '../../../collections/disclosing.ts'
import {
  countWords,
  MOST_WORDS,
  MOST_WORDS_OF_A_BOX,
  textOfBox,
} from '../../../exports/teaching/briefing-box.ts'
import type { Briefing } from '../../../exports/teaching/briefing.ts'

/** What is to be said of a text before it leaves the page. */
export interface BriefingProblem {
  /** Id of the field. */
  field: string
  text: string
}

/** What is too long, and what of what somebody wrote could identify a person. */
export function checkBriefing(edited: Briefing, made: Briefing, snapshot: Snapshot): BriefingProblem[] {
  const faults = [
    ...(edited.title === made.title ? [] : disclosing('title', 'the title', edited.title, snapshot)),
    ...edited.boxes.flatMap(box => {
      // What stands in a record is published; what somebody wrote is checked.
      const own = box.paragraphs.flat().filter(({ speaker }) => speaker === undefined)
      return disclosing(`box-${box.id}`, `“${box.heading}”`, own.map(({ text }) => text).join('\n'), snapshot)
    }),
  ].map(({ field, message }) => ({ field, text: message }))
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
  return [...long, ...all, ...faults]
}
