import { MergeView, unifiedMergeView } from '@codemirror/merge'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { textBasics } from './text-editor.ts'

/** Two texts of one draft. */
export interface TwoTexts {
  theirs: string
  mine: string
  /** Whose the first is and how it came about, as a heading. */
  heading: string
  explanation: string
  labels: { theirs: string; mine: string }
}

/** Side by side, two texts need this many pixels. */
const WIDE = 700

/** Where two texts are shown. */
interface ConflictPlace {
  /** Above this. */
  before: HTMLElement
  /** What is written in it meanwhile would be lost with the choice, so it waits. */
  form: HTMLFormElement
  nonce: string
}

/**
 * Shows both texts with what differs. Mine can be changed, and pieces of theirs be taken over; nothing is thrown away
 * until somebody chooses.
 * @param choose is given the text to go on with
 */
export function showConflict(
  { before, form, nonce }: ConflictPlace,
  { theirs, mine, heading, explanation, labels }: TwoTexts,
  choose: (text: string) => void,
): void {
  document.querySelector('#conflict')?.remove()
  const section = document.createElement('section')
  section.className = 'editor-conflict'
  section.id = 'conflict'
  section.tabIndex = -1
  section.setAttribute('aria-labelledby', 'conflict-heading')
  const place = document.createElement('div')
  section.append(
    create('h2', heading, 'govuk-heading-m', 'conflict-heading'),
    create('p', `${explanation} The form and the text below wait meanwhile.`, 'govuk-body'),
    place,
  )
  before.before(section)
  const textOf =
    window.innerWidth >= WIDE
      ? sideBySide(place, nonce, theirs, mine, labels)
      : inOne(place, nonce, theirs, mine, labels)
  const buttons = document.createElement('div')
  buttons.className = 'govuk-button-group'
  form.inert = true
  const end = (text: string) => {
    section.remove()
    form.inert = false
    choose(text)
  }
  buttons.append(
    button(`Go on with ${labels.mine.toLowerCase()}`, 'govuk-button', () => end(textOf())),
    button(`Go on with ${labels.theirs.toLowerCase()}`, 'govuk-button govuk-button--secondary', () =>
      end(theirs),
    ),
  )
  section.append(buttons)
  section.focus()
}

function sideBySide(
  parent: HTMLElement,
  nonce: string,
  theirs: string,
  mine: string,
  labels: TwoTexts['labels'],
): () => string {
  const named = (label: string) => EditorView.contentAttributes.of({ 'aria-label': label })
  parent.append(
    create(
      'p',
      `Left: ${labels.theirs}. Right: ${labels.mine}; the arrows take a piece over from the left.`,
      'govuk-body-s',
    ),
  )
  const view = new MergeView({
    parent,
    a: { doc: theirs, extensions: [textBasics(nonce), named(labels.theirs), EditorState.readOnly.of(true)] },
    b: { doc: mine, extensions: [textBasics(nonce), named(labels.mine)] },
    revertControls: 'a-to-b',
    collapseUnchanged: {},
    renderRevertControl: () => {
      const control = button('→', 'editor-take', () => undefined)
      control.setAttribute('aria-label', 'Take this piece over')
      return control
    },
  })
  return () => view.b.state.doc.toString()
}

function inOne(
  parent: HTMLElement,
  nonce: string,
  theirs: string,
  mine: string,
  labels: TwoTexts['labels'],
): () => string {
  parent.append(
    create(
      'p',
      `${labels.mine}, with what it changes in the other. Reject takes a piece of the other over.`,
      'govuk-body-s',
    ),
  )
  const view = new EditorView({
    parent,
    doc: mine,
    extensions: [
      textBasics(nonce),
      EditorView.contentAttributes.of({ 'aria-label': labels.mine }),
      unifiedMergeView({ original: theirs, collapseUnchanged: {} }),
    ],
  })
  return () => view.state.doc.toString()
}

/** Offers a text that this browser had kept. */
export function offerCopy(
  before: HTMLElement,
  words: string,
  offers: ReadonlyArray<readonly [string, () => void]>,
): void {
  const section = document.createElement('section')
  section.className = 'editor-offer'
  section.id = 'kept-copy'
  section.setAttribute('aria-labelledby', 'kept-copy-heading')
  const buttons = document.createElement('div')
  buttons.className = 'govuk-button-group'
  for (const [at, [label, act]] of offers.entries())
    buttons.append(
      button(label, `govuk-button${at > 0 ? ' govuk-button--secondary' : ''}`, () => {
        section.remove()
        act()
      }),
    )
  section.append(
    create('h2', 'This browser kept a text that was not saved', 'govuk-heading-m', 'kept-copy-heading'),
    create('p', words, 'govuk-body'),
    buttons,
  )
  before.before(section)
}

function create(name: string, text: string, className: string, id = ''): HTMLElement {
  const element = document.createElement(name)
  element.className = className
  element.textContent = text
  if (id !== '') element.id = id
  return element
}

function button(text: string, className: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = className
  made.textContent = text
  made.addEventListener('click', act)
  return made
}
