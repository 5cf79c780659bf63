import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { openJsonStore } from '../state/json-store.ts'

const savedSearch = z.object({
  id: z.string(),
  /** Name of the account. */
  owner: z.string(),
  title: z.string(),
  /** The query string, from which the search is repeated. */
  query: z.string(),
  created: z.iso.datetime(),
  /** When its owner last marked it as seen. */
  looked: z.iso.datetime(),
  /** What appeared in the library after this moment is new to its owner. */
  seenUpTo: z.iso.datetime(),
})

const schema = z.object({ version: z.literal(1), searches: z.array(savedSearch) })

/** A search that somebody follows. */
export type SavedSearch = z.output<typeof savedSearch>

export const LONGEST_SAVED_TITLE = 200
/** Each is searched anew whenever their owner looks. */
export const MOST_SAVED = 50

/** Nobody may save more; says what to do. */
export class TooManySaved extends Error {
  constructor() {
    super(`You have ${MOST_SAVED} saved searches, which is as many as there can be. Delete one first.`)
    this.name = 'TooManySaved'
  }
}

/** The searches that people follow. What is answered for is on disk. */
export interface SavedSearches {
  /** Those of an account, oldest first. */
  of(owner: string): SavedSearch[]
  /** One of an account; undefined where it is not theirs, as where there is none. */
  get(owner: string, id: string): SavedSearch | undefined
  /** @throws TooManySaved */
  add(search: Pick<SavedSearch, 'owner' | 'title' | 'query' | 'seenUpTo'>): Promise<SavedSearch>
  /** @returns undefined where it is not theirs */
  rename(owner: string, id: string, title: string): Promise<SavedSearch | undefined>
  /** Never turns back: what was seen once is seen. @returns undefined where it is not theirs */
  markSeen(owner: string, id: string, seenUpTo: string): Promise<SavedSearch | undefined>
  /** @returns whether it was there and theirs */
  remove(owner: string, id: string): Promise<boolean>
}

/**
 * Opens `saved-searches.json` of a data folder.
 * @throws StateUnreadable where the file is damaged, so that nothing in it is lost by writing over it
 */
export async function openSavedSearches(dataDir: string): Promise<SavedSearches> {
  const low = await openJsonStore<z.output<typeof schema>>(join(dataDir, 'saved-searches.json'), schema, {
    version: 1,
    searches: [],
  })
  let last: Promise<unknown> = Promise.resolve()
  /** One at a time, and as if it had not been where it could not be written. */
  const change = <T>(work: (searches: readonly SavedSearch[]) => { searches: SavedSearch[]; result: T }) => {
    const run = last.then(async () => {
      const before = low.data
      const { searches, result } = work(before.searches)
      low.data = { ...before, searches }
      await low.write().catch(cause => {
        low.data = before
        throw cause
      })
      return result
    })
    last = run.catch(() => undefined)
    return run
  }
  const get = (owner: string, id: string) =>
    low.data.searches.find(one => one.id === id && one.owner === owner)
  const edit = async (owner: string, id: string, how: (search: SavedSearch) => SavedSearch) => {
    if (!get(owner, id)) return undefined
    return change(all => {
      const searches = all.map(one => (one.id === id && one.owner === owner ? how(one) : one))
      return { searches, result: searches.find(one => one.id === id) }
    })
  }
  return {
    get,
    of: owner => low.data.searches.filter(one => one.owner === owner),
    add: given =>
      change(all => {
        if (all.filter(one => one.owner === given.owner).length >= MOST_SAVED) throw new TooManySaved()
        const now = new Date().toISOString()
        const added = { ...given, id: newId(), created: now, looked: now }
        return { searches: [...all, added], result: added }
      }),
    rename: (owner, id, title) => edit(owner, id, one => ({ ...one, title })),
    markSeen: (owner, id, seenUpTo) =>
      edit(owner, id, one => ({
        ...one,
        looked: new Date().toISOString(),
        seenUpTo: seenUpTo > one.seenUpTo ? seenUpTo : one.seenUpTo,
      })),
    remove: (owner, id) =>
      get(owner, id)
        ? change(all => ({ searches: all.filter(one => one.id !== id), result: true }))
        : Promise.resolve(false),
  }
}

/** Fifty bits of chance in ten letters and digits that nobody mistakes for one another. */
function newId(): string {
  const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'
  return [...randomBytes(10)].map(byte => ALPHABET[byte & 31]).join('')
}
