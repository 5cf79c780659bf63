import { expect } from 'vitest'
import type { z } from 'zod'

/** Holds an answer to its schema: nothing missing, nothing of another form, and nothing the schema does not know. */
export function expectConforms(schema: z.ZodType, body: unknown, address: string): void {
  const parsed = schema.safeParse(body)
  expect(parsed.error?.issues ?? [], address).toEqual([])
  expect(body, address).toEqual(parsed.data)
}
