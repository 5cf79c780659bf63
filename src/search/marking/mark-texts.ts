import { onceFor } from '../../analysis/once-for.ts'
import { MARK_END, MARK_START, type MarkedRecord } from '../search-index.ts'
import type { TermWords } from '../search-record.ts'
import type { AskedWords } from './asked-words.ts'
import { WordScanner, wordsIn } from './words-in.ts'

/** A record as it is to be marked; names and addressees are found by and not shown. */
export interface PlainRecord extends Omit<MarkedRecord, 'words' | 'inherited'> {
  terms: Readonly<Record<'own' | 'inherited', readonly TermWords[]>>
  area: string
  foundBy: readonly string[]
}

/** A text with what answers a query marked, and which stretches of the query it answers. */
interface MarkedText {
  text: string
  answered: readonly number[]
}

const NONE: readonly number[] = []

/** Words of each label and synonym of a term: most searches ask for no word of most terms. */
const wordsOfTerm = onceFor((term: TermWords) => term.map(wordsIn))

/** Marks records by what one query asks; what labels of terms say is worked out once a query. */
export class Marker {
  readonly #asked: AskedWords
  readonly #repeated = new Map<string, MarkedText>()
  readonly #terms = new Map<TermWords, readonly MarkedText[]>()

  constructor(asked: AskedWords) {
    this.#asked = asked
  }

  /**
   * A record with what matches marked as the engine marks it; of the words of its terms those alone that do.
   * @returns `isWhole` when all that was asked was found in it: what the engine finds and this does not (a word
   *   divided in two) is for the engine to mark
   */
  mark(record: PlainRecord): { record: MarkedRecord; isWhole: boolean } {
    const answered = new Set<number>()
    const take = ({ text, answered: some }: MarkedText) => {
      for (const stretch of some) answered.add(stretch)
      return text
    }
    const { terms, area, foundBy, ...shown } = record
    const words = new Set(this.#ofTerms(terms.own).map(take))
    const inherited = new Set([...this.#ofTerms(terms.inherited), this.#repeatedText(area)].map(take))
    const marked = {
      ...shown,
      title: take(this.#text(record.title)),
      passages: record.passages.map(text => take(this.#text(text))),
      words: [...words],
      inherited: [...inherited].filter(word => !words.has(word)),
    }
    for (const text of foundBy) take(this.#repeatedText(text))
    return { record: marked, isWhole: this.#asked.isAnsweredBy(answered) }
  }

  #ofTerms(terms: readonly TermWords[]): MarkedText[] {
    const marked: MarkedText[] = []
    for (const term of terms) for (const text of this.#ofTerm(term)) marked.push(text)
    return marked
  }

  #ofTerm(term: TermWords): readonly MarkedText[] {
    const known = this.#terms.get(term)
    if (known) return known
    const marked = term
      .filter((_, at) => wordsOfTerm(term)[at]!.some(word => this.#asked.likely.hasWord(word)))
      .map(text => this.#text(text))
      .filter(({ answered }) => answered.length > 0)
    this.#terms.set(term, marked)
    return marked
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
    const { likely } = this.#asked
    let answered: number[] | undefined
    let marked = ''
    let written = 0
    while (scanner.advance()) {
      const { start, end: endOfWord } = scanner
      if (scanner.isPlain && !likely.has(scanner.first, endOfWord - start)) continue
      const answers = this.#asked.answersFrom(scanner.word())
      if (answers.length === 0) continue
      let end = -1
      for (const { rest, stretch } of answers) {
        const reached = follow(scanner, rest, endOfWord)
        if (reached < 0) continue
        ;(answered ??= []).push(stretch)
        end = Math.max(end, reached)
      }
      scanner.end = endOfWord
      if (end < 0 || start < written) continue
      marked += `${text.slice(written, start)}${MARK_START}${text.slice(start, end)}${MARK_END}`
      written = end
    }
    return { text: written === 0 ? text : marked + text.slice(written), answered: answered ?? NONE }
  }
}

/** Where words that must follow end; -1 where others follow. */
function follow(scanner: WordScanner, words: readonly string[], from: number): number {
  scanner.end = from
  return words.every(word => scanner.next() === word) ? scanner.end : -1
}
