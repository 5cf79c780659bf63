import { parseYamlSource, type Path, type YamlSource } from '../problems/yaml-source.ts'
import { EditedText } from './migrate-edits.ts'
import type { Migration } from './migrate-request.ts'
import { retireTerm } from './migrate-retire.ts'
import { renameInTexts } from './migrate-texts.ts'

/** Fields that hold the id of a term of their own facet. */
const REFERENCES = ['broader', 'replaced-by'] as const

/**
 * Makes the change in one file of the taxonomy.
 * @param name file name without `.yaml`
 * @param unique whether no other facet or list has a term of this id
 * @throws CannotEdit
 */
export function migrateVocabulary(
  name: string,
  text: string,
  migration: Migration,
  unique: boolean,
): EditedText {
  const edited = new EditedText(text)
  const source = parseYamlSource(text, { line: 1, indent: 0 })
  const own = name === migration.facet
  if (own) changeTerms(edited, source, migration)
  if (migration.action === 'rename') {
    if (name === 'depth') renameInTests(edited, source, migration)
    if (name === 'benchmark-mappings') renameInMappings(edited, source, migration)
    renameInTexts(edited, source, migration, own || unique)
  }
  return edited
}

function changeTerms(edited: EditedText, source: YamlSource, migration: Migration): void {
  const { action, from, to } = migration
  const { terms } = source.value as { terms: Array<Record<string, unknown>> }
  terms.forEach((term, index) => {
    const at: Path = ['terms', index]
    if (term['id'] === from) {
      if (action === 'rename') edited.replaceId(source.placeOf([...at, 'id']), from, to)
      else retireTerm(edited, source, at, to)
    }
    // What points to a term that is retired points to the one that takes its place; what lies below it, lies there still.
    const followed = action === 'rename' ? REFERENCES : (['replaced-by'] as const)
    for (const field of followed)
      if (term[field] === from) edited.replaceId(source.placeOf([...at, field]), from, to)
  })
}

/** The tests of depth name terms. */
function renameInTests(edited: EditedText, source: YamlSource, { facet, from, to }: Migration): void {
  type Choice = { facet: string; under?: string[] }
  const { levels } = source.value as { levels: Array<{ test: { 'any-of'?: Choice[] } }> }
  levels.forEach(({ test }, level) =>
    test['any-of']?.forEach((choice, index) =>
      choice.under?.forEach((id, position) => {
        if (choice.facet !== facet || id !== from) return
        const path = ['levels', level, 'test', 'any-of', index, 'under', position]
        edited.replaceId(source.placeOf(path), from, to)
      }),
    ),
  )
}

/** National figures are set beside terms. */
function renameInMappings(edited: EditedText, source: YamlSource, { facet, from, to }: Migration): void {
  const mappings = source.value as Record<string, Array<{ facet: string; term: string }>>
  for (const list of ['comparisons', 'refusals'])
    mappings[list]?.forEach((one, index) => {
      if (one.facet === facet && one.term === from)
        edited.replaceId(source.placeOf([list, index, 'term']), from, to)
    })
}
