import { wordsOf } from '../../corpus/wording/reading-grade.ts'
import { leansOnBefore } from './leaning.ts'
import { ABOUT_THE_RECORD } from './left-out-words.ts'
import type { SessionSection, SessionSentence } from './session-items.ts'

/** More first words by which a line of a slide, which stands alone, leans on the one before it. */
const LEANS_ON_A_SLIDE =
  /^(?:it|its|they|them|their|theirs|this|that|these|those|there|then|but|so|and|or|also|yet|such|both|another|neither|nor|one of them|some|each|all of|here|he|she|his|her|instead|otherwise|again|later|it’s|only|by then|as a result|because of this|in each case|the same|how is|what became|what was|for (?:this|that))\b/i

/**
 * Whole sentences of a section, in its order, as many as go into a number of words. A sentence is taken or left; one
 * that may not be shown is left, and so is one that speaks of the record instead of practice, and one that leans on a
 * sentence that was left.
 * @param most words in all
 * @param caveats whether what is said of the record and its sources is taken as well
 */
export function chooseSentences(
  section: Pick<SessionSection, 'paragraphs'> | undefined,
  most: number,
  { caveats = false } = {},
): SessionSentence[] {
  const chosen: SessionSentence[] = []
  let words = 0
  for (const paragraph of section?.paragraphs ?? []) {
    let before: SessionSentence | undefined
    for (const sentence of paragraph) {
      const leans =
        leansOnBefore(sentence.text) || LEANS_ON_A_SLIDE.test(sentence.text.replace(/^Our reading:\s*/, ''))
      const count = wordsOf(markedText(sentence)).length
      const isLeft =
        sentence.leftOut !== undefined ||
        (!caveats && ABOUT_THE_RECORD.test(sentence.text)) ||
        (leans && (before === undefined || chosen.at(-1) !== before))
      if (!isLeft && words + count <= most) {
        chosen.push(sentence)
        words += count
      }
      before = sentence
    }
  }
  return chosen
}

/** A sentence with the mark of an inference, which stands before the first one of its paragraph only. */
export function markedText({ text, isReading }: SessionSentence): string {
  return isReading && !text.startsWith('Our reading:') ? `${text} (our reading)` : text
}

/** Why sentences of some sections may not be shown, counted. */
export function countLeftOut(sections: readonly SessionSection[]): { case: number; harm: number } {
  const why = sections.flatMap(({ paragraphs }) => paragraphs.flat()).map(({ leftOut }) => leftOut)
  const harm = why.filter(one => one === 'harm').length
  return { case: why.filter(Boolean).length - harm, harm }
}

/** What was left out, in a sentence; nothing where nothing was. */
export function leftOutSentence({ case: ofCase, harm }: { case: number; harm: number }): string | undefined {
  const parts = [
    ...(ofCase > 0 ? [`${ofCase} too specific to one case`] : []),
    ...(harm > 0 ? [`${harm} with detail of harm`] : []),
  ]
  return parts.length === 0 ? undefined : `Sentences left out: ${parts.join(', ')}.`
}
