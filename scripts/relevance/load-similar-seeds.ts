import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { SIMILAR_KINDS } from '../../src/analysis/similar.ts'
import { HALVES } from './load-queries.ts'

const common = { id: z.string().regex(/^s\d{2}$/), half: z.enum(HALVES) }

const seedSchema = z.union([
  z.strictObject({ ...common, to: z.string().regex(/\/[FR]\d+$/) }),
  z.strictObject({ ...common, text: z.string().min(1), kind: z.enum(SIMILAR_KINDS) }),
])

/** What others are to be like: a finding or recommendation of the library, or a text with the kind that is sought. */
export type SimilarSeed = z.infer<typeof seedSchema>

const seedsSchema = z
  .array(seedSchema)
  .refine(seeds => new Set(seeds.map(({ id }) => id)).size === seeds.length, 'an id is used twice')
  .refine(seeds => {
    const reviews = seeds.flatMap(seed => ('to' in seed ? [reviewOf(seed.to)] : []))
    return new Set(reviews).size === reviews.length
  }, 'a review has two seeds')

/**
 * The seeds of a file, in its order.
 * @throws ZodError naming every entry that is not one
 */
export async function loadSimilarSeeds(path: string): Promise<SimilarSeed[]> {
  return seedsSchema.parse(parse(await readFile(path, 'utf8')))
}

/** The review of a finding or recommendation. */
export function reviewOf(id: string): string {
  return id.slice(0, id.lastIndexOf('/'))
}
