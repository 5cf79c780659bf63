import { z } from 'zod'
import { KINDS } from '../taxonomy/facet.ts'
import { count } from './list-schemas.ts'
import { depth, reviewReference, tags } from './record-schemas.ts'

export const hit = z
  .object({
    kind: z.enum(KINDS),
    id: z.string().meta({ example: '2006-highland-left-school-unseen/F1' }),
    url: z.string(),
    title: z.string(),
    excerpt: z
      .string()
      .meta({ description: 'Escaped HTML: the passage that matched, with <mark> around what matched.' }),
    section: z.string().meta({ description: 'Heading of the section the passage stands in.' }),
    by: z.enum(['report', 'summary', 'library']).meta({
      description:
        'Whose words: `report` of a review written here; `summary` where the library gives in its own words what a report says; `library` where the library adds to it.',
    }),
    anchor: z.string().meta({ description: 'Anchor of the passage on the page at `url`.' }),
    review: reviewReference,
    terms: tags,
    depth: depth.optional(),
  })
  .meta({ id: 'Hit' })

export const facetCount = z
  .object({
    key: z.string(),
    label: z.string(),
    terms: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        broader: z.string().nullable(),
        count,
        selected: z.boolean(),
        effect: z.record(z.string(), count).optional(),
        basis: z.record(z.string(), count).optional(),
      }),
    ),
    none: count.meta({ description: 'Coded, and nothing applied.' }),
    held: count.meta({ description: 'Coded, and not published.' }),
    notCoded: count.meta({ description: 'Not coded.' }),
  })
  .meta({
    id: 'FacetCount',
    description: 'Counts within the facet are what choosing a term would give; zeros are included.',
  })

export const receipt = z
  .object({
    corpus: z.string().meta({ description: 'Digest of the records and the vocabulary.' }),
    taxonomy: z.string(),
    settings: z.string().meta({ description: 'Digest of the search settings.' }),
    engine: z
      .string()
      .nullable()
      .meta({ description: 'Version of the search engine; null where no words were looked for.' }),
    software: z.string(),
  })
  .meta({ id: 'Receipt' })

export const searchAnswer = z
  .object({
    query: z.looseObject({
      q: z.string(),
      used: z.string().meta({ description: 'What was looked for after the published reduction.' }),
      dropped: z.array(z.string()).meta({ description: 'Words left aside.' }),
      explained: z
        .array(z.object({ word: z.string(), text: z.string() }))
        .meta({ description: 'What the vocabulary says of words in the query that are no longer used.' }),
      suggestion: z.string().nullable().meta({
        description:
          'The query as it was likely meant, where a word of it is nowhere in the library and another is near; never looked for by itself.',
      }),
      kind: z.enum(KINDS),
      filters: z.record(z.string(), z.array(z.string())),
      sort: z.string(),
    }),
    total: count.meta({ description: 'Matches. Related results are never counted.' }),
    reviews: count.meta({ description: 'Different reviews among the matches.' }),
    kinds: z
      .object(
        Object.fromEntries(KINDS.map(kind => [kind, count.nullable()])) as Record<
          (typeof KINDS)[number],
          z.ZodNullable<z.ZodInt>
        >,
      )
      .meta({ description: 'Total of each kind; null where a chosen facet is not recorded of it.' }),
    page: count,
    pages: count,
    perPage: count,
    review: reviewReference.nullable().meta({ description: 'The review that the query names.' }),
    hits: z.array(hit),
    beside: z.array(z.object({ before: count, hit })).meta({
      description:
        'Matches of another kind that answer better than the hit before which they are shown. Not counted in `total`.',
    }),
    related: z.array(hit).meta({ description: 'Near misses of any kind, offered where matches are few.' }),
    facets: z.array(facetCount),
    receipt,
  })
  .meta({ id: 'SearchAnswer' })
