import { z } from 'zod'

const anyOf = z.array(z.strictObject({ facet: z.string(), under: z.array(z.string()).optional() }))

/** One level of depth: the highest level whose test is met is the finding's depth. */
const level = z.strictObject({
  id: z.string(),
  label: z.string(),
  says: z.string(),
  explained: z.string(),
  test: z.strictObject({
    /** The level that must be met too. */
    level: z.string().optional(),
    /** A part of the finding that must have text. */
    section: z.string().optional(),
    /** The part must cite a source. */
    'with-source': z.boolean().optional(),
    /** At least one tag of one of these. */
    'any-of': anyOf.optional(),
  }),
})

/** The format of `taxonomy/depth.yaml`. */
export const depthFileSchema = z.strictObject({
  version: z.string(),
  note: z.string(),
  'ignore-basis': z.array(z.string()),
  levels: z.array(level).min(1),
})

export type DepthScale = z.output<typeof depthFileSchema>
export type DepthLevel = DepthScale['levels'][number]
