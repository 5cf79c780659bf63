import type { Passage } from '../../corpus/review.ts'
import type { Speaker } from '../../corpus/sections.ts'
import type { BriefingSentence } from './briefing-box.ts'
import { leansOnBefore } from './leaning.ts'
import { ABOUT_THE_RECORD } from './left-out-words.ts'
import { sentencesOf } from './sentences.ts'

/** What speaks of the record and its sources, or points elsewhere in the record, and not of what happened. */
const OF_THE_RECORD =
  /\b(?:this record|sources consulted|sources (?:seen|read|here)|in the original|(?:known|recorded|seen|established|given) here|(?:was|were) not seen|known only from|they do (?:record|hold|describe|say)|it does hold|numbers? (?:is|are) ours|[FER]\d+)\b/i

/** From here to the end of its paragraph a text says what the library reads into its source. */
const READING = /\b(?:our reading|we (?:read|take|infer))\b/i

/** Sections of which sentences are taken, and what they are cited by. */
export interface RunsRequest {
  passages: readonly Passage[]
  toCite: (anchor: string) => string
  speaker: Speaker
  /** Whether a sentence may stand at all. */
  allows: (sentence: string) => boolean
}

/**
 * Sentences that are taken together or from the first on: a sentence that leans on the one before it is never taken
 * without it. Sentences about the record itself and those that are not allowed are left out, and what leans on them.
 */
export function runsOf({ passages, toCite, speaker, allows }: RunsRequest): BriefingSentence[][] {
  const runs: BriefingSentence[][] = []
  let current: BriefingSentence[] | undefined
  for (const { anchor, text } of passages) {
    let isReading = false
    for (const sentence of sentencesOf(text)) {
      isReading ||= READING.test(sentence)
      const leans = leansOnBefore(sentence)
      if (OF_THE_RECORD.test(sentence) || ABOUT_THE_RECORD.test(sentence) || !allows(sentence)) {
        current = undefined
        continue
      }
      const one = { text: sentence, cites: toCite(anchor), speaker, ...(isReading && { isReading }) }
      if (!leans) runs.push((current = [one]))
      else current?.push(one)
    }
  }
  return runs
}
