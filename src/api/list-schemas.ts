import { z } from 'zod'

/** How many of something. */
export const count = z.int().min(0)

/** A list of which one page is given. */
export function listOf<T extends z.ZodType>(items: T) {
  return z.object({ total: count, page: count, pages: count, perPage: count, items: z.array(items) })
}
