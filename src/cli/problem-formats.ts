import { VFile } from 'vfile'
import { reporter } from 'vfile-reporter'
import type { Problem } from '../problems/problem.ts'
import { isDisclosure } from '../problems/rules.ts'
import { maskDisclosed } from '../problems/without-disclosed.ts'

/** How problems can be printed: for a terminal, for a program, for the checks of a pull request. */
export const PROBLEM_FORMATS = ['text', 'json', 'github'] as const
export type ProblemFormat = (typeof PROBLEM_FORMATS)[number]

/** Problems as text in one of the formats. */
export function formatProblems(
  problems: readonly Problem[],
  files: readonly string[],
  format: ProblemFormat,
): string {
  switch (format) {
    case 'json': {
      const shown = maskDisclosed(problems)
      return JSON.stringify(
        {
          files: files.length,
          errors: count(shown, 'error'),
          warnings: count(shown, 'warning'),
          notices: count(shown, 'notice'),
          problems: shown,
        },
        null,
        2,
      )
    }
    case 'github':
      return maskDisclosed(problems).map(toAnnotation).join('\n')
    case 'text':
      return toText(isLocalTerminal() ? problems : maskDisclosed(problems), files)
  }
}

function toText(problems: readonly Problem[], files: readonly string[]): string {
  const errors = count(problems, 'error')
  const warnings = count(problems, 'warning')
  const notices = count(problems, 'notice')
  const found = [
    errors === 0 ? 'no errors' : plural(errors, 'error'),
    warnings === 0 ? 'no warnings' : plural(warnings, 'warning'),
    ...(notices === 0 ? [] : [plural(notices, 'notice')]),
  ]
  const summary = `${plural(files.length, 'file')}: ${found.join(', ')}`
  if (problems.length === 0) return summary
  return `${reporter(toVFiles(problems), { quiet: true, verbose: true, color: process.stdout.isTTY })}\n${summary}`
}

function toVFiles(problems: readonly Problem[]): VFile[] {
  const byFile = new Map<string, VFile>()
  for (const problem of problems) {
    const file = byFile.get(problem.file) ?? new VFile({ path: problem.file })
    byFile.set(problem.file, file)
    const start = { line: problem.line, column: problem.column }
    const end =
      problem.endLine === undefined ? undefined : { line: problem.endLine, column: problem.endColumn! }
    const message = file.message(messageFor(problem), {
      place: end ? { start, end } : start,
      ruleId: problem.rule,
      source: 'lessons',
    })
    // What the reporter calls info has neither yes nor no here.
    message.fatal = problem.severity === 'notice' ? undefined : problem.severity === 'error'
    if (problem.hint !== undefined) message.note = problem.hint
  }
  return [...byFile.values()]
}

/** Whether a person reads what is printed, at their own terminal: not a log, a pipe, a file or the checks of a pull request. */
function isLocalTerminal(): boolean {
  return process.stdout.isTTY && process.stdin.isTTY
}

/** What would identify somebody is shown to the person at the terminal, with what a waiver of it would say. */
function messageFor({ rule, message, met, paragraph, waived }: Problem): string {
  if (!isDisclosure(rule) || met === undefined) return message
  const found = `${message} Found: ${met.replace(/\s+/g, ' ')}`
  if (paragraph === undefined || waived !== undefined) return found
  return `${found} To let it stand: {rule: ${rule}, at: ${paragraph.at}, sha256: ${paragraph.sha256}, reason: …}`
}

/** A workflow command of GitHub Actions: it marks the line in the pull request. */
function toAnnotation({ severity, file, line, column, endLine, rule, message, hint }: Problem): string {
  const properties = [
    `file=${escapeProperty(file)}`,
    `line=${line}`,
    ...(endLine === undefined ? [] : [`endLine=${endLine}`]),
    `col=${column}`,
    `title=${rule}`,
  ]
  return `::${severity} ${properties.join(',')}::${escapeData([message, hint].filter(Boolean).join(' '))}`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

function count(problems: readonly Problem[], severity: Problem['severity']): number {
  return problems.filter(problem => problem.severity === severity).length
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
