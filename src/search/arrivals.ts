import { select } from '../analysis/selection.ts'
import type { Row } from '../analysis/catalogue.ts'
import type { Snapshot } from '../analysis/snapshot.ts'
import type { Hit } from './hits.ts'
import type { Library } from './library.ts'
import type { ReducedQuery } from './reduce-query.ts'
import type { SearchQuery } from './search-params.ts'

/** When each record first appeared in this library. */
export interface SeenMoments {
  /** The moment in ISO 8601; undefined of what has not been seen yet. */
  of(id: string): string | undefined
  /** Moments at which something appeared, the newest first, each with the ids. */
  arrivals(): ReadonlyArray<readonly [moment: string, ids: readonly string[]]>
}

/** A match, and since when it is here. */
export interface Arrival {
  row: Row
  /** ISO 8601. */
  since: string
}

/** All matches of a query, those first that came last. */
export interface Arrivals {
  query: SearchQuery
  reduced: ReducedQuery
  total: number
  snapshot: Snapshot
  all: readonly Arrival[]
}

/**
 * Every match of a query with the moment it first appeared here, the newest first and at one moment by publication.
 * Matches only, as the search counts them; what has only just been read and is not noted yet is left for the next time.
 * @throws SearchUnavailable when there are words and the engine does not answer
 */
export async function findArrivals(
  query: SearchQuery,
  library: Pick<Library, 'search' | 'snapshot'>,
  seen: SeenMoments,
): Promise<Arrivals> {
  const { snapshot } = library
  const whole = { ...query, sort: 'newest', page: 1, perPage: 1 } as const
  const { areaRows, reduced } = await library.search(whole)
  const rows = select(snapshot.catalogue, whole, areaRows).rows()
  const all = rows
    .flatMap((number): Arrival[] => {
      const row = snapshot.catalogue.rows[number]!
      const since = seen.of(row.id)
      return since === undefined ? [] : [{ row, since }]
    })
    .sort((a, b) => compare(b.since, a.since) || a.row.number - b.row.number)
  return { query: whole, reduced, total: rows.length, snapshot, all }
}

/** An arrival as a hit, with what matched marked. */
export interface ArrivedHit {
  hit: Hit
  since: string
}

/** Arrivals as hits, in their order. @throws SearchUnavailable when there are words and the engine does not answer */
export async function markArrivals(
  arrivals: readonly Arrival[],
  query: SearchQuery,
  library: Pick<Library, 'hitsOf'>,
): Promise<ArrivedHit[]> {
  const hits = await library.hitsOf(
    arrivals.map(({ row }) => row),
    query,
  )
  return hits.map((hit, at) => ({ hit, since: arrivals[at]!.since }))
}

/**
 * The last moment at which something came that is served now: who has seen a page has seen what came until then, and
 * nothing that is still being read. Undefined before anything was noted.
 */
export function lastArrival({ catalogue }: Snapshot, seen: SeenMoments): string | undefined {
  return seen.arrivals().find(([, ids]) => ids.some(id => catalogue.row(id)))?.[0]
}

/**
 * Until when somebody has seen what came: what came while they looked they have not seen, and what has not come yet
 * nobody can have.
 * @param given a moment that they say, in ISO 8601; one that is none counts as now
 */
export function seenUntil(snapshot: Snapshot, seen: SeenMoments, given = ''): string {
  const last = lastArrival(snapshot, seen) ?? new Date(0).toISOString()
  const moment = Date.parse(given)
  const asked = Number.isNaN(moment) ? last : new Date(moment).toISOString()
  return asked < last ? asked : last
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
