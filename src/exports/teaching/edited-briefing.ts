import type { BriefingBox, BriefingSentence, BoxId } from './briefing-box.ts'
import { wordsOfSentence } from './briefing-box.ts'
import { withBoxes, type Briefing } from './briefing.ts'

/** Said of what does not stand in a record as it stands in the copy. */
export const EDITED = 'Edited by whoever made this copy'

/**
 * A briefing with the texts that somebody made of its boxes. A sentence that still stands as it was, with what stands
 * before and after it, keeps its trace; everything else is theirs. An empty line, or one that begins anew, is a paragraph.
 */
export function editBriefing(
  briefing: Briefing,
  texts: Readonly<Partial<Record<BoxId, string>>>,
  title = briefing.title,
): Briefing {
  const boxes = briefing.boxes.map((box): BriefingBox => {
    const text = texts[box.id]
    return text === undefined ? box : { ...box, paragraphs: toParagraphs(text, box) }
  })
  return withBoxes({ ...briefing, title }, boxes)
}

/** Whether a box has anything that somebody wrote themselves. */
export function isEdited({ paragraphs }: Pick<BriefingBox, 'paragraphs'>): boolean {
  return paragraphs.flat().some(({ speaker }) => speaker === undefined)
}

function toParagraphs(text: string, { paragraphs }: BriefingBox): BriefingSentence[][] {
  const known = paragraphs
    .flat()
    .map(sentence => ({ sentence, words: wordsOfSentence(sentence) }))
    // Where one is the beginning of another, the longer is meant.
    .sort((a, b) => b.words.length - a.words.length)
  return text
    .split(/[\r\n]+/)
    .map(line => toSentences(line.replace(/\s+/g, ' ').trim(), known))
    .filter(paragraph => paragraph.length > 0)
}

function toSentences(
  line: string,
  known: ReadonlyArray<{ sentence: BriefingSentence; words: string }>,
): BriefingSentence[] {
  const sentences: BriefingSentence[] = []
  let own = ''
  const endOwn = () => {
    if (own.trim() !== '') sentences.push({ text: own.trim(), cites: undefined, speaker: undefined })
    own = ''
  }
  let rest = line
  while (rest !== '') {
    // Words put before a sentence could turn its meaning round, so it has to begin where a sentence can.
    const begins = own.trim() === '' || /[.!?:)][”"’')\]]*\s*$/.test(own)
    const met = begins
      ? known.find(({ words }) => rest.startsWith(words) && /^(?:\s|$)/.test(rest.slice(words.length)))
      : undefined
    if (met) {
      endOwn()
      sentences.push(met.sentence)
      rest = rest.slice(met.words.length).trimStart()
    } else {
      const end = /^\S+\s*/.exec(rest)?.[0].length ?? rest.length
      own += rest.slice(0, end)
      rest = rest.slice(end)
    }
  }
  endOwn()
  return sentences
}
