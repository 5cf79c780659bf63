import { onceFor } from '../../analysis/once-for.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { toEngineSynonyms } from '../engine-synonyms.ts'
import { wordsSpelledRight } from '../index-settings.ts'
import { LONGEST_SET_PHRASE, type ReducedQuery } from '../reduce-query.ts'
import { LikelyWords } from './likely-words.ts'
import { isWithinTypos, typosForgiven } from './within-typos.ts'
import { wordsIn } from './words-in.ts'

/** Words that answer a stretch of a query when they stand in this order, beginning with one that was met. */
export interface Answer {
  /** What follows the first word. */
  rest: readonly string[]
  /** Which stretch of the query it answers. */
  stretch: number
}

/** Some words of the query that stand together, which one thing may answer. */
interface Stretch {
  start: number
  length: number
}

/** What a query asks of a record, by the rules that the engine is given: synonyms, typos, quoted texts. */
export class AskedWords {
  readonly #words: readonly string[]
  readonly #stretches: Stretch[] = []
  readonly #quoted: number[] = []
  readonly #forgiving: Array<{ word: string; most: number; stretch: number }> = []
  readonly #beginning = new Map<string, Answer[]>()
  readonly #met = new Map<string, readonly Answer[]>()
  /** By what a word begins with and its length, whether it may answer anything. */
  readonly likely = new LikelyWords()

  constructor({ words, phrases }: Pick<ReducedQuery, 'words' | 'phrases'>, taxonomy: Taxonomy) {
    this.#words = words.flatMap(wordsIn)
    const { synonyms, spelledRight } = rulesOf(taxonomy)
    for (let start = 0; start < this.#words.length; start++)
      for (let length = 1; length <= LONGEST_SET_PHRASE && start + length <= this.#words.length; length++)
        this.#ask(start, length, synonyms, spelledRight)
    for (const phrase of phrases) {
      this.#quoted.push(this.#stretches.length)
      this.#enter(wordsIn(phrase), { start: -1, length: 0 })
    }
  }

  /** What a word of a text may be the first word of. */
  answersFrom(word: string): readonly Answer[] {
    const known = this.#met.get(word)
    if (known) return known
    const exact = this.#beginning.get(word) ?? NOTHING
    const wrong = this.#forgiving.filter(
      ({ word: asked, most }) => asked !== word && isWithinTypos(asked, word, most),
    )
    const answers =
      wrong.length === 0 ? exact : [...exact, ...wrong.map(({ stretch }) => ({ rest: [], stretch }))]
    this.#met.set(word, answers)
    return answers
  }

  /** Whether stretches that were answered leave nothing of the query unanswered. */
  isAnsweredBy(answered: ReadonlySet<number>): boolean {
    if (!this.#quoted.every(stretch => answered.has(stretch))) return false
    const reached = new Array<boolean>(this.#words.length + 1).fill(false)
    reached[0] = true
    this.#stretches.forEach(({ start, length }, stretch) => {
      if (start >= 0 && reached[start] && answered.has(stretch)) reached[start + length] = true
    })
    return reached[this.#words.length]!
  }

  #ask(
    start: number,
    length: number,
    synonyms: ReadonlyMap<string, readonly string[][]>,
    spelledRight: ReadonlySet<string>,
  ): void {
    const words = this.#words.slice(start, start + length)
    const stretch = this.#stretches.length
    // Two words that a text writes as one answer both.
    this.#enter([words.join('')], { start, length })
    for (const other of synonyms.get(words.join(' ')) ?? []) this.#answer(other, stretch)
    const [word] = words
    // "parents" finds "parent's", which a text has as two words.
    if (length === 1 && /\p{L}s$/u.test(word!)) this.#answer([word!.slice(0, -1), 's'], stretch)
    const most = length === 1 && !spelledRight.has(word!) ? typosForgiven(word!) : 0
    if (most === 0) return
    this.#forgiving.push({ word: word!, most, stretch })
    this.likely.add(word!, most)
    // A wrong first letter counts for two, so that one more is left.
    if (most > 1) this.likely.addOfLength(word!.length, most - 1)
  }

  #enter(sequence: readonly string[], stretch: Stretch): void {
    this.#stretches.push(stretch)
    this.#answer(sequence, this.#stretches.length - 1)
  }

  #answer([first, ...rest]: readonly string[], stretch: number): void {
    if (first === undefined) return
    this.likely.add(first)
    const answers = this.#beginning.get(first)
    if (answers) answers.push({ rest, stretch })
    else this.#beginning.set(first, [{ rest, stretch }])
  }
}

const NOTHING: readonly Answer[] = []

const rulesOf = onceFor((taxonomy: Taxonomy) => ({
  synonyms: new Map(
    Object.entries(toEngineSynonyms(taxonomy.synonyms)).map(([from, to]) => [
      wordsIn(from).join(' '),
      to.map(wordsIn),
    ]),
  ),
  spelledRight: new Set(wordsSpelledRight(taxonomy)),
}))
