import { z } from 'zod'
import { ASKED_LIMITS, LONGEST_DRAFT } from '../analysis/asked-before.ts'
import { LEAST_ASKED, LEAST_BESIDE, SAME_BODY } from '../analysis/asked-weights.ts'
import { NONE_RECORDED } from '../analysis/recommendation-list.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { reviewReference, status } from './record-schemas.ts'

const { usual, most, beside } = ASKED_LIMITS
const AT_MOST = `1 to ${most}`
const MOST_ADDRESSEES = 20

/** The question whether something was asked before. */
export function askedRequest(taxonomy: Taxonomy) {
  const agencies = taxonomy.facet('agency')?.terms.map(term => term.id) ?? []
  return z
    .strictObject({
      text: z
        .string('a text')
        .max(LONGEST_DRAFT, `at most ${LONGEST_DRAFT} letters`)
        .refine(text => text.trim() !== '', 'a text')
        .meta({
          description:
            'The draft of a recommendation. Compared and forgotten: it is neither kept nor logged.',
        }),
      to: z
        .array(z.string().max(200, 'names of at most 200 letters'), 'a list of names')
        .max(MOST_ADDRESSEES, `at most ${MOST_ADDRESSEES} names`)
        .default([])
        .meta({ description: 'Who it would be put to. A lift for those put to the same body, no filter.' }),
      agency: z
        .array(z.enum(agencies as [string, ...string[]]), 'a list of agencies')
        .default([])
        .meta({ description: 'Terms of the facet `agency`, to be told which earlier ones name them too.' }),
      limit: z.int('a whole number').min(1, AT_MOST).max(most, AT_MOST).default(usual),
    })
    .meta({ id: 'AskedBeforeRequest' })
}

const side = z
  .union([status, z.object({ value: z.literal(NONE_RECORDED) })])
  .meta({ description: `The latest word of this side; \`${NONE_RECORDED}\` where there is none.` })

const askedBefore = z
  .object({
    id: z.string().meta({
      description: 'What `supports` takes.',
      example: '2006-highland-left-school-unseen/R2',
    }),
    url: z.string(),
    title: z.string(),
    lead: z.string().meta({ description: 'Its first words, of the record.' }),
    review: reviewReference,
    year: z.int().meta({ description: 'Year of publication of its review.' }),
    to: z.array(z.string()).meta({ description: 'Addressees, as published.' }),
    strength: z.string().nullable(),
    owner: side,
    independent: side,
    outcome: z.array(z.string()).meta({
      description: 'Terms of the facet `outcome` of the case; empty where held or not coded.',
    }),
    score: z
      .number()
      .min(0)
      .max(1)
      .meta({
        description: `The part of what the draft says, weighted by rarity, that this one says too, lifted by ${SAME_BODY * 100} in 100 where both are put to the same body; from ${LEAST_ASKED} among \`items\`.`,
      }),
    shared: z.object({
      sameBody: z.boolean().meta({ description: 'By the list of addressees.' }),
      agencies: z.array(z.string()),
      words: z.array(z.string()).meta({ description: 'As the earlier one writes them.' }),
    }),
  })
  .meta({ id: 'AskedBefore' })

export const askedAnswer = z
  .object({
    among: z.int().meta({ description: 'How many recommendations the draft was compared with.' }),
    items: z.array(askedBefore),
    lessAlike: z.array(askedBefore).meta({
      description: `At most ${beside} that share some words with the draft and probably ask something else, with a score from ${LEAST_BESIDE}; the page folds them away.`,
    }),
  })
  .meta({
    id: 'AskedBeforeAnswer',
    description:
      'Nearest first, chosen by machine; `items` is empty where nothing is near. Invented and withdrawn records are never among them. Statuses stand as the record has them, the owner’s apart from an independent one.',
  })
