import type { Corpus } from '../corpus/corpus.ts'
import type { Review, Status } from '../corpus/review.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { AskedIndex, type AskedRow } from './asked-index.ts'
import { LEAST_ASKED, LEAST_BESIDE, SAME_BODY } from './asked-weights.ts'
import { isDemonstration } from './catalogue.ts'
import { onceFor } from './once-for.ts'
import { latestStatus, strengthOf } from './recommendation-list.ts'
import { createWordReader, type ReadWords } from './similar-words.ts'

/** How many earlier recommendations are given, and how many that are less like it. */
export const ASKED_LIMITS = { usual: 5, most: 20, beside: 5 } as const

/** The longest draft that is compared, in letters: a page. */
export const LONGEST_DRAFT = 5_000

/** Words that both have and that are named. */
const SHARED_WORDS = 6

/** A recommendation that somebody is about to make. */
export interface DraftRecommendation {
  text: string
  /** Who it would be put to, as it would be published. */
  to?: readonly string[]
  /** Terms of the facet `agency`. */
  agency?: readonly string[]
}

export interface AskedOptions {
  limit?: number
  /** Id of the review that the draft belongs to: it is not compared with itself. */
  exceptReview?: string
  /** What scores less is left out. */
  least?: number
  /** Only what was published in this year or before. */
  upTo?: number
}

/** An earlier recommendation that asks for much the same. */
export interface AskedBefore extends AskedRow {
  /** `<review>/R2`: what `supports` takes. */
  id: string
  /** Likeness between 0 and 1, to four places; see asked-weights.ts. */
  score: number
  /** Year of publication of its review. */
  year: number
  /** Whether both are put to the same body, by the list of addressees. */
  isSameBody: boolean
  /** Terms of the facet `agency` that both name. */
  sharedAgencies: string[]
  /** Words of the draft that it has too, as it writes them. */
  words: string[]
  strength: string | undefined
  /** The latest word of each side; undefined where none is recorded. */
  owner: Status | undefined
  independent: Status | undefined
  /** Terms of the facet `outcome` of the case, empty where it is held or not coded. */
  outcome: string[]
}

/** Answers what was asked before. Invented and withdrawn records are never among the answers. */
export class AskedLibrary {
  readonly #taxonomy: Taxonomy
  readonly #rows: readonly AskedRow[]
  /** Made when somebody first asks: of most libraries that are loaded nobody does. */
  #made: AskedIndex | undefined
  readonly #bodies: ReadonlyArray<readonly string[]>

  constructor(reviews: readonly Review[], taxonomy: Taxonomy) {
    this.#taxonomy = taxonomy
    this.#rows = reviews
      .filter(review => review.withdrawn === undefined && !isDemonstration({ review }))
      .flatMap(review => review.recommendations.map(item => ({ review, item })))
    this.#bodies = this.#rows.map(({ item }) => bodiesOf(item.to, taxonomy))
  }

  get #index(): AskedIndex {
    return (this.#made ??= new AskedIndex(this.#rows, this.#taxonomy, readerOf(this.#taxonomy)))
  }

  /** How many recommendations a draft is compared with. */
  get size(): number {
    return this.#rows.length
  }

  /**
   * The nearest earlier recommendations, and apart from them those that share some words and probably ask something
   * else: what the page and the API both show.
   */
  askedAndBeside(
    draft: DraftRecommendation,
    { limit = ASKED_LIMITS.usual, ...options }: AskedOptions = {},
  ): { near: AskedBefore[]; beside: AskedBefore[] } {
    const found = this.askedBefore(draft, { ...options, least: LEAST_BESIDE, limit: Infinity })
    const near = found.filter(({ score }) => score >= LEAST_ASKED)
    return {
      near: near.slice(0, limit),
      beside: found.slice(near.length, near.length + ASKED_LIMITS.beside),
    }
  }

  /**
   * The nearest earlier recommendations, nearest first; none where nothing is near enough.
   * @param draft compared and forgotten
   */
  askedBefore(
    { text, to = [], agency = [] }: DraftRecommendation,
    { limit = ASKED_LIMITS.usual, exceptReview, least = LEAST_ASKED, upTo }: AskedOptions = {},
  ): AskedBefore[] {
    const words = text.slice(0, LONGEST_DRAFT)
    const bodies = bodiesOf(to, this.#taxonomy)
    const scores = this.#index.score(words)
    return this.#index.rows
      .flatMap(({ review, item }, at) => {
        const year = Number(review.published.slice(0, 4))
        if (scores[at] === 0 || review.id === exceptReview || (upTo !== undefined && year > upTo)) return []
        const isSameBody = this.#bodies[at]!.some(body => bodies.includes(body))
        const lifted = Math.min(1, scores[at]! * (isSameBody ? 1 + SAME_BODY : 1))
        // What is shown is rounded, so ties are settled by what is shown.
        const score = Math.round(lifted * 10_000) / 10_000
        return score < least
          ? []
          : [{ review, item, at, id: `${review.id}/${item.id}`, score, year, isSameBody }]
      })
      .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, limit)
      .map(({ at, ...found }) => ({
        ...found,
        sharedAgencies: termsOf(found.item.tags['agency']).filter(term => agency.includes(term)),
        words: this.#index.sharedWords(words, at, SHARED_WORDS),
        strength: strengthOf(found.item, this.#taxonomy),
        owner: latestStatus(found.item, 'owner'),
        independent: latestStatus(found.item, 'independent'),
        outcome: termsOf(found.review.tags['outcome']),
      }))
  }
}

/** What answers for a library as it is served: made when somebody first asks. */
export const askedLibraryOf = onceFor(
  ({ reviews, taxonomy }: Pick<Corpus, 'reviews' | 'taxonomy'>) => new AskedLibrary(reviews, taxonomy),
)

/** Synonyms are one word, and each word is itself too: `conference` is met by `case conference`, which is a synonym. */
const readerOf = onceFor(({ synonyms }: Taxonomy): ReadWords => {
  const readSynonyms = createWordReader(synonyms)
  const readWords = createWordReader({ groups: [] })
  return text => [...readWords(text), ...readSynonyms(text).filter(({ token }) => token.startsWith('='))]
})

/** The bodies behind names as they are published, by the list of addressees; a name that is not listed is its own. */
function bodiesOf(to: readonly string[], taxonomy: Taxonomy): string[] {
  const names = bodyByName(taxonomy)
  return to.map(name => name.trim().toLowerCase()).map(name => names.get(name) ?? name)
}

const bodyByName = onceFor(
  ({ addressees }: Taxonomy) =>
    new Map(
      addressees.flatMap(({ name, also }) =>
        [name, ...also].map(one => [one.toLowerCase(), name.toLowerCase()] as const),
      ),
    ),
)

function termsOf(tags: Review['tags'][string] | undefined): string[] {
  return tags === undefined || tags === 'held' ? [] : tags.map(({ term }) => term)
}
