import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The taxonomy of the project. */
export const TAXONOMY_DIR = fileURLToPath(new URL('../../taxonomy', import.meta.url))

/** Facets invented for tests, each one file. */
export const FIXTURE_FACETS_DIR = fileURLToPath(new URL('../fixtures/taxonomy', import.meta.url))

/** A copy of the taxonomy, to be changed at will; whoever asks for it removes it. */
export async function copyTaxonomy(): Promise<{ dir: string; remove: () => Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'lessons-taxonomy-'))
  await cp(TAXONOMY_DIR, dir, { recursive: true })
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) }
}
