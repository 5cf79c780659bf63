import type { ImportedDocument } from '../authoring/import/import-document.ts'
import { NOTE_KINDS, type NoteKind } from '../authoring/import/import-note.ts'
import { formatProblems } from './problem-formats.ts'

/** What an import found, for a person at a terminal. */
export function toImportText({ notes, problems, suggestions }: ImportedDocument): string {
  const kinds = Object.keys(NOTE_KINDS) as NoteKind[]
  const lists = kinds.flatMap(kind => {
    const own = notes.filter(note => note.kind === kind)
    if (own.length === 0) return []
    return [
      `${NOTE_KINDS[kind]}:`,
      ...own.map(({ text, became }) => `  ${oneLine(text)}${became === undefined ? '' : ` → ${became}`}`),
      '',
    ]
  })
  const terms = suggestions.map(
    ({ item, facet, term, sentence }) => `  ${item}  ${facet}/${term}: “${oneLine(sentence)}”`,
  )
  return [
    ...lists,
    ...(terms.length === 0
      ? []
      : [`Terms that the words suggest; none is written until you write it:`, ...terms, '']),
    formatProblems(problems, ['draft'], 'text'),
  ].join('\n')
}

/** The same for a program. What would identify somebody is told by its place alone. */
export function toImportJson(imported: ImportedDocument, withMarkdown: boolean): string {
  const { markdown, notes, suggestions } = imported
  const problems = JSON.parse(formatProblems(imported.problems, ['draft'], 'json')) as { problems: unknown }
  return JSON.stringify(
    { ...(withMarkdown && { markdown }), notes, problems: problems.problems, suggestions },
    null,
    2,
  )
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
