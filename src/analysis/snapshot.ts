import { Corpus } from '../corpus/corpus.ts'
import { loadCorpus } from '../corpus/load-corpus.ts'
import { loadTaxonomy } from '../taxonomy/load-taxonomy.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { Catalogue } from './catalogue.ts'

/** The whole library at one moment; a change of any file makes a new one. */
export interface Snapshot {
  taxonomy: Taxonomy
  corpus: Corpus
  catalogue: Catalogue
}

/**
 * Reads taxonomy and reviews from their folders.
 * @throws TaxonomyBroken when the taxonomy cannot be used
 */
export async function loadSnapshot({
  taxonomyDir,
  reviewsDir,
}: {
  taxonomyDir: string
  reviewsDir: string
}): Promise<Snapshot> {
  const taxonomy = await loadTaxonomy(taxonomyDir)
  const corpus = new Corpus(reviewsDir, taxonomy, await loadCorpus(reviewsDir, taxonomy))
  return { taxonomy, corpus, catalogue: new Catalogue(corpus.reviews, taxonomy) }
}
