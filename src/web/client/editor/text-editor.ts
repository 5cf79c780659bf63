import { autocompletion, completionKeymap, type CompletionSource } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { markdown, markdownLanguage } from '@codemirror/lang-markdown'
import { yaml, yamlFrontmatter } from '@codemirror/lang-yaml'
import { defaultHighlightStyle, LanguageDescription, syntaxHighlighting } from '@codemirror/language'
import { lintGutter, lintKeymap } from '@codemirror/lint'
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'

/** Light in every scheme: the colours of marked text are made for a light ground. */
const LOOK = EditorView.theme({
  '&': { backgroundColor: '#fffdf9', color: '#1c2427' },
  '.cm-scroller': {
    fontFamily: "ui-monospace, 'DejaVu Sans Mono', monospace",
    lineHeight: '1.5',
  },
  '.cm-content': { minHeight: '20rem', paddingBottom: '4rem' },
  '.cm-gutters': { backgroundColor: '#f4f1ea', color: '#4b5659', border: '0' },
  '.cm-activeLine': { backgroundColor: '#f4f1ea' },
  '.cm-tooltip': { backgroundColor: '#ffffff', color: '#1c2427', maxWidth: 'min(30rem, 90vw)' },
  '.cm-completionInfo': { padding: '0.5rem', maxWidth: 'min(24rem, 80vw)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.25rem 0.5rem' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: '#17474b', color: '#ffffff' },
})

const YAML_BLOCK = LanguageDescription.of({ name: 'yaml', alias: ['yml'], support: yaml() })

/** What every text of this page has in common, the one that is written and those that are compared. */
export function textBasics(nonce: string): Extension {
  const language = markdown({ base: markdownLanguage, codeLanguages: [YAML_BLOCK] })
  return [
    EditorView.cspNonce.of(nonce),
    EditorView.lineWrapping,
    lineNumbers(),
    yamlFrontmatter({ content: language }),
    syntaxHighlighting(defaultHighlightStyle),
    LOOK,
  ]
}

/** Makes the editor of a text in place of its text area. */
export function createTextEditor(
  textarea: HTMLTextAreaElement,
  parent: HTMLElement,
  nonce: string,
  { complete, extensions }: { complete: CompletionSource; extensions: Extension[] },
): EditorView {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: textarea.value,
      extensions: [
        textBasics(nonce),
        history(),
        lintGutter(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        autocompletion({ override: [complete], icons: false }),
        keymap.of([
          ...completionKeymap,
          ...defaultKeymap,
          ...historyKeymap,
          ...searchKeymap,
          ...lintKeymap,
          indentWithTab,
        ]),
        EditorView.contentAttributes.of({
          'aria-label': 'Text of the review',
          'aria-describedby': 'text-hint',
          spellcheck: 'true',
          lang: 'en-GB',
        }),
        ...extensions,
      ],
    }),
  })
  textarea.hidden = true
  return view
}

/** Puts another text in place of the one there is, changing no more than differs, so that the cursor stays. */
export function replaceText(view: EditorView, text: string): void {
  const before = view.state.doc.toString()
  if (before === text) return
  let from = 0
  while (from < before.length && before[from] === text[from]) from += 1
  let end = 0
  while (end < before.length - from && end < text.length - from && before.at(-1 - end) === text.at(-1 - end))
    end += 1
  view.dispatch({ changes: { from, to: before.length - end, insert: text.slice(from, text.length - end) } })
}

/** Moves the cursor to a place, shows it and gives the text the focus. */
export function goTo(view: EditorView, line: number, column = 1): void {
  const { doc } = view.state
  const at = doc.line(Math.min(Math.max(1, line), doc.lines))
  const anchor = Math.min(at.from + column - 1, at.to)
  view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) })
  view.focus()
}
