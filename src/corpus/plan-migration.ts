import { join } from 'node:path'
import type { Problem } from '../problems/problem.ts'
import type { Level } from '../taxonomy/facet.ts'
import { loadTaxonomy } from '../taxonomy/load-taxonomy.ts'
import { NOT_TEXT, readText, type ChangedFile, type FileLine } from '../taxonomy/migrate-files.ts'
import type { Migration } from '../taxonomy/migrate-request.ts'
import type { DroppedTag } from '../taxonomy/migrate-tags.ts'
import { migrateTaxonomy } from '../taxonomy/migrate-taxonomy.ts'
import { linesNaming } from '../taxonomy/migrate-texts.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { reviewFiles } from './load-corpus.ts'
import { migrateReview, type MigratedReview } from './migrate-review.ts'
import { createReviewSchema } from './review-schema.ts'

/** A review that is to be written anew, with how many of its tags move. */
export interface ChangedReview extends ChangedFile {
  tags: Record<Level, number>
}

/** All that a migration would do, worked out in memory. */
export interface MigrationPlan {
  migration: Migration
  reviews: ChangedReview[]
  vocabulary: ChangedFile[]
  /** Tags that go, since the new term is tagged beside them already. */
  dropped: Array<DroppedTag & { file: string }>
  /** Lines that name the old term and are left for a person to read. */
  mentions: FileLine[]
  /** Places that cannot be changed in place. While there are any, nothing is written. */
  obstacles: Array<FileLine & { message: string }>
  /** What would be wrong with reviews and is not now. While there is anything, nothing is written. */
  problems: Problem[]
}

/** Folders that a migration reads. */
export interface MigrationFolders {
  taxonomyDir: string
  reviewsDir: string
}

/**
 * Works out what a migration changes and whether all that it changes would still be well. Writes nothing.
 * @throws TaxonomyBroken where the taxonomy would not be one afterwards
 */
export async function planMigration(
  migration: Migration,
  taxonomy: Taxonomy,
  { taxonomyDir, reviewsDir }: MigrationFolders,
): Promise<MigrationPlan> {
  const { files: vocabulary, mentions, obstacles } = await migrateTaxonomy(taxonomyDir, migration, taxonomy)
  const texts = new Map(vocabulary.map(({ name, after }) => [name.replace(/^taxonomy\//, ''), after]))
  const changed = await loadTaxonomy(taxonomyDir, texts)
  const before = { taxonomy, schema: createReviewSchema(taxonomy) }
  const after = { taxonomy: changed, schema: createReviewSchema(changed) }
  const plan: MigrationPlan = {
    migration,
    reviews: [],
    vocabulary,
    dropped: [],
    mentions,
    obstacles,
    problems: [],
  }
  for (const file of await reviewFiles(reviewsDir)) {
    const path = join(reviewsDir, file)
    const text = await readText(path)
    if (text === undefined) {
      plan.obstacles.push({ file: `reviews/${file}`, line: 1, message: NOT_TEXT })
      continue
    }
    addReview(
      plan,
      { path, name: `reviews/${file}`, before: text },
      migrateReview(file, text, migration, before, after),
    )
  }
  const guide = (await readText(join(reviewsDir, GUIDE))) ?? ''
  plan.mentions.push(...linesNaming(guide, migration).map(line => ({ file: `reviews/${GUIDE}`, line })))
  return plan
}

const GUIDE = 'README.md'

function addReview(
  plan: MigrationPlan,
  file: Pick<ChangedFile, 'path' | 'name' | 'before'>,
  { text, changes, tags, dropped, obstacles, problems }: MigratedReview,
): void {
  const here = <T>(found: readonly T[]) => found.map(one => ({ file: file.name, ...one }))
  if (changes > 0) plan.reviews.push({ ...file, after: text, changes, tags })
  plan.dropped.push(...here(dropped))
  plan.obstacles.push(...here(obstacles))
  plan.problems.push(...problems)
}
