import type { Passage } from '../../corpus/review.ts'
import type { Speaker } from '../../corpus/sections.ts'
import type { BriefingSentence } from './briefing-box.ts'
import { ABOUT_THE_RECORD } from './left-out-words.ts'
import { sentencesOf } from './sentences.ts'

/** What opens a sentence that says little without the one before it. */
const LEANS = new RegExp(
  `^(?:${[
    '(?:It|They|Them|This|These|Those|He|She|His|Her|Their|Its|Such|Both|Neither|Either|Others?|Another)',
    '(?:Also|But|And|So|Nor|Or|Yet|However|Even so|Then|Instead|Therefore|Afterwards|Still|Further|Later)',
    'That(?! (?:the|a|an)\\b)',
    'The (?:other|others|second|third|same|two|three|first|last|former|latter|rest)',
    '(?:One|Some|Many|Most|None|Each|Two|Three|All|Part) of (?:them|these|those|it|this)',
    '(?:When|If|As|Where|Once|After|Before|Since|Because|By|For|In|On|At|From|With|To|About|Until|While) (?:they|it|he|she|this|that|these|those|them|then|her|his|their|doing so|such)',
    'There,',
  ].join('|')})\\b`,
)

/** One person spoken of, of whom the sentence has not said who it is. */
const SOMEBODY =
  /^(?:(?!\b(?:child|girl|boy|baby|infant|toddler|pupil|teenager|youth|person|mother|father|parent|stepfather|grandmother|grandfather|partner|woman|man|daughter|son|sister|brother|carer|reviewer|author|judge|chair|minister|worker|doctor|nurse|officer|teacher|clerk|adviser|inspector|leader|director|member|somebody|someone|anybody|everybody|nobody)s?\b).)*?\b(?:she|he|her|him|his|hers)\b/i

/** Several spoken of, where nothing before says that there are several. */
const SEVERAL =
  /^(?:(?!\b(?:\w{3,}s|children|people|women|men|staff|police|family|team|anybody|anyone|nobody|somebody|someone|everybody|everyone|who|and|parent|child|person)\b).)*?\b(?:they|them|their|theirs)\b/i

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
      const leans = [LEANS, SOMEBODY, SEVERAL].some(one => one.test(sentence))
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
