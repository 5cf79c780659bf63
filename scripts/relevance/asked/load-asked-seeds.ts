import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { HALVES } from '../load-queries.ts'

const seedSchema = z.strictObject({
  id: z.string().regex(/^a\d{2}$/),
  half: z.enum(HALVES),
  to: z.string().min(1).optional(),
  text: z.string().min(1),
  sought: z.string().min(1),
})

/** A recommendation as a reviewer might draft it; `sought` is what its writer had in mind. */
export type AskedSeed = z.infer<typeof seedSchema>

const seedsSchema = z
  .array(seedSchema)
  .refine(seeds => new Set(seeds.map(({ id }) => id)).size === seeds.length, 'an id is used twice')

/**
 * The drafts of a file, in its order.
 * @throws ZodError naming every entry that is not one
 */
export async function loadAskedSeeds(path: string): Promise<AskedSeed[]> {
  return seedsSchema.parse(parse(await readFile(path, 'utf8')))
}

/** Whether a draft was written as one that nobody had made before. */
export function isUnasked({ sought }: AskedSeed): boolean {
  return sought.startsWith('nothing known')
}
