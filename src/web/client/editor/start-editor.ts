import { EditorView } from '@codemirror/view'
import { AskedBefore } from './asked-before.ts'
import { createCompletions } from './completions.ts'
import { offerCopy, showConflict } from './conflict-view.ts'
import { FormLoop } from './form-loop.ts'
import { KeptCopy } from './kept-copy.ts'
import { problemMarks } from './problem-marks.ts'
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
      problemMarks(server, page.querySelector('#problem-list')!, page.querySelector('[data-count]')),
      EditorView.updateListener.of(({ docChanged }) => {
        if (!docChanged) return
        textarea.value = text()
        saves.changed()
        looks.changed()
      }),
    ],
  })
  const text = () => view.state.doc.toString()
  const looks = new FormLoop({ form, server, view, onLook: ({ asks }) => void asked.show(asks) })
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
      showConflict(bar, nonce, texts, chosen => {
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
  void offerKept(copy, { view, bar, nonce, revision: Number(page.dataset['revision']) })
  watchChoice(copy, form)
  form.addEventListener('submit', event => {
    event.preventDefault()
    const { submitter } = event
    const action = submitter instanceof HTMLButtonElement ? submitter.value : 'save'
    void looks.run(action).then(() => (action === 'save' ? saves.saveNow() : undefined))
  })
  page.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-line]') : null
    if (!link) return
    event.preventDefault()
    goTo(view, Number(link.dataset['line']), Number(link.dataset['column'] ?? 1))
  })
  if (wasSent) saves.changed()
  looks.changed()
}

/** A text from before a crash, where it is another than the one that is saved. */
async function offerKept(
  copy: KeptCopy,
  { view, bar, nonce, revision }: { view: EditorView; bar: HTMLElement; nonce: string; revision: number },
): Promise<void> {
  const saved = view.state.doc.toString()
  const kept = await copy.read()
  if (!kept || kept.markdown === saved) return copy.clear()
  const compare = () =>
    showConflict(
      bar,
      nonce,
      {
        ...{
          theirs: saved,
          mine: kept.markdown,
          heading: 'The text kept in this browser, and the one that is saved',
        },
        explanation: 'Nothing is saved until you choose.',
        labels: { theirs: 'The text that was saved', mine: 'The text kept here' },
      },
      chosen => replaceText(view, chosen),
    )
  const time = Number.isNaN(Date.parse(kept.time))
    ? ''
    : ` It is from ${new Date(kept.time).toLocaleString('en-GB')}.`
  const between = kept.revision === revision ? '' : ' The draft was saved in between, so look at both.'
  offerCopy(bar, `${time}${between}`.trim(), [
    ...(kept.revision === revision
      ? [['Bring it back', () => replaceText(view, kept.markdown)] as const]
      : []),
    ['Look at both', compare],
    ['Throw it away', () => copy.clear()],
  ])
}

function watchChoice(copy: KeptCopy, form: HTMLFormElement): void {
  const box = form.querySelector<HTMLInputElement>('#keep-here')!
  box.checked = copy.allowed
  box.addEventListener('change', () => copy.allow(box.checked))
}
