import { join } from 'node:path'
import type { Request, RequestHandler, Response } from 'express'
import expressSession from 'express-session'
import { openRecordFolder } from '../state/record-folder.ts'
import { loadSecret } from '../state/secret-file.ts'
import type { Accounts } from './accounts.ts'
import { makeCsrfToken } from './csrf.ts'
import { ORGANISATION_WHOLE_MS, SessionStore } from './session-store.ts'

const PRUNED_EACH_MS = 60 * 60 * 1000

/** Who has signed in, from one request to the next. */
export interface Sessions {
  cookieName: string
  accounts: Accounts
  /** Reads the session of a request from its cookie. A visitor is given none. */
  read: RequestHandler
  /** Begins a session under a new id; one that the request had is ended. */
  start(request: Request, signedIn: SignedIn): Promise<void>
  /** Ends the session of a request and takes its cookie back. */
  end(request: Request, response: Response): Promise<void>
  /** Removes what is left of sessions that have ended; done by itself at the start and each hour. */
  prune(): Promise<void>
  stop(): void
}

/** Whose session begins. */
export interface SignedIn {
  account: { id: string; fromOrganisation?: true }
  epoch: string
  /** When it ends at the latest, in ms since 1970, where it goes on from another; else by who has signed in. */
  endsAt?: number | undefined
}

export interface SessionSettings {
  dataDir: string
  /** Signs the cookie; where none is given one is made and kept in `DATA_DIR/session-secret`. */
  secret: string | undefined
  /** Address of the site; over https its cookie is for https alone. */
  baseUrl: string | undefined
  /** Milliseconds since 1970. */
  now?: () => number
}

/** Name of the cookie. The prefix makes a browser take it over https alone, from this host and for all its paths. */
export function sessionCookieName(baseUrl: string | undefined): string {
  return isHttps(baseUrl) ? '__Host-lessons-session' : 'lessons-session'
}

/** Opens the sessions kept in `DATA_DIR/sessions`. @throws StateUnreadable where the secret is damaged */
export async function openSessions(accounts: Accounts, settings: SessionSettings): Promise<Sessions> {
  const { dataDir, baseUrl, now } = settings
  const secret = settings.secret ?? (await loadSecret(join(dataDir, 'session-secret')))
  const store = new SessionStore(openRecordFolder(join(dataDir, 'sessions')), now)
  const cookieName = sessionCookieName(baseUrl)
  // No `maxAge`: the browser forgets it when it closes, and the store knows when a session ends.
  const cookie = { httpOnly: true, sameSite: 'lax', secure: isHttps(baseUrl), path: '/' } as const
  const readSession = expressSession({
    store,
    secret,
    cookie,
    name: cookieName,
    proxy: true,
    resave: false,
    saveUninitialized: false,
  })
  const prune = () => store.prune(async session => (await accounts.ofSession(session)) !== undefined)
  await prune()
  // What cannot be removed now is met again in an hour, and by whoever uses it.
  const timer = setInterval(() => void prune().catch(() => undefined), PRUNED_EACH_MS).unref()
  return {
    cookieName,
    accounts,
    prune,
    read: (request, response, next) => {
      // `BASE_URL` says that people come by https, which ends at a proxy; not every proxy says so of each request.
      if (cookie.secure) request.headers['x-forwarded-proto'] = 'https'
      readSession(request, response, next)
    },
    start: async (request, { account, epoch, endsAt }) => {
      const createdAt = (now ?? Date.now)()
      const end = endsAt ?? (account.fromOrganisation && createdAt + ORGANISATION_WHOLE_MS)
      await settled(done => request.session.regenerate(done))
      Object.assign(request.session, { account: account.id, epoch, createdAt, endsAt: end })
      makeCsrfToken(request, true)
      // Before the answer, so that the next request finds it.
      await settled(done => request.session.save(done))
    },
    end: async (request, response) => {
      await settled(done => request.session.destroy(done))
      response.clearCookie(cookieName, cookie)
    },
    stop: () => clearInterval(timer),
  }
}

function isHttps(baseUrl: string | undefined): boolean {
  return baseUrl?.startsWith('https:') ?? false
}

function settled(work: (done: (error?: Error | null) => void) => unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    work(error => (error ? reject(error) : resolve()))
  })
}
