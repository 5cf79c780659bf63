import { z } from 'zod'
import { SIMILAR_KINDS, SIMILAR_LIMITS } from '../analysis/similar.ts'
import { reviewReference } from './record-schemas.ts'

const { usual, most } = SIMILAR_LIMITS
const AT_MOST = `1 to ${most}`

/** Parameters of the question what is like a record. */
export const similarParams = z.strictObject({
  to: z.string('the id of a finding or recommendation').meta({
    description: 'Id of a finding or recommendation. Those of its own review are left out of the answer.',
    example: '2006-highland-left-school-unseen/F1',
  }),
  limit: z.coerce.number('a number').int().min(1, AT_MOST).max(most, AT_MOST).default(usual),
})

/** The question what is like a text. */
export const similarRequest = z
  .strictObject({
    text: z
      .string('a text')
      .refine(text => text.trim() !== '', 'a text')
      .meta({ description: 'Compared by its words and forgotten: it is neither kept nor logged.' }),
    kind: z.enum(SIMILAR_KINDS).default('finding').meta({ description: 'What it is compared with.' }),
    limit: z.int('a whole number').min(1, AT_MOST).max(most, AT_MOST).default(usual),
  })
  .meta({ id: 'SimilarRequest' })

const sharedTerm = z
  .object({
    facet: z.string(),
    id: z.string().meta({ description: 'Id of the term.' }),
    label: z.string(),
    of: z.enum(['item', 'addressed', 'review']).meta({
      description:
        'Whose tag it is on both sides: the items’ own, that of findings which the recommendations address, or that of their reviews.',
    }),
    effect: z.literal('helped').optional().meta({ description: 'Where it helped in both.' }),
    basis: z
      .enum(['inferred', 'disputed'])
      .optional()
      .meta({ description: 'Where one of the two tags is the reading of a coder, or is disputed.' }),
  })
  .meta({ id: 'SharedTerm' })

export const similarAnswer = z
  .object({
    items: z.array(
      z
        .object({
          kind: z.enum(SIMILAR_KINDS),
          id: z.string().meta({ example: '2005-western-isles-shared-but-not-acted-on/F6' }),
          url: z.string(),
          title: z.string(),
          review: reviewReference,
          score: z.number().min(0).max(1).meta({
            description:
              'Likeness: 0.85 of the cosine of the words and 0.15 of that of the tags, both weighted by rarity; for a text, the cosine of the words.',
          }),
          shared: z.object({
            terms: z.array(sharedTerm).meta({
              description: 'Terms that both carry and at most half of all do, the most telling first.',
            }),
            words: z.array(z.string()).meta({
              description:
                'Up to five telling words both have, or synonyms of them, as this item writes them.',
            }),
          }),
        })
        .meta({ id: 'SimilarItem' }),
    ),
  })
  .meta({
    id: 'SimilarAnswer',
    description:
      'Nearest first. Chosen by machine: that two are alike does not make them the same. Invented records are compared with invented ones alone, withdrawn ones never.',
  })
