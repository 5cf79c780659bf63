import type { KeptCopy } from './kept-copy.ts'
import type { Saved, Server } from './server.ts'

/** A pause in typing, after which a text is saved. */
const PAUSE_MS = 3_000
/** Somebody who never pauses is saved all the same. */
const MOST_MS = 5_000
/** While it cannot be saved, it is tried again. */
const AGAIN_MS = 10_000
/** A copy for a crash is cheap, and kept at once. */
const COPY_MS = 400

type Conflict = Extract<Saved, { kind: 'conflict' }>

export interface SaveParts {
  server: Server
  copy: KeptCopy
  state: HTMLElement
  /** The revision that the page was made with, and its text. */
  revision: number
  saved: string
  text: () => string
  onConflict: (conflict: Conflict) => void
  onRevision: (revision: number) => void
}

/** Saves a text while it is written, says in words how that goes, and keeps a copy until it is done. */
export class SaveLoop {
  readonly #parts: SaveParts
  #revision: number
  #saved: string
  #timer: number | undefined
  #copyTimer: number | undefined
  #unsavedSince: number | undefined
  #running = false
  #paused = false

  constructor(parts: SaveParts) {
    this.#parts = parts
    this.#revision = parts.revision
    this.#saved = parts.saved
    window.addEventListener('beforeunload', event => {
      if (!this.isUnsaved) return
      this.#keep()
      event.preventDefault()
    })
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden' && this.isUnsaved) this.#keep()
      else if (this.isUnsaved) void this.saveNow()
    })
  }

  get isUnsaved(): boolean {
    return this.#parts.text() !== this.#saved
  }

  /** The text has changed. */
  changed(): void {
    if (this.isUnsaved) {
      this.#say('Not saved yet.', true)
      this.#copyTimer ??= window.setTimeout(() => this.#keepUnsaved(), COPY_MS)
    }
    this.#unsavedSince ??= Date.now()
    const left = this.#unsavedSince + MOST_MS - Date.now()
    this.#after(Math.max(0, Math.min(PAUSE_MS, left)))
  }

  /** Two texts wait for somebody to choose. */
  pause(): void {
    this.#paused = true
    window.clearTimeout(this.#timer)
  }

  /** Goes on from a revision whose text somebody has seen. */
  resume(revision: number, saved: string): void {
    this.#paused = false
    this.#revision = revision
    this.#saved = saved
    this.#parts.onRevision(revision)
    if (!this.isUnsaved) this.#parts.copy.clear()
  }

  async saveNow(): Promise<void> {
    if (this.#running || this.#paused) return
    const text = this.#parts.text()
    if (text === this.#saved) return
    this.#running = true
    const saved = await this.#parts.server.save(text, this.#revision)
    this.#running = false
    this.#unsavedSince = undefined
    this.#done(saved, text)
  }

  #done(saved: Saved, text: string): void {
    switch (saved.kind) {
      case 'saved':
        this.resume(saved.revision, text)
        this.#say(`Saved at ${clock(saved.savedAt)}.`, false)
        if (this.isUnsaved) this.changed()
        return
      case 'conflict':
        this.pause()
        this.#keep()
        this.#say(
          `Not saved: ${saved.savedBy} saved another text in between. Choose which to go on with.`,
          true,
        )
        return this.#parts.onConflict(saved)
      case 'signed-out':
        this.#say(`Not saved: you are signed out. ${this.#keptWords()} `, true, SIGN_IN)
        return this.#after(AGAIN_MS)
      case 'failed':
        this.#say(`Not saved: ${saved.why.replace(/\.$/, '')}. ${this.#keptWords()} It is tried again.`, true)
        return this.#after(AGAIN_MS)
    }
  }

  #keptWords(): string {
    return this.#keep()
      ? 'Your text is kept in this browser.'
      : 'Leave this page open: your text is nowhere else.'
  }

  #keepUnsaved(): void {
    this.#copyTimer = undefined
    if (this.isUnsaved) this.#keep()
  }

  #keep(): boolean {
    return this.#parts.copy.keep(this.#parts.text(), this.#revision)
  }

  #after(time: number): void {
    window.clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => void this.saveNow(), time)
  }

  #say(words: string, isUnsaved: boolean, link?: { text: string; href: string }): void {
    const { state } = this.#parts
    state.classList.toggle('is-unsaved', isUnsaved)
    // What is read out is read out once, not at every key.
    if (state.textContent === words && !link) return
    state.textContent = words
    if (!link) return
    const anchor = document.createElement('a')
    anchor.className = 'govuk-link'
    anchor.href = link.href
    anchor.target = '_blank'
    anchor.rel = 'noopener'
    anchor.textContent = link.text
    state.append(anchor)
  }
}

const SIGN_IN = { text: 'Sign in in a new tab, then come back', href: '/sign-in?return=/account' }

function clock(time: string): string {
  const at = Number.isNaN(Date.parse(time)) ? new Date() : new Date(time)
  return at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}
