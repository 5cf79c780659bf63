import type { EditorView } from '@codemirror/view'
import { showPieces } from './page-pieces.ts'
import type { Look, Server } from './server.ts'
import { goTo, replaceText } from './text-editor.ts'

/** Long enough that nothing is asked while somebody types. */
const PAUSE_MS = 800
const SOON_MS = 150

/** Boxes that are about the page and not about the text. */
const NOT_SENT = new Set(['markdown', 'action', '_csrf', 'revision'])

export interface FormParts {
  form: HTMLFormElement
  server: Server
  view: EditorView
  onLook: (look: Look) => void
}

/** Puts the form into the text and the text into the form, the preview and the meter, while both are written in. */
export class FormLoop {
  readonly #parts: FormParts
  #timer: number | undefined
  #running: Promise<void> | undefined

  constructor(parts: FormParts) {
    this.#parts = parts
    parts.form.querySelector('#facts-form')?.addEventListener('change', () => this.changed(SOON_MS))
  }

  changed(pause = PAUSE_MS): void {
    window.clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => void this.run('check'), pause)
  }

  /** Does what a button of the form says, but for saving, one after the other. */
  async run(action: string): Promise<void> {
    const previous = this.#running
    const mine = (async () => {
      await previous
      await this.#ask(action === 'save' ? 'check' : action)
    })()
    this.#running = mine
    await mine
    if (this.#running === mine) this.#running = undefined
  }

  async #ask(action: string): Promise<void> {
    const { server, view, form, onLook } = this.#parts
    const [text, facts] = [view.state.doc.toString(), this.#facts()]
    const sent = new URLSearchParams(facts)
    sent.set('markdown', text)
    sent.set('action', action)
    const look = await server.look(sent)
    if (!look) return
    // Somebody went on writing: the answer is to a question of before, and is asked anew.
    if (view.state.doc.toString() !== text || this.#facts().toString() !== facts.toString()) {
      return action === 'check' ? this.changed() : this.#ask(action)
    }
    const added = look.added !== null
    this.#sayFaults(look.faults, action)
    // What was refused is about a text that does not stand in the editor.
    if (look.faults.length > 0 && action !== 'check') return
    replaceText(view, look.markdown)
    // This text is the one that was just read: it is not asked about once more.
    window.clearTimeout(this.#timer)
    showPieces(form, look, added)
    onLook(look)
    if (!look.added) return
    const { number } = view.state.doc.lineAt(look.added.offset)
    for (const details of form.querySelectorAll<HTMLDetailsElement>('#add details')) details.open = false
    goTo(view, number)
  }

  #facts(): URLSearchParams {
    const sent = new URLSearchParams()
    for (const [name, value] of new FormData(this.#parts.form))
      if (typeof value === 'string' && !NOT_SENT.has(name)) sent.append(name, value)
    return sent
  }

  #sayFaults(faults: Look['faults'], action: string): void {
    for (const old of this.#parts.form.querySelectorAll('.editor-fault')) old.remove()
    for (const { field, text } of faults) {
      const says = document.createElement('p')
      says.className = 'govuk-error-message editor-fault'
      says.setAttribute('role', 'alert')
      says.textContent = `Error: ${text}.`
      const at = document.getElementById(field)
      if (at && field !== 'markdown') at.before(says)
      else this.#parts.form.querySelector('#facts-form')?.before(says)
      if (action !== 'check') at?.focus()
    }
  }
}
