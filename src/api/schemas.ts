import { z } from 'zod'
import { KINDS } from '../taxonomy/facet.ts'

/** Shapes of what the API answers; the OpenAPI description is generated from them and tests hold answers to them. */

export const tag = z
  .object({
    id: z.string().meta({ description: 'Id of the term.' }),
    effect: z.string().optional().meta({ description: 'Of a systems factor: hindered, helped or mixed.' }),
    basis: z
      .string()
      .optional()
      .meta({ description: 'stated, inferred or disputed. An inferred tag is the reading of the coder.' }),
    source: z.string().optional().meta({ description: 'Id of the source it rests on.' }),
    via: z
      .string()
      .optional()
      .meta({ description: 'Finding it comes from, where it is not the item’s own.' }),
  })
  .meta({ id: 'Tag' })

export const tags = z.record(z.string(), z.union([z.array(tag), z.literal('held')])).meta({
  id: 'Tags',
  description:
    'Tags by facet. An absent facet was not coded, an empty list was coded as none, `held` is not published.',
})

export const source = z
  .object({
    id: z.string(),
    title: z.string(),
    publisher: z.string(),
    year: z.int().optional(),
    url: z.string().optional(),
  })
  .meta({ id: 'Source' })

export const depth = z
  .object({
    level: z.string(),
    by: z.enum(['computed', 'person']),
    reason: z.string().optional(),
  })
  .meta({ id: 'Depth', description: 'Depth of analysis of this record, not of the report.' })

export const reviewReference = z
  .object({
    id: z.string(),
    title: z.string(),
    published: z.string(),
    area: z.string(),
    record: z.string(),
    evidenceGrade: z.string(),
  })
  .meta({ id: 'ReviewReference' })

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
    by: z.enum(['report', 'library']).meta({
      description: 'Whose words the passage is in: of a summary, some parts are written by the library.',
    }),
    anchor: z.string().meta({ description: 'Anchor of the passage on the page at `url`.' }),
    review: reviewReference,
    terms: tags,
    depth: depth.optional(),
  })
  .meta({ id: 'Hit' })

const count = z.int().min(0)

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
    related: z.array(hit).meta({ description: 'Near misses, offered where matches are few.' }),
    facets: z.array(facetCount),
    receipt,
  })
  .meta({ id: 'SearchAnswer' })

const section = z.object({
  slug: z.string(),
  heading: z.string(),
  by: z
    .enum(['report', 'library'])
    .meta({ description: 'Whose words: of a summary, some sections are written by the library.' }),
  passages: z.array(z.object({ anchor: z.string(), text: z.string() })),
})

export const findingAnswer = z
  .object({
    kind: z.literal('finding'),
    id: z.string(),
    url: z.string(),
    title: z.string(),
    review: reviewReference,
    tags,
    depth,
    explanation: z.string().optional(),
    uncoded: z.string().optional(),
    leadsTo: z.array(z.string()),
    sources: z.array(source),
    addressedBy: z.array(z.string()),
    digest: z.string(),
    sections: z.array(section),
  })
  .meta({ id: 'Finding' })

export const episodeAnswer = z
  .object({
    kind: z.literal('episode'),
    id: z.string(),
    url: z.string(),
    title: z.string(),
    review: reviewReference,
    tags,
    digest: z.string(),
    sections: z.array(section),
  })
  .meta({ id: 'Episode' })

const status = z.object({
  value: z.string(),
  date: z.string().optional(),
  by: z.enum(['owner', 'independent']),
  for: z.string().optional(),
  evidence: z.string().optional(),
  source: z.string().optional(),
})

export const recommendationAnswer = z
  .object({
    kind: z.literal('recommendation'),
    id: z.string(),
    url: z.string(),
    title: z.string(),
    review: reviewReference,
    tags,
    addresses: z.array(z.string()),
    to: z.array(z.string()),
    due: z.string().optional(),
    supports: z.array(z.string()),
    strength: z.string().nullable(),
    statuses: z.array(status),
    sources: z.array(source),
    digest: z.string(),
    sections: z.array(section),
  })
  .meta({ id: 'Recommendation' })

const itemReference = z.object({ id: z.string(), url: z.string(), title: z.string() })

export const reviewSummary = reviewReference
  .extend({
    url: z.string(),
    findings: count,
    recommendations: count,
    tags,
  })
  .meta({ id: 'ReviewSummary' })

export const reviewAnswer = reviewReference
  .extend({
    url: z.string(),
    knownAs: z.array(z.string()),
    period: z.string().optional(),
    tags,
    considered: z.record(z.string(), z.string()),
    provenance: z
      .string()
      .meta({ description: 'Who wrote and tagged the record, in words that go with every quotation of it.' }),
    writtenBy: z.string(),
    codedBy: z.string(),
    checkedBy: z.array(z.object({ kind: z.string(), date: z.string() })),
    childDetail: z.enum(['open', 'held']),
    corrections: z.array(z.object({ date: z.string(), kind: z.string(), note: z.string() })),
    sources: z.array(source),
    sections: z.array(section),
    findings: z.array(itemReference),
    episodes: z.array(itemReference),
    recommendations: z.array(itemReference),
    digest: z.string(),
  })
  .meta({ id: 'Review' })

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

export const contentProblem = z
  .object({
    file: z.string(),
    line: z.int(),
    column: z.int(),
    endLine: z.int().optional(),
    endColumn: z.int().optional(),
    severity: z.enum(['error', 'warning']),
    rule: z.string(),
    message: z.string(),
    hint: z.string().optional(),
    url: z.string(),
  })
  .meta({
    id: 'ContentProblem',
    description: 'What is wrong with a record, without any text of a record that is kept out.',
  })

/** A list of which one page is given. */
export function listOf<T extends z.ZodType>(items: T) {
  return z.object({ total: count, page: count, pages: count, perPage: count, items: z.array(items) })
}
