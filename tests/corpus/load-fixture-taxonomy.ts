import { cp } from 'node:fs/promises'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import type { Taxonomy } from '../../src/taxonomy/taxonomy.ts'
import { copyTaxonomy, FIXTURE_FACETS_DIR } from '../taxonomy/copy-taxonomy.ts'

/** The taxonomy of the project with the facets invented for tests. */
export async function loadFixtureTaxonomy(): Promise<Taxonomy> {
  const copy = await copyTaxonomy()
  try {
    await cp(FIXTURE_FACETS_DIR, copy.dir, { recursive: true })
    return await loadTaxonomy(copy.dir)
  } finally {
    await copy.remove()
  }
}
