import { rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { openJsonStore, StateUnreadable } from './json-store.ts'

/** What stands for a review among the numbers of its items. */
const ITSELF = 'review'

const schema = z.object({
  version: z.literal(1),
  /** Records that came at a moment (ISO 8601), as their numbers by review: `review F1 F2 R1`. */
  seen: z.record(z.iso.datetime(), z.record(z.string(), z.string())),
})

type State = z.output<typeof schema>

const EMPTY: State = { version: 1, seen: {} }

/** When each record first appeared in this library, so that "new" means new here. */
export interface FirstSeen {
  /** The moment in ISO 8601; undefined of what has not been seen yet. */
  of(id: string): string | undefined
  /** Moments at which something appeared, the newest first, each with the ids. */
  arrivals(): ReadonlyArray<readonly [moment: string, ids: readonly string[]]>
  /** Notes what was not seen before. Only the process that writes may. */
  note(ids: Iterable<string>): Promise<void>
  /** Reads what the process that writes has noted since. */
  refresh(): Promise<void>
}

/**
 * Opens `first-seen.json` of a data folder. A file that cannot be read is set aside and begun anew: then everything is
 * new once.
 * @throws StateUnreadable where it cannot be read and this process may not write
 */
export async function openFirstSeen(dataDir: string, { readOnly = false } = {}): Promise<FirstSeen> {
  const path = join(dataDir, 'first-seen.json')
  const open = () => openJsonStore<State>(path, schema, structuredClone(EMPTY))
  let low = await open().catch(async cause => {
    if (!(cause instanceof StateUnreadable) || readOnly) throw cause
    await rename(path, `${path}.unreadable`)
    return open()
  })
  let moments = readMoments(low.data)
  let version = await versionOf(path)
  return {
    of: id => moments.get(id),
    arrivals: () =>
      Object.entries(low.data.seen)
        .toSorted(([a], [b]) => (a < b ? 1 : -1))
        .map(([moment, reviews]) => [moment, idsOf(reviews)] as const),
    async note(ids) {
      const unknown = [...ids].filter(id => !moments.has(id))
      if (unknown.length === 0) return
      const moment = nextMoment(low.data)
      const next = { ...low.data, seen: { ...low.data.seen, [moment]: byReview(unknown) } }
      const before = low.data
      low.data = next
      await low.write().catch(cause => {
        low.data = before
        throw cause
      })
      moments = readMoments(next)
    },
    async refresh() {
      const now = await versionOf(path)
      if (now === version) return
      low = await open()
      moments = readMoments(low.data)
      version = now
    },
  }
}

/** Now; later than any moment there is, so that what comes later is told from what came before on any clock. */
function nextMoment({ seen }: State): string {
  const last = Object.keys(seen).sort().at(-1)
  const now = Date.now()
  return new Date(last === undefined ? now : Math.max(now, Date.parse(last) + 1)).toISOString()
}

function byReview(ids: readonly string[]): Record<string, string> {
  const reviews: Record<string, string> = {}
  for (const id of ids) {
    const [review = '', item = ITSELF] = id.split('/')
    reviews[review] = [reviews[review], item].filter(Boolean).join(' ')
  }
  return reviews
}

function idsOf(reviews: Readonly<Record<string, string>>): string[] {
  return Object.entries(reviews).flatMap(([review, items]) =>
    items.split(' ').map(item => (item === ITSELF ? review : `${review}/${item}`)),
  )
}

function readMoments({ seen }: State): Map<string, string> {
  return new Map(
    Object.entries(seen).flatMap(([moment, reviews]) => idsOf(reviews).map(id => [id, moment] as const)),
  )
}

/** Changes whenever the file is written anew; it is put in place whole, as another file. */
async function versionOf(path: string): Promise<string | undefined> {
  return stat(path).then(
    ({ ino, mtimeMs, size }) => `${ino} ${mtimeMs} ${size}`,
    () => undefined,
  )
}
