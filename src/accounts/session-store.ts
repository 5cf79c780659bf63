import { createHash } from 'node:crypto'
import { Store, type SessionData } from 'express-session'
import { z } from 'zod'
import type { RecordFolder } from '../state/record-folder.ts'

const MINUTE_MS = 60_000

/** A session that nobody has used for as long has ended. */
export const IDLE_MS = 8 * 60 * MINUTE_MS
/** A session has ended after as long, used or not. */
export const WHOLE_MS = 7 * 24 * 60 * MINUTE_MS
/** One that an organisation has begun ends within a working day, so that what it takes away does not last longer. */
export const ORGANISATION_WHOLE_MS = 12 * 60 * MINUTE_MS
/** A use is noted when the last that was noted is older, so that a page does not cost a write. */
const NOTED_EACH_MS = 5 * MINUTE_MS

declare module 'express-session' {
  interface SessionData {
    /** Id of the account that has signed in. */
    account: string
    /** Of the account, when it signed in. */
    epoch: string
    /** When somebody signed in, in ms since 1970. */
    createdAt: number
    /** When it ends at the latest, in ms since 1970, where that is sooner than for others. */
    endsAt?: number | undefined
  }
}

const keptSession = z.object({
  account: z.uuid(),
  epoch: z.uuid(),
  createdAt: z.number(),
  endsAt: z.number().optional(),
  csrfToken: z.string(),
  cookie: z.looseObject({ originalMaxAge: z.number().nullable() }),
})

export type KeptSession = z.output<typeof keptSession>

/**
 * Sessions in files, so that a restart ends none. A file is named by the SHA-256 of the session's id: whoever reads the
 * folder can sign in as nobody. The time of the file is when the session was last used.
 */
export class SessionStore extends Store {
  readonly #folder: RecordFolder
  readonly #now: () => number

  constructor(folder: RecordFolder, now: () => number = Date.now) {
    super()
    this.#folder = folder
    this.#now = now
  }

  override get(id: string, callback: (error: unknown, session?: SessionData | null) => void): void {
    void answer(callback, async () => {
      const kept = await this.#live(keyOf(id))
      return kept ?? null
    })
  }

  override set(id: string, session: SessionData, callback?: (error?: unknown) => void): void {
    const { account, epoch, createdAt, endsAt, csrfToken, cookie } = session
    const record = { account, epoch, createdAt, endsAt, csrfToken, cookie }
    void answer(callback, () => this.#folder.write(keyOf(id), record, this.#now()))
  }

  /** Notes that a session was used. One that was ended meanwhile stays ended. */
  override touch(id: string, _session: SessionData, callback?: () => void): void {
    void answer(callback, async () => {
      const key = keyOf(id)
      const kept = await this.#folder.read(key)
      if (kept && this.#now() - kept.usedAt > NOTED_EACH_MS) await this.#folder.touch(key, this.#now())
    })
  }

  override destroy(id: string, callback?: (error?: unknown) => void): void {
    void answer(callback, () => this.#folder.remove(keyOf(id)))
  }

  /** Removes what is left of sessions that have ended, by time or because `isOpen` says so. */
  async prune(isOpen: (session: KeptSession) => Promise<boolean>): Promise<void> {
    for (const key of await this.#folder.keys()) {
      const session = await this.#live(key)
      if (session && !(await isOpen(session))) await this.#folder.remove(key)
    }
  }

  /** A session that has not ended by time; the file of one that has is removed. */
  async #live(key: string): Promise<KeptSession | undefined> {
    const kept = await this.#folder.read(key)
    const session = keptSession.safeParse(kept?.record).data
    const now = this.#now()
    const endsAt = session && Math.min(session.createdAt + WHOLE_MS, session.endsAt ?? Infinity)
    if (kept && endsAt !== undefined && now - kept.usedAt < IDLE_MS && now < endsAt) return session
    await this.#folder.remove(key)
    return undefined
  }
}

function keyOf(id: string): string {
  return createHash('sha256').update(id).digest('hex')
}

/** The way in which express-session is told of what a promise gives. */
async function answer<T>(
  callback: ((error: unknown, value?: T) => void) | undefined,
  work: () => Promise<T>,
): Promise<void> {
  const result = await work().then(
    value => ({ error: null, value }),
    (error: unknown) => ({ error, value: undefined }),
  )
  callback?.(result.error, result.value)
}
