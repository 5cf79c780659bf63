import { readingGrade } from '../../corpus/wording/reading-grade.ts'
import { countWords, wordsOfSentence, type BriefingSentence } from './briefing-box.ts'

/** What one record offers for a box, to stand in a paragraph of its own. */
export interface Offer {
  /** Stands first, whatever else is taken. */
  lead?: BriefingSentence | undefined
  /** Sentences that are taken from the first on, or left. */
  runs: ReadonlyArray<readonly BriefingSentence[]>
  /** Whether earlier runs come before plainer ones. */
  inOrder?: boolean | undefined
}

/** How much room there is, and how hard a sentence may be. */
export interface Room {
  words: number
  /** Highest grade of a sentence; a lead may be harder. */
  ceiling: number
  /** Whether each offer first has its share of the room; otherwise earlier offers take what they need. */
  shared?: boolean | undefined
}

/** Grades up to which sentences come first, and up to which they come second. */
const PLAIN = 9
const FAIRLY_PLAIN = 12

/**
 * Fills a box from what records offer, in their order. Within an offer plainer runs come before harder ones; what was
 * taken stands in the order of the record. A sentence is taken whole or left.
 */
export function fillBox(
  offers: readonly Offer[],
  { words, ceiling, shared = false }: Room,
): BriefingSentence[][] {
  const open = offers
    .filter(({ lead, runs }) => lead || runs.length > 0)
    .map(offer => new OpenOffer(offer, ceiling))
  const share = Math.floor(words / Math.max(1, open.length))
  let left = words
  if (shared) for (const one of open) left -= one.take(Math.min(share, left))
  for (const one of open) left -= one.take(left)
  return open.map(one => one.sentences).filter(paragraph => paragraph.length > 0)
}

/** An offer of which some has been taken. */
class OpenOffer {
  readonly #lead: BriefingSentence | undefined
  readonly #runs: ReadonlyArray<readonly BriefingSentence[]>
  /** Numbers of the runs in the order in which they are taken. */
  readonly #order: readonly number[]
  readonly #taken: number[]
  #hasLead = false

  constructor({ lead, runs, inOrder }: Offer, ceiling: number) {
    this.#lead = lead
    this.#runs = runs.map(run => upToHard(run, ceiling)).filter(run => run.length > 0)
    const bands = this.#runs.map(run => (inOrder ? 0 : bandOf(run)))
    this.#order = this.#runs.map((_, at) => at).sort((a, b) => bands[a]! - bands[b]! || a - b)
    this.#taken = this.#runs.map(() => 0)
  }

  /** Takes what fits into some words; says how many it took. */
  take(room: number): number {
    let used = 0
    if (this.#lead && !this.#hasLead) {
      // A title says too little without anything after it, unless there is nothing.
      const after = this.#runs.length === 0 ? 0 : Math.min(...this.#runs.map(run => sizeOf(run[0]!)))
      if (sizeOf(this.#lead) + after > room) return 0
      this.#hasLead = true
      used += sizeOf(this.#lead)
    }
    for (const at of this.#order) {
      const run = this.#runs[at]!
      while (this.#taken[at]! < run.length && used + sizeOf(run[this.#taken[at]!]!) <= room)
        used += sizeOf(run[this.#taken[at]!++]!)
    }
    return used
  }

  /** What was taken, in the order of the record. */
  get sentences(): BriefingSentence[] {
    const chosen = this.#runs.flatMap((run, at) => run.slice(0, this.#taken[at]))
    return this.#lead && this.#hasLead ? [this.#lead, ...chosen] : chosen
  }
}

function upToHard(run: readonly BriefingSentence[], ceiling: number): readonly BriefingSentence[] {
  const end = run.findIndex(({ text }) => !(readingGrade(text) <= ceiling))
  return end === -1 ? run : run.slice(0, end)
}

function bandOf(run: readonly BriefingSentence[]): number {
  const grade = readingGrade(run.map(({ text }) => text).join(' '))
  return grade <= PLAIN ? 0 : grade <= FAIRLY_PLAIN ? 1 : 2
}

function sizeOf(sentence: BriefingSentence): number {
  return countWords(wordsOfSentence(sentence))
}
