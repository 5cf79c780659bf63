import { setDiagnostics, type Diagnostic } from '@codemirror/lint'
import type { EditorState } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import type { CheckedProblem } from './server.ts'

/** Marks what is wrong in the text, and lists it beside it. */
export function showProblems(view: EditorView, page: HTMLElement, problems: readonly CheckedProblem[]): void {
  const { state } = view
  view.dispatch(
    setDiagnostics(
      state,
      problems.map(problem => toDiagnostic(problem, state)),
    ),
  )
  listProblems(page.querySelector<HTMLElement>('#problem-list')!, problems)
  const count = page.querySelector('[data-count]')
  if (count) count.textContent = String(problems.length)
}

function toDiagnostic(problem: CheckedProblem, state: EditorState): Diagnostic {
  const from = offsetOf(state, problem.line, problem.column)
  const end = problem.endLine === undefined ? from : offsetOf(state, problem.endLine, problem.endColumn ?? 1)
  // A mark on nothing cannot be seen.
  const to = Math.max(end, Math.min(from + 1, state.doc.lineAt(from).to))
  const { severity, hint } = problem
  const message = problem.field === undefined ? problem.message : `${problem.where}: ${problem.message}`
  return {
    from,
    to: Math.max(from, to),
    severity: severity === 'notice' ? 'info' : severity,
    message: plain(hint === undefined ? message : `${message} ${hint}`),
  }
}

function offsetOf({ doc }: EditorState, line: number, column: number): number {
  const at = doc.line(Math.min(Math.max(1, line), doc.lines))
  return Math.min(at.from + column - 1, at.to)
}

function listProblems(list: HTMLElement, problems: readonly CheckedProblem[]): void {
  const { ownerDocument: document } = list
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const warnings = problems.filter(({ severity }) => severity === 'warning').length
  const says = document.createElement('p')
  says.className = 'govuk-body-s'
  says.textContent =
    problems.length === 0
      ? 'No problems: the text passes every check.'
      : `${many(errors, 'error')}, ${many(warnings, 'warning')}. An error keeps a review from being published; a warning does not, unless it is that somebody could be identified.`
  if (problems.length === 0) return list.replaceChildren(says)
  const rows = document.createElement('ol')
  rows.className = 'editor-problems'
  rows.tabIndex = 0
  rows.setAttribute('aria-label', 'Problems of the text')
  rows.append(...problems.map(problem => toRow(document, problem)))
  list.replaceChildren(says, rows)
}

const KINDS = { error: 'Error.', warning: 'Warning.', notice: 'Notice.' } as const

function toRow(
  document: Document,
  { line, column, where, field, severity, message, hint, url, rule }: CheckedProblem,
): HTMLElement {
  const row = document.createElement('li')
  row.className = severity === 'error' ? 'is-error' : 'is-warning'
  const link = toLink(document, `#${field ?? 'markdown'}`, where)
  if (field !== undefined) link.dataset['field'] = field
  else Object.assign(link.dataset, { line, column })
  const kind = document.createElement('strong')
  kind.textContent = KINDS[severity]
  const about = toLink(document, url, 'About this rule')
  const which = document.createElement('span')
  which.className = 'govuk-visually-hidden'
  which.textContent = ` (${rule})`
  about.append(which)
  row.append(link, ': ', kind, ` ${plain(hint === undefined ? message : `${message} ${hint}`)} `, about)
  return row
}

function toLink(document: Document, href: string, text: string): HTMLAnchorElement {
  const link = document.createElement('a')
  link.className = 'govuk-link'
  link.href = href
  link.textContent = text
  return link
}

function many(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`
}

const plain = (text: string) => text.replace(/`([^`]*)`/g, '“$1”')
