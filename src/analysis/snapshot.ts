import type { CorpusCache } from '../corpus/cache/corpus-cache.ts'
import { Corpus } from '../corpus/corpus.ts'
import { loadCorpus } from '../corpus/load-corpus.ts'
import { digestTaxonomy } from '../taxonomy/digest-taxonomy.ts'
import { loadTaxonomy } from '../taxonomy/load-taxonomy.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { Catalogue } from './catalogue.ts'

/** Where the files lie. */
export interface Folders {
  taxonomyDir: string
  reviewsDir: string
}

/** The whole library at one moment; a change of any file makes a new one. */
export interface Snapshot {
  taxonomy: Taxonomy
  corpus: Corpus
  catalogue: Catalogue
}

/**
 * Reads taxonomy and reviews from their folders.
 * @param before an earlier snapshot of the same folders: only files that changed since are read anew
 * @param cache what an earlier process read: of files that look as they did then nothing is read
 * @throws TaxonomyBroken when the taxonomy cannot be used
 */
export async function loadSnapshot(
  { taxonomyDir, reviewsDir }: Folders,
  before?: Snapshot,
  cache?: CorpusCache,
): Promise<Snapshot> {
  const unchanged = before !== undefined && (await digestTaxonomy(taxonomyDir)) === before.taxonomy.digest
  const taxonomy = unchanged ? before.taxonomy : await loadTaxonomy(taxonomyDir)
  const known = unchanged ? before.corpus.known : await cache?.reviews(taxonomy.digest).load()
  const spool = cache?.createSpool()
  const corpus = new Corpus(reviewsDir, taxonomy, await loadCorpus(reviewsDir, taxonomy, known, spool), spool)
  return { taxonomy, corpus, catalogue: new Catalogue(corpus.reviews, taxonomy) }
}
