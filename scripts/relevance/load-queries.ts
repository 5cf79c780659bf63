import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'

export const HALVES = ['tuning', 'held-out'] as const
export type Half = (typeof HALVES)[number]

export const QUERY_KINDS = [
  'few-words',
  'question',
  'name',
  'abbreviation',
  'misspelling',
  'old-term',
  'quote',
  'theme-agency',
] as const
export type QueryKind = (typeof QUERY_KINDS)[number]

const querySchema = z.strictObject({
  id: z.string().regex(/^q\d{3}$/),
  kind: z.enum(QUERY_KINDS),
  half: z.enum(HALVES),
  query: z.string().min(1),
  persona: z.string().min(1),
  need: z.string().min(1),
  seeds: z.array(z.string()),
})

/** One query of the test collection: what was typed, and what a perfect answer is about. */
export type TestQuery = z.infer<typeof querySchema>

const queriesSchema = z
  .array(querySchema)
  .refine(queries => new Set(queries.map(({ id }) => id)).size === queries.length, 'an id is used twice')

/**
 * The queries of a file, in its order.
 * @throws ZodError naming every entry that is not one
 */
export async function loadQueries(path: string): Promise<TestQuery[]> {
  return queriesSchema.parse(parse(await readFile(path, 'utf8')))
}
