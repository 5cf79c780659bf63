const segmenter = new Intl.Segmenter('en-GB', { granularity: 'sentence' })

/** What ends with a full stop and no sentence. */
const SHORT_FORM = /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nos|e\.g|i\.e|para|paras|vol|pp?|cf|v|Cm|Cmnd)\.$/

/**
 * The sentences of a paragraph, whole and unchanged, in their order. Joined again with spaces they are the paragraph.
 */
export function sentencesOf(paragraph: string): string[] {
  const sentences: string[] = []
  for (const { segment } of segmenter.segment(paragraph.replace(/\s+/g, ' '))) {
    const sentence = segment.trim()
    const last = sentences.at(-1)
    if (sentence === '') continue
    // Unicode ends a sentence after a full stop; these stops end a word, and what goes on in small letters goes on.
    if (last !== undefined && (SHORT_FORM.test(last) || /^\p{Ll}/u.test(sentence)))
      sentences[sentences.length - 1] = `${last} ${sentence}`
    else sentences.push(sentence)
  }
  return sentences
}
