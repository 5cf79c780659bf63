import type { AcceptedTag } from '../../authoring/import/accept-tags.ts'
import type { ImportedDocument } from '../../authoring/import/import-document.ts'
import { NOTE_KINDS, type NoteKind } from '../../authoring/import/import-note.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { createFormWords } from './present-problem.ts'

/** What an import found, for its page: notes by their kind, problems in order, suggestions by their item. */
export function presentImport(
  { markdown, notes, problems, suggestions }: ImportedDocument,
  taxonomy: Taxonomy,
) {
  const kinds = Object.entries(NOTE_KINDS) as Array<[NoteKind, string]>
  const items = [...new Set(suggestions.map(({ item }) => item))]
  return {
    groups: kinds
      .map(([kind, heading]) => ({ heading, notes: notes.filter(note => note.kind === kind) }))
      .filter(group => group.notes.length > 0),
    errors: problems.filter(({ severity }) => severity === 'error').length,
    problems: problems.map(createFormWords(markdown, taxonomy)),
    suggested: items.map(item => ({
      item,
      tags: suggestions
        .filter(one => one.item === item)
        .map(one => ({
          ...one,
          facetLabel: taxonomy.facet(one.facet)?.label ?? one.facet,
          value: [one.item, one.facet, one.term].join(' '),
        })),
    })),
  }
}

/** Terms that were ticked on that page; what is none of its values is left out. */
export function toAcceptedTags(sent: string | string[] | undefined): AcceptedTag[] {
  return [sent ?? []].flat().flatMap(value => {
    const [item, facet, term, ...more] = value.split(' ')
    return item && facet && term && more.length === 0 ? [{ item, facet, term }] : []
  })
}
