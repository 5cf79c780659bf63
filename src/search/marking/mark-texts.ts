import { MARK_END, MARK_START, type MarkedRecord } from '../search-index.ts'
import type { AskedWords } from './asked-words.ts'
import { WordScanner } from './words-in.ts'

/** A record as it is to be marked; names and addressees are found by and not shown. */
export interface PlainRecord extends MarkedRecord {
  foundBy: readonly string[]
}

/** A text with what answers a query marked, and which stretches of the query it answers. */
interface MarkedText {
  text: string
  answered: readonly number[]
}

/** Marks records by what one query asks; what labels of terms say is worked out once a query. */
export class Marker {
  readonly #asked: AskedWords
  readonly #repeated = new Map<string, MarkedText>()

  constructor(asked: AskedWords) {
    this.#asked = asked
  }

  /**
   * A record with what matches marked as the engine marks it.
   * @returns `isWhole` when all that was asked was found in it: what the engine finds and this does not (a word
   *   divided in two) is for the engine to mark
   */
  mark(record: PlainRecord): { record: MarkedRecord; isWhole: boolean } {
    const answered = new Set<number>()
    const take = ({ text, answered: some }: MarkedText) => {
      for (const stretch of some) answered.add(stretch)
      return text
    }
    const { foundBy, ...shown } = record
    const marked = {
      ...shown,
      title: take(this.#text(record.title)),
      passages: record.passages.map(text => take(this.#text(text))),
      words: record.words.map(text => take(this.#repeatedText(text))),
      inherited: record.inherited.map(text => take(this.#repeatedText(text))),
    }
    for (const text of foundBy) take(this.#repeatedText(text))
    return { record: marked, isWhole: this.#asked.isAnsweredBy(answered) }
  }

  #repeatedText(text: string): MarkedText {
    const known = this.#repeated.get(text)
    if (known) return known
    const marked = this.#text(text)
    this.#repeated.set(text, marked)
    return marked
  }

  #text(text: string): MarkedText {
    const scanner = new WordScanner(text)
    const answered: number[] = []
    let marked = ''
    let written = 0
    for (let word = scanner.next(); word !== undefined; word = scanner.next()) {
      const answers = this.#asked.answersFrom(word)
      if (answers.length === 0) continue
      const { start, end: endOfWord } = scanner
      let end = -1
      for (const { rest, stretch } of answers) {
        const reached = follow(scanner, rest, endOfWord)
        if (reached < 0) continue
        answered.push(stretch)
        end = Math.max(end, reached)
      }
      scanner.end = endOfWord
      if (end < 0 || start < written) continue
      marked += `${text.slice(written, start)}${MARK_START}${text.slice(start, end)}${MARK_END}`
      written = end
    }
    return { text: written === 0 ? text : marked + text.slice(written), answered }
  }
}

/** Where words that must follow end; -1 where others follow. */
function follow(scanner: WordScanner, words: readonly string[], from: number): number {
  scanner.end = from
  return words.every(word => scanner.next() === word) ? scanner.end : -1
}
