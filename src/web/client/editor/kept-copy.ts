import { clearLasting, listLasting, writeLasting } from './lasting-copies.ts'

/** A text that a browser kept because it was not saved. */
export interface Copy {
  markdown: string
  /** The revision that it was made from. */
  revision: number
  /** ISO 8601. */
  time: string
}

/** All copies of this site begin with it, so that signing out finds them. */
const PREFIX = 'lessons-draft:'
const CHOICE = 'lessons-keep-drafts'

/** A copy that another visit to the page has left. */
export interface EarlierCopy extends Copy {
  key: string
}

/**
 * The copy of one draft for one account in this browser: there until its text is saved. Each visit to the page keeps
 * under a key of its own, so that nothing that is typed can take the place of a text that somebody is still asked
 * about, in this window or another.
 */
export class KeptCopy {
  readonly #draft: string
  readonly #key: string

  constructor(draft: string) {
    this.#draft = draft
    this.#key = `${draft}:${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`
  }

  /** Whether whoever uses this browser lets it keep texts. */
  get allowed(): boolean {
    return read(CHOICE) !== 'no'
  }

  allow(allowed: boolean): void {
    write(CHOICE, allowed ? undefined : 'no')
    if (!allowed) this.clear()
  }

  /** What other visits have kept and nobody has answered for, the newest first. A text that was kept twice is one. */
  async earlier(): Promise<EarlierCopy[]> {
    const isOurs = (key: string) => key.startsWith(this.#draft) && key !== this.#key
    const kept = [...listHere(), ...(await listLasting())].flatMap(([key, value]) => {
      const copy = isOurs(key) ? toCopy(value) : undefined
      return copy ? [{ key, ...copy }] : []
    })
    const newest = kept.sort((a, b) => (a.time < b.time ? 1 : -1))
    return newest.filter(({ key }, at) => newest.findIndex(one => one.key === key) === at)
  }

  /** Throws a copy of another visit away. */
  drop(key: string): void {
    void writeLasting(key, undefined)
    write(key, undefined)
  }

  /** @returns whether it was kept: a browser may have no room, or not let a page keep anything */
  keep(markdown: string, revision: number): boolean {
    if (!this.allowed) return false
    const copy = JSON.stringify({ markdown, revision, time: new Date().toISOString() })
    void writeLasting(this.#key, copy)
    return write(this.#key, copy)
  }

  clear(): void {
    this.drop(this.#key)
  }
}

/** Takes every copy out of this browser when somebody signs out of the site. */
export function clearCopiesOnSignOut(document: Document): void {
  document.addEventListener('submit', event => {
    const { submitter, target } = event
    if (!(submitter instanceof HTMLButtonElement) || submitter.value !== 'sign-out') return
    clearCopies()
    if (submitter.dataset['cleared'] !== undefined) return
    // The page must not go before its database is empty; a browser that does not answer keeps nobody signed in.
    event.preventDefault()
    submitter.dataset['cleared'] = ''
    const late = new Promise(resolve => window.setTimeout(resolve, 2_000))
    void Promise.race([clearLasting(), late]).then(() => (target as HTMLFormElement).requestSubmit(submitter))
  })
}

function toCopy(kept: unknown): Copy | undefined {
  try {
    const copy = JSON.parse(typeof kept === 'string' ? kept : 'null') as Partial<Copy> | null
    const { markdown, revision, time } = copy ?? {}
    if (typeof markdown !== 'string' || typeof revision !== 'number') return undefined
    return { markdown, revision, time: time ?? '' }
  } catch {
    return undefined
  }
}

function clearCopies(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key)
  } catch {
    // A browser that keeps nothing has nothing to clear.
  }
}

function listHere(): Array<[string, unknown]> {
  try {
    return Object.keys(localStorage).map(key => [key, localStorage.getItem(key)])
  } catch {
    return []
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, value: string | undefined): boolean {
  try {
    if (value === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
    return true
  } catch {
    return false
  }
}
