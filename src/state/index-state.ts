import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { openJsonStore, StateUnreadable } from './json-store.ts'

const schema = z.object({
  version: z.literal(1),
  /** What the index was built with; undefined before the first build. */
  settings: z.string().optional(),
  taxonomy: z.string().optional(),
  /** Digest and record ids of each review in the index. */
  reviews: z.record(z.string(), z.object({ digest: z.string(), records: z.array(z.string()) })),
})

/** What the index holds, so that a start with nothing changed indexes nothing. */
type IndexState = z.output<typeof schema>

const EMPTY: IndexState = { version: 1, reviews: {} }

/** The state of the index. The index is a cache, so a state that cannot be read is as good as none. */
export async function openIndexState(dataDir: string, { readOnly = false } = {}) {
  const path = join(dataDir, 'index-state.json')
  try {
    return await openJsonStore<IndexState>(path, schema, structuredClone(EMPTY))
  } catch (cause) {
    if (!(cause instanceof StateUnreadable) || readOnly) throw cause
    await rename(path, `${path}.unreadable`)
    return openJsonStore<IndexState>(path, schema, structuredClone(EMPTY))
  }
}
