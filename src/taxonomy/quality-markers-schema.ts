import { z } from 'zod'

const TEXT = z.string().trim().min(1)
const level = z.enum(['3', '2', '1', '0', 'N'])

const marker = z.strictObject({
  id: TEXT,
  number: z.int().min(1),
  label: TEXT,
  expectation: TEXT,
  evidence: TEXT,
  'look-in': TEXT,
  phase: z.enum(['setup', 'running', 'outputs']),
  /** How often it can be judged from a published report alone. */
  visible: z.enum(['always', 'often', 'sometimes', 'rarely']),
})

/** The format of `taxonomy/quality-markers.yaml`: what is expected of a review, published before it is applied. */
export const qualityMarkersFileSchema = z.strictObject({
  version: TEXT,
  published: z.string().regex(/^\d{4}-\d{2}$/, 'a month, like `2026-11`'),
  notes: z.array(TEXT),
  markers: z.array(marker).min(1),
  levels: z.array(z.strictObject({ id: level, label: TEXT, test: TEXT })).length(5),
  anchors: z.array(
    z.strictObject({ marker: TEXT, levels: z.array(z.strictObject({ id: level, test: TEXT })).min(1) }),
  ),
  'grade-rules': z.array(z.strictObject({ id: TEXT, label: TEXT, rule: TEXT })).min(1),
})

export type QualityMarkers = z.output<typeof qualityMarkersFileSchema>
