import type { Lead, Section } from './review.ts'

/** Words shown of an item in a list before its text is read. */
const WORDS = 45

/** The first words of a text, cut at a word. */
export function toLead(sections: readonly Section[]): Lead {
  const section = sections.find(({ passages }) => passages.length > 0)
  const { text = '', anchor = '' } = section?.passages[0] ?? {}
  const words = text.split(' ')
  return {
    text: words.length <= WORDS ? text : `${words.slice(0, WORDS).join(' ')}…`,
    section: section?.heading ?? '',
    slug: section?.slug ?? '',
    anchor,
  }
}
