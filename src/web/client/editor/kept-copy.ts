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

/** The copy of one draft for one account in this browser: there until its text is saved. */
export class KeptCopy {
  readonly #key: string

  constructor(key: string) {
    this.#key = key
  }

  /** Whether whoever uses this browser lets it keep texts. */
  get allowed(): boolean {
    return read(CHOICE) !== 'no'
  }

  allow(allowed: boolean): void {
    write(CHOICE, allowed ? undefined : 'no')
    if (!allowed) this.clear()
  }

  read(): Copy | undefined {
    try {
      const copy = JSON.parse(read(this.#key) ?? 'null') as Partial<Copy> | null
      const { markdown, revision, time } = copy ?? {}
      if (typeof markdown !== 'string' || typeof revision !== 'number') return undefined
      return { markdown, revision, time: time ?? '' }
    } catch {
      return undefined
    }
  }

  /** @returns whether it was kept: a browser may have no room, or not let a page keep anything */
  keep(markdown: string, revision: number): boolean {
    if (!this.allowed) return false
    return write(this.#key, JSON.stringify({ markdown, revision, time: new Date().toISOString() }))
  }

  clear(): void {
    write(this.#key, undefined)
  }
}

/** Takes every copy out of this browser when somebody signs out of the site. */
export function clearCopiesOnSignOut(document: Document): void {
  document.addEventListener('submit', event => {
    const { submitter } = event
    if (submitter instanceof HTMLButtonElement && submitter.value === 'sign-out') clearCopies()
  })
}

function clearCopies(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key)
  } catch {
    // A browser that keeps nothing has nothing to clear.
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
