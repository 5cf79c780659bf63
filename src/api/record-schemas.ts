import { z } from 'zod'
import { count } from './list-schemas.ts'

/** Shapes in which the API gives records; the OpenAPI description is made from them and tests hold answers to them. */

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
    provenance: z
      .string()
      .meta({ description: 'Who wrote and tagged the record, in words that go with every quotation of it.' }),
  })
  .meta({ id: 'ReviewReference' })

const section = z.object({
  slug: z.string(),
  heading: z.string(),
  by: z.enum(['report', 'summary', 'library']).meta({
    description:
      'Whose words: `report` of a review written here; `summary` where the library gives in its own words what a report says; `library` where the library adds to it.',
  }),
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

export const status = z.object({
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
    supports: z.array(z.string()).meta({ description: 'Earlier recommendations that it repeats or backs.' }),
    supportedBy: z.array(z.string()).meta({ description: 'Later recommendations that repeat or back it.' }),
    strength: z.string().nullable(),
    overdue: z
      .boolean()
      .meta({ description: 'The due date is past and neither side has closed it, as far as recorded.' }),
    latest: z.object({ owner: status, independent: status }).meta({
      description:
        'The latest word of either side. `none-recorded`: the library knows of none, which is not “not done”.',
    }),
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
