import { z } from 'zod'
import { isDisclosure, RULES } from '../problems/rules.ts'
import type { Level } from '../taxonomy/facet.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { tagsSchema } from './tag-schema.ts'

const TEXT = z.string().trim().min(1)
const VERSION = 'the version of the taxonomy, like `1.0.0`'
const YEAR_OR_MONTH = /^(1[89]|20)\d\d(-(0[1-9]|1[0-2]))?$/

/** A year, or a year and month: never a day, which could point to a child. YAML reads a bare year as a number. */
const yearOrMonth = z
  .union([z.string(), z.number()], 'a year or a year and month, like `2006` or `2006-03`')
  .transform(String)
  .pipe(z.string().regex(YEAR_OR_MONTH, 'a year or a year and month, like `2006` or `2006-03`'))

const period = z
  .union([z.string(), z.number()], 'years, like `2002/2003`')
  .transform(String)
  .pipe(z.string().regex(/^(1[89]|20)\d\d(\/(1[89]|20)\d\d)?$/, 'years, like `2002/2003`'))
  .refine(value => {
    const [from, to] = value.split('/')
    return to === undefined || from! <= to
  }, 'the earlier year first')

const sourceId = z.string().regex(/^S[1-9]\d*$/, 'the id of a source, like `S1`')
// Whether there is such a source or finding is for the rules to say, which know what the file has.
const citedSource = z.string('the id of a source, like `S1`').trim().min(1)
const citedFinding = z.string('the number of a finding, like `F1`').trim().min(1)
const author = z.enum(['machine', 'person'])

const source = z.strictObject({
  id: sourceId,
  title: TEXT,
  publisher: TEXT,
  year: z.int().min(1800).max(2200).optional(),
  url: z
    .url({ protocol: /^https?$/, error: 'a web address that begins with https:// or http://' })
    .optional(),
})

/** Why one thing that could identify somebody stands in one paragraph all the same. */
const waiver = z.strictObject({
  rule: z
    .string()
    .refine(
      rule => isDisclosure(rule) && rule in RULES,
      'the id of a rule on disclosure, like `disclosure-age`',
    ),
  at: z.string().regex(/^p-[0-9a-f]{6}$/, 'the anchor of a paragraph, like `p-3fa2c1`'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'the SHA-256 of the whole paragraph, in 64 hex digits'),
  reason: TEXT,
})

/** Front matter without the facets, which the taxonomy adds. */
function coreFields(taxonomy: Taxonomy) {
  const considered = Object.fromEntries(
    taxonomy
      .list('considered')
      .values.map(({ id }) => [id, z.enum(['considered', 'not-considered', 'not-stated']).optional()]),
  )
  return {
    id: TEXT,
    title: TEXT,
    'known-as': z.array(z.strictObject({ name: TEXT, source: citedSource })).default([]),
    area: TEXT,
    published: yearOrMonth,
    period: period.optional(),
    considered: z.strictObject(considered).default({}),
    'written-by': author,
    'coded-by': author,
    'checked-by': z.array(z.strictObject({ kind: author, date: yearOrMonth })).default([]),
    'child-detail': z.enum(['open', 'held']).optional(),
    sources: z.array(source).min(1),
    corrections: z
      .array(z.strictObject({ date: yearOrMonth, kind: z.enum(['fact', 'wording', 'privacy']), note: TEXT }))
      .default([]),
    waivers: z.array(waiver).default([]),
    withdrawn: z.strictObject({ date: yearOrMonth, reason: TEXT }).optional(),
    taxonomy: z.string(VERSION).regex(/^\d+\.\d+\.\d+$/, VERSION),
  }
}

const findingFields = {
  'leads-to': z.array(citedFinding).default([]),
  sources: z.array(citedSource).min(1),
  explanation: z.literal('not-established').optional(),
  uncoded: TEXT.optional(),
  depth: z.strictObject({ value: z.string().regex(/^D\d$/, 'a level, like `D2`'), reason: TEXT }).optional(),
}

function recommendationFields(taxonomy: Taxonomy) {
  const ids = (list: string) => taxonomy.list(list).values.map(value => value.id) as [string, ...string[]]
  const status = z.strictObject({
    value: z.enum(ids('recommendation-status')),
    date: yearOrMonth.optional(),
    by: z.enum(ids('status-side') as ['owner', 'independent']),
    for: TEXT.optional(),
    evidence: TEXT.optional(),
    source: citedSource.optional(),
  })
  return {
    addresses: z.array(citedFinding).default([]),
    to: z.array(TEXT).default([]),
    due: yearOrMonth.optional(),
    supports: z
      .array(
        z
          .string()
          .regex(
            /^[a-z0-9-]+\/R[1-9]\d*$/,
            'the id of a recommendation, like `2006-highland-left-school-unseen/R2`',
          ),
      )
      .default([]),
    sources: z.array(citedSource).min(1),
    status: z.array(status).default([]),
  }
}

function facetFields(taxonomy: Taxonomy, level: Level) {
  return Object.fromEntries(
    taxonomy
      .facetsAt(level)
      .map(facet => [facet.key, tagsSchema(facet, taxonomy, facet.requiredFor.includes(level))]),
  )
}

/** Facets that a finding may go without when it says why nothing can be tagged. */
export const EXPLAINING_FACET = 'systems-factor'

function findingSchema(taxonomy: Taxonomy) {
  const facet = taxonomy.facet(EXPLAINING_FACET)
  // `uncoded: reason` stands in for the systems factor, so its absence is judged by the rule on explanations.
  const optional = facet ? { [facet.key]: tagsSchema(facet, taxonomy, false) } : {}
  return z.strictObject({ ...facetFields(taxonomy, 'finding'), ...optional, ...findingFields })
}

/**
 * The schemas of everything written in YAML in a review. Facets come from the taxonomy, so a new facet file is
 * part of the format at once.
 */
export function createReviewSchema(taxonomy: Taxonomy) {
  return {
    frontMatter: z.strictObject({ ...coreFields(taxonomy), ...facetFields(taxonomy, 'review') }),
    finding: findingSchema(taxonomy),
    episode: z.strictObject(facetFields(taxonomy, 'episode')),
    recommendation: z.strictObject({
      ...recommendationFields(taxonomy),
      ...facetFields(taxonomy, 'recommendation'),
    }),
  }
}

export type ReviewSchema = ReturnType<typeof createReviewSchema>
