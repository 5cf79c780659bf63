import { EditorView } from '@codemirror/view'
import { AskedBefore } from './asked-before.ts'
import { createCompletions } from './completions.ts'
import { offerCopy, showConflict } from './conflict-view.ts'
import { FormLoop } from './form-loop.ts'
import { goToField } from './go-to-field.ts'
import { KeptCopy, type EarlierCopy } from './kept-copy.ts'
import { showProblems } from './problem-marks.ts'
import { SaveLoop } from './save-loop.ts'
import { Server } from './server.ts'
import { createTextEditor, goTo, replaceText } from './text-editor.ts'

/** Makes the page into an editor: marks, completion, preview, and a text that saves itself. */
export function startEditor(page: HTMLElement, form: HTMLFormElement, textarea: HTMLTextAreaElement): void {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? ''
  const field = (name: string) => form.querySelector<HTMLInputElement>(`[name="${name}"]`)!
  const server = new Server(page.dataset['draft']!, field('_csrf').value)
  const copy = new KeptCopy(page.dataset['kept']!)
  const asked = new AskedBefore(server, form.querySelector('#asked-before')!)
  const bar = page.querySelector<HTMLElement>('.editor-nav')!

  // What a form sent and the server did not save stands in the page, and is not what is saved.
  const wasSent = page.querySelector('#conflict, .govuk-error-summary, .notice[role="status"]') !== null
  const view = createTextEditor(textarea, page.querySelector('#code-editor')!, nonce, {
    complete: createCompletions(server),
    extensions: [
      EditorView.updateListener.of(({ docChanged }) => {
        if (!docChanged) return
        textarea.value = text()
        saves.changed()
        looks.changed()
      }),
    ],
  })
  const text = () => view.state.doc.toString()
  const looks = new FormLoop({
    ...{ form, server, view },
    onLook: ({ problems, asks }) => {
      showProblems(view, page, problems)
      void asked.show(asks)
    },
  })
  const saves: SaveLoop = new SaveLoop({
    ...{ server, copy, text, revision: Number(page.dataset['revision']), saved: wasSent ? '' : text() },
    state: page.querySelector('#save-state')!,
    onRevision: revision => (field('revision').value = String(revision)),
    onConflict: ({ markdown, revision, savedBy }) => {
      const texts = {
        ...{ theirs: markdown, mine: text(), heading: `${savedBy} saved this draft in between` },
        explanation: 'Your text was not put in its place. Both are kept with the draft; choose how to go on.',
        labels: { theirs: 'The text that was saved', mine: 'My text' },
      }
      showConflict({ before: bar, form, nonce }, texts, chosen => {
        replaceText(view, chosen)
        saves.resume(revision, markdown)
        saves.changed()
        void saves.saveNow()
        view.focus()
      })
    },
  })

  for (const one of page.querySelectorAll<HTMLElement>('.editor-script-only')) one.hidden = false
  textarea.labels[0]?.addEventListener('click', () => view.focus())
  void offerKept(copy, { view, form, bar, nonce, revision: Number(page.dataset['revision']) })
  watchChoice(copy, form)
  form.addEventListener('submit', event => {
    event.preventDefault()
    const { submitter } = event
    const action = submitter instanceof HTMLButtonElement ? submitter.value : 'save'
    void looks.run(action).then(() => (action === 'save' ? saves.saveNow() : undefined))
  })
  page.addEventListener('click', event => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-line], [data-field]') : null
    if (!link) return
    event.preventDefault()
    if (link.dataset['field'] !== undefined) return goToField(link.dataset['field'])
    goTo(view, Number(link.dataset['line']), Number(link.dataset['column'] ?? 1))
  })
  if (wasSent) saves.changed()
  looks.changed()
}

interface Offering {
  view: EditorView
  form: HTMLFormElement
  bar: HTMLElement
  nonce: string
  revision: number
}

/**
 * Offers texts from before a crash, where they are others than the one that is saved: one after the other, each kept
 * until somebody has answered for it.
 */
async function offerKept(copy: KeptCopy, offering: Offering): Promise<void> {
  const saved = offering.view.state.doc.toString()
  const waiting = (await copy.earlier()).filter(kept => {
    if (kept.markdown === saved) copy.drop(kept.key)
    return kept.markdown !== saved
  })
  offerNext(copy, saved, waiting, offering)
}

function offerNext(
  copy: KeptCopy,
  saved: string,
  [kept, ...rest]: readonly EarlierCopy[],
  offering: Offering,
): void {
  if (!kept) return
  const { view, form, bar, nonce, revision } = offering
  const now = () => view.state.doc.toString()
  const done = () => {
    copy.drop(kept.key)
    offerNext(copy, saved, rest, offering)
  }
  const goOn = (text: string) => {
    replaceText(view, text)
    // What was brought back is kept as what is being written before the copy of before goes.
    if (text !== saved) copy.keep(text, revision)
    done()
  }
  const compare = () => {
    const texts = {
      ...{ theirs: now(), mine: kept.markdown },
      heading: 'The text kept in this browser, and the one in the editor',
      explanation: 'Neither is thrown away until you choose.',
      labels: { theirs: 'The text in the editor', mine: 'The text kept here' },
    }
    showConflict({ before: bar, form, nonce }, texts, goOn)
  }
  const time = Number.isNaN(Date.parse(kept.time))
    ? ''
    : ` It is from ${new Date(kept.time).toLocaleString('en-GB')}.`
  const between = kept.revision === revision ? '' : ' The draft was saved in between, so look at both.'
  const waits = ' It stays until you choose, also while you write on.'
  offerCopy(bar, `${time}${between}${waits}`.trim(), [
    // Where somebody has written on, one text is not put in the place of the other unseen.
    ...(kept.revision === revision
      ? [['Bring it back', () => (now() === saved ? goOn(kept.markdown) : compare())] as const]
      : []),
    ['Look at both', compare],
    ['Throw it away', done],
  ])
}

function watchChoice(copy: KeptCopy, form: HTMLFormElement): void {
  const box = form.querySelector<HTMLInputElement>('#keep-here')!
  box.checked = copy.allowed
  box.addEventListener('change', () => copy.allow(box.checked))
}
