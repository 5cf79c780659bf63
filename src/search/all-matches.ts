import { setTimeout as delay } from 'node:timers/promises'
import type { Row } from '../analysis/catalogue.ts'
import { select } from '../analysis/selection.ts'
import type { Snapshot } from '../analysis/snapshot.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { toSetPhrases } from './engine-synonyms.ts'
import { inOrder } from './in-order.ts'
import type { Ranker } from './ranking/ranker.ts'
import { reduceQuery } from './reduce-query.ts'
import type { ParsedQuery } from './parse-search-query.ts'
import { SearchUnavailable, type SearchIndex } from './search-index.ts'
import { rowsWithWords, withoutExclusions } from './search-library.ts'
import type { SearchQuery } from './search-params.ts'
import { wordingsOf } from './wordings.ts'

/** Everything that matches, of one state of the library. */
export interface Matches {
  snapshot: Snapshot
  /** Every match, in the order that was asked for; related results are never among them. */
  rows: Row[]
  /** Version of the engine that looked for the words; null where there were none. */
  engine: string | null
}

/** How long an index that is brought up to date is waited for, and how often it is looked at. */
const STEADY_MS = { patience: 5_000, pause: 25 }

/** What is served, which may be another while matches are looked for. */
interface Served {
  snapshot(): Snapshot
  /** Whether the index holds what the snapshot holds. */
  isCurrent(): boolean
  /** What ranks the snapshot, once it is made. */
  ranker(): Promise<Ranker | undefined>
}

/**
 * All matches of a query in one state of the library. While the index is brought up to date it waits, since half an
 * index has half the matches.
 * @param parse reads the query by the vocabulary of the state that answers
 * @throws SearchUnavailable when there are words and the engine does not answer, or the index is not current in time
 */
export async function steadyMatches(
  parse: (snapshot: Snapshot) => ParsedQuery,
  index: SearchIndex,
  served: Served,
): Promise<Matches & ParsedQuery> {
  const until = performance.now() + STEADY_MS.patience
  for (;;) {
    const snapshot = served.snapshot()
    const { query, faults } = parse(snapshot)
    const withWords = hasWords(query, snapshot.taxonomy)
    const isSteady = () => served.snapshot() === snapshot && (!withWords || served.isCurrent())
    if (isSteady()) {
      const ranker = withWords && query.sort === 'relevance' ? await served.ranker() : undefined
      const found = await allMatches(snapshot, index, query, ranker)
      if (isSteady()) return { ...found, query, faults }
    }
    if (performance.now() > until)
      throw new SearchUnavailable('The index does not hold what the files say yet.')
    await delay(STEADY_MS.pause)
  }
}

/** Whether there is anything in a query that the engine must look for. */
function hasWords({ q }: Pick<SearchQuery, 'q'>, { synonyms }: Taxonomy): boolean {
  return reduceQuery(q, toSetPhrases(synonyms)).text !== ''
}

/**
 * All matches of a query, the very set that a search counts, whatever page the query asks for.
 * @throws SearchUnavailable when there are words and the engine does not answer
 */
async function allMatches(
  snapshot: Snapshot,
  index: SearchIndex,
  query: SearchQuery,
  ranker?: Ranker,
): Promise<Matches> {
  const { catalogue } = snapshot
  const { synonyms } = catalogue.taxonomy
  const wordings = wordingsOf(query.q, reduceQuery(query.q, toSetPhrases(synonyms)), synonyms)
  const looksForWords = wordings.length > 0
  const matching = await rowsWithWords(wordings, catalogue, index)
  const ranked = looksForWords ? ranker?.rank(withoutExclusions(query.q), catalogue) : undefined
  const selected = select(catalogue, query, matching)
  const whole = { ...query, page: 1, perPage: Math.max(1, selected.count()) }
  return {
    snapshot,
    rows: inOrder(selected, whole, catalogue, ranked),
    engine: looksForWords ? await index.version() : null,
  }
}
