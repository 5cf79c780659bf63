import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { yamlFiles } from './digest-taxonomy.ts'
import { CannotEdit } from './migrate-edits.ts'
import { NOT_TEXT, readText, type ChangedFile, type FileLine } from './migrate-files.ts'
import type { Migration } from './migrate-request.ts'
import { linesNaming } from './migrate-texts.ts'
import { migrateVocabulary } from './migrate-vocabulary.ts'
import type { Taxonomy } from './taxonomy.ts'

/** What a migration makes of the files of the taxonomy. */
export interface MigratedTaxonomy {
  /** The file of the facet last: it says that the migration is done. */
  files: ChangedFile[]
  /** Lines that name the old term and are left for a person to read. */
  mentions: FileLine[]
  obstacles: Array<FileLine & { message: string }>
}

/** The record of what changed speaks of terms as they were called. */
const HISTORY = 'CHANGELOG.md'

/** Makes the change in the texts of a taxonomy folder; writes nothing. */
export async function migrateTaxonomy(
  dir: string,
  migration: Migration,
  taxonomy: Taxonomy,
): Promise<MigratedTaxonomy> {
  const result: MigratedTaxonomy = { files: [], mentions: [], obstacles: [] }
  const unique = ownersOf(migration.from, taxonomy) === 1
  for (const name of await filesOf(dir, migration.facet)) {
    const path = join(dir, name)
    const file = `taxonomy/${name}`
    const before = await readText(path)
    if (before === undefined) {
      result.obstacles.push({ file, line: 1, message: NOT_TEXT })
      continue
    }
    const { after, changes } = name.endsWith('.yaml')
      ? change(name, before, migration, unique, obstacle => result.obstacles.push({ file, ...obstacle }))
      : { after: before, changes: 0 }
    if (changes > 0) result.files.push({ path, name: file, before, after, changes })
    result.mentions.push(...linesNaming(after, migration).map(line => ({ file, line })))
  }
  return result
}

function change(
  name: string,
  before: string,
  migration: Migration,
  unique: boolean,
  report: (obstacle: { line: number; message: string }) => void,
): { after: string; changes: number } {
  try {
    const edited = migrateVocabulary(name.replace(/\.yaml$/, ''), before, migration, unique)
    return { after: edited.toString(), changes: edited.changes }
  } catch (cause) {
    if (!(cause instanceof CannotEdit)) throw cause
    report({ line: cause.line, message: cause.message })
    return { after: before, changes: 0 }
  }
}

async function filesOf(dir: string, facet: string): Promise<string[]> {
  const lists = (await yamlFiles(join(dir, 'lists'))).map(name => `lists/${name}`)
  const guides = (await readdir(dir)).filter(name => name.endsWith('.md') && name !== HISTORY)
  const own = `${facet}.yaml`
  return [...guides, ...lists, ...(await yamlFiles(dir)).filter(name => name !== own), own]
}

function ownersOf(id: string, { facets, lists }: Taxonomy): number {
  const values = lists.filter(list => list.values.some(value => value.id === id))
  return facets.filter(facet => facet.has(id)).length + values.length
}
