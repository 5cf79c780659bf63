import type { Row } from '../analysis/catalogue.ts'
import type { Snapshot } from '../analysis/snapshot.ts'
import type { Matches } from '../search/all-matches.ts'
import { settingsDigest } from '../search/index-settings.ts'
import { parseQueryString } from '../search/parse-query-string.ts'
import type { ParsedQuery } from '../search/parse-search-query.ts'
import { ChangedItems } from './changed-item.ts'
import { hasChanged, lookUp, naming, toChanged, whyGone } from './compare-item.ts'
import { digestOf } from './create-extract.ts'
import type { EarlierTexts } from './earlier-texts.ts'
import type { Receipt } from './receipt.ts'
import type { Cause, Comparison } from './verification.ts'

/** Parses a query string by the vocabulary that is served, and finds every match of it. */
export type FindMatches = (parse: (snapshot: Snapshot) => ParsedQuery) => Promise<Matches & ParsedQuery>

interface Comparer {
  matches: FindMatches
  earlier: EarlierTexts
  software: string
}

/**
 * What has become of everything in a receipt. Where the query cannot be asked as it was, its items are compared one
 * by one and nothing is said of what would have come or gone.
 */
export async function compareReceipt(receipt: Receipt, comparer: Comparer): Promise<Comparison> {
  const found = await comparer.matches(({ taxonomy }) => unordered(receipt.query.string, taxonomy))
  const { snapshot, rows, engine, faults } = found
  const equal = equalities(receipt, snapshot, engine)
  const repeatable = faults.length === 0
  const leftOut = new Set(receipt.leftOut.map(({ id }) => id))
  const now = new Map(rows.filter(({ id }) => !leftOut.has(id)).map(row => [row.id, row]))
  const causeOf = causes(receipt, snapshot, comparer, equal)
  const changes = new ChangedItems(snapshot.corpus, comparer.earlier, receipt.made)
  const out: Pick<Comparison, 'added' | 'changed' | 'withdrawn' | 'unmatched'> = {
    added: [],
    changed: [],
    withdrawn: [],
    unmatched: [],
  }
  for (const { id, digest } of receipt.items) {
    const known = lookUp(id, snapshot)
    if (!known || known.review.withdrawn) out.withdrawn.push({ id, ...whyGone(known) })
    else if (hasChanged(known, digest))
      out.changed.push({
        ...(await toChanged({ id, digest }, known, changes)),
        stillMatches: !repeatable || now.has(id),
      })
    else if (repeatable && !now.has(id))
      out.unmatched.push({ ...naming(id, known), cause: causeOf.unmatched() })
  }
  const before = new Set(receipt.items.map(({ id }) => id))
  for (const row of repeatable ? now.values() : [])
    if (!before.has(row.id)) out.added.push({ ...naming(row.id, row), cause: await causeOf.added(row) })
  const [withdrawn, changed, unmatched] = [out.withdrawn, out.changed, out.unmatched].map(list => list.length)
  const unchanged = receipt.items.length - withdrawn! - changed! - unmatched!
  const counts = {
    unchanged,
    added: out.added.length,
    changed: changed!,
    withdrawn: withdrawn!,
    unmatched: unmatched!,
  }
  return {
    repeatable,
    faults: faults.map(({ name, detail }) => `${name}: ${detail}`),
    ...equal,
    counts: { then: receipt.items.length, now: repeatable ? now.size : unchanged + changed!, ...counts },
    ...out,
  }
}

/** What belongs to a set does not hang on its order, so nothing waits for the ranking. */
function unordered(string: string, taxonomy: Snapshot['taxonomy']): ParsedQuery {
  const { query, faults } = parseQueryString(string, taxonomy)
  return { query: { ...query, sort: 'newest' }, faults }
}

function equalities(receipt: Receipt, { corpus, taxonomy }: Snapshot, engine: string | null) {
  const compare = (then: string, now: string) => ({ then, now, equal: then === now })
  return {
    corpus: compare(receipt.corpus, corpus.digest),
    taxonomy: {
      then: receipt.taxonomy.version,
      now: taxonomy.version,
      equal: receipt.taxonomy.digest === taxonomy.digest,
    },
    settings: compare(receipt.settings, settingsDigest(taxonomy)),
    engine: { then: receipt.engine, now: engine, equal: receipt.engine === engine },
  }
}

/**
 * Tells whether records or the search made the difference. The digest of all records is taken once more with the
 * vocabulary of the receipt: where it is that of the receipt, no record has changed.
 */
function causes(
  receipt: Receipt,
  { corpus }: Snapshot,
  { earlier, software }: Comparer,
  equal: ReturnType<typeof equalities>,
) {
  const sameRecords = corpus.digestWith(receipt.taxonomy.digest) === receipt.corpus
  const sameSearch =
    equal.taxonomy.equal && equal.settings.equal && equal.engine.equal && receipt.software === software
  return {
    /** Its own text is the same; what it inherits of its review may not be. */
    unmatched: (): Cause => (sameSearch ? 'records' : 'settings'),
    added: async (row: Row): Promise<Cause> => {
      if (sameRecords) return 'settings'
      if (sameSearch) return 'records'
      const met = await earlier.metAt(row.review, digestOf(row))
      if (met === undefined) return 'either'
      return met < receipt.made ? 'settings' : 'records'
    },
  }
}
