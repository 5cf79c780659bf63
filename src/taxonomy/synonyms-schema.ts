import { z } from 'zod'

const word = z.string().trim().min(1)

/** The format of `taxonomy/synonyms.yaml`: words that find each other, and words a reader should know more about. */
export const synonymsFileSchema = z.strictObject({
  groups: z.array(z.strictObject({ words: z.array(word).min(2), note: z.string().optional() })),
  'one-way': z
    .array(z.strictObject({ from: word, to: z.array(word).min(1), note: z.string().optional() }))
    .default([]),
  explained: z.array(z.strictObject({ words: z.array(word).min(1), text: word })).default([]),
})

export type Synonyms = z.output<typeof synonymsFileSchema>
