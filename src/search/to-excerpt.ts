import type { Lead } from '../corpus/review.ts'
import { whoseWords, type Speaker } from '../corpus/sections.ts'
import { MARK_END, MARK_START, type MarkedRecord } from './search-index.ts'

/** A passage shown under a hit. */
export interface Excerpt {
  /** HTML: escaped text with `<mark>` around what matched. */
  html: string
  /** Heading of the section it stands in. */
  section: string
  /** Whose words it is in. */
  by: Speaker
  /** Anchor of the passage, without `#`. */
  anchor: string
}

const WORDS = 45
const LEAD_IN = 8
const MARK = new RegExp(`${MARK_START}([^${MARK_START}${MARK_END}]*)${MARK_END}`, 'g')
/** A mark without its other half, which an author may have pasted in with something else. */
const STRAY = new RegExp(`[${MARK_START}${MARK_END}]`, 'g')

/**
 * The passage that matched best: the one with the most different words of the query, the first of equals.
 * @returns undefined where no passage contains a word (the match is in a title or in a term)
 */
export function toExcerpt(record: MarkedRecord): Excerpt | undefined {
  let best: { index: number; distinct: number } | undefined
  record.passages.forEach((text, index) => {
    if (!isMarked(text)) return
    const distinct = new Set([...text.matchAll(MARK)].map(([, word]) => word!.toLowerCase())).size
    if (distinct > (best?.distinct ?? 0)) best = { index, distinct }
  })
  if (!best) return undefined
  return {
    html: toMarkedHtml(window(record.passages[best.index]!)),
    section: record.sections[best.index] ?? '',
    by: record.speakers[best.index] ?? 'library',
    anchor: record.anchors[best.index] ?? '',
  }
}

function isMarked(text: string): boolean {
  return text.includes(MARK_START)
}

/** At most so many terms say why a record was found. */
const MOST_TERMS = 3

/**
 * Labels and synonyms of terms with what matched marked, where they contain a word that no passage does: without
 * them a reader would look in vain for why the record was found.
 */
export function foundByTags(record: MarkedRecord): string[] {
  const tags = [...record.words, ...record.inherited].filter(isMarked)
  if (tags.length === 0) return []
  const marksIn = (text: string) => [...text.matchAll(MARK)].map(([, word]) => word!.toLowerCase())
  const inText = new Set([record.title, ...record.passages].filter(isMarked).flatMap(marksIn))
  return tags
    .filter(word => marksIn(word).some(marked => !inText.has(marked)))
    .slice(0, MOST_TERMS)
    .map(toMarkedHtml)
}

/** The first words of an item, where there is nothing better to show. */
export function toLeadExcerpt({ text, section, slug, anchor }: Lead, record: string): Excerpt {
  return { html: escapeHtml(text), section, by: whoseWords(slug, record), anchor }
}

/** Marked text as HTML. Escaped first and marked after, so that no text can bring markup of its own. */
export function toMarkedHtml(marked: string): string {
  return escapeHtml(marked).replace(MARK, '<mark>$1</mark>').replace(STRAY, '')
}

/** The stretch of words that holds the most marks. */
function window(marked: string): string {
  const words = marked.split(' ')
  if (words.length <= WORDS) return marked
  const start = startOfWindow(words.map(isMarked))
  const slice = words.slice(start, start + WORDS).join(' ')
  return `${start > 0 ? '… ' : ''}${balance(slice)}${start + WORDS < words.length ? ' …' : ''}`
}

/** @param isMarked of each word of a text that is longer than the window */
function startOfWindow(isMarked: readonly boolean[]): number {
  const marks = isMarked.flatMap((marked, at) => (marked ? [at] : []))
  let best: number[] = []
  for (const [index, first] of marks.entries()) {
    const within = marks.slice(index).filter(mark => mark < first + WORDS)
    if (within.length > best.length) best = within
  }
  const [first = 0] = best
  const last = best.at(-1) ?? 0
  // A few words before the first mark say where the thought begins, as far as the last one still stands in it.
  const start = Math.max(first - LEAD_IN, last - WORDS + 1, 0)
  return Math.min(start, isMarked.length - WORDS)
}

/** A mark of several words may be cut; its other half is put back. */
function balance(text: string): string {
  const opened = text.lastIndexOf(MARK_START) > text.lastIndexOf(MARK_END)
  const closedFirst =
    text.indexOf(MARK_END) >= 0 &&
    (text.indexOf(MARK_END) < text.indexOf(MARK_START) || !text.includes(MARK_START))
  return `${closedFirst ? MARK_START : ''}${text}${opened ? MARK_END : ''}`
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => ESCAPES[character]!)
}
