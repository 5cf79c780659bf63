import { z } from 'zod'

export const termAnswer = z
  .object({
    id: z.string(),
    label: z.string(),
    definition: z.string(),
    broader: z.string().nullable(),
    narrower: z.array(z.string()),
    useWhen: z.string().optional(),
    notWhen: z.string().optional(),
    example: z.string().optional(),
    synonyms: z.array(z.string()),
    mappings: z.array(z.object({ scheme: z.string(), concept: z.string(), match: z.string() })),
    retired: z.boolean(),
    replacedBy: z.string().optional(),
  })
  .meta({ id: 'Term' })

export const facetAnswer = z
  .object({
    key: z.string(),
    label: z.string(),
    question: z.string(),
    appliesTo: z.array(z.string()),
    childLevel: z.boolean(),
    version: z.string(),
    terms: z.array(termAnswer),
  })
  .meta({ id: 'Facet' })
