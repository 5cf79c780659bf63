import { z } from 'zod'
import { LEVELS, TAG_PROPERTIES, type FacetDefinition } from './facet.ts'

const ID = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'words in lower case joined by hyphens')
/** Grades are known by their capital letter; every other term is words in lower case. */
const TERM_ID = z.string().regex(/^([a-z0-9]+(-[a-z0-9]+)*|[A-Z])$/, 'words in lower case joined by hyphens')
const TEXT = z.string().trim().min(1)
const VERSION = z.string().regex(/^\d+\.\d+\.\d+$/, 'a version like `1.0.0`')

const mapping = z.strictObject({
  scheme: ID,
  concept: TEXT,
  match: z.enum(['close', 'broad', 'narrow', 'related']),
})

const termFields = {
  id: TERM_ID,
  label: TEXT,
  definition: TEXT,
  'use-when': TEXT.optional(),
  'not-when': TEXT.optional(),
  example: TEXT.optional(),
  synonyms: z.array(TEXT).default([]),
  mappings: z.array(mapping).default([]),
  retired: z.boolean().default(false),
  'replaced-by': TERM_ID.optional(),
}

const term = z.strictObject({ ...termFields, broader: TERM_ID.optional() })

/** The format of `taxonomy/<key>.yaml`. */
export const facetFileSchema = z.strictObject({
  key: ID,
  label: TEXT,
  question: TEXT,
  order: z.int(),
  'applies-to': z.array(z.enum(LEVELS)).min(1),
  min: z.int().min(0).default(0),
  max: z.int().min(1).optional(),
  'required-for': z.array(z.enum(LEVELS)).default([]),
  'child-level': z.boolean().default(false),
  selectable: z.enum(['leaves', 'all']).default('all'),
  'tag-properties': z.array(z.enum(TAG_PROPERTIES)).default([]),
  version: VERSION,
  terms: z.array(term).min(1),
})

/** The format of `taxonomy/lists/<id>.yaml`: values that stand inside another field. */
export const listFileSchema = z.strictObject({
  id: ID,
  label: TEXT,
  note: TEXT.optional(),
  version: VERSION,
  values: z.array(z.strictObject({ ...termFields, state: z.enum(['open', 'closed']).optional() })).min(1),
})

/** A fixed list of values, such as the states of a recommendation. */
export type CodeList = z.output<typeof listFileSchema>

/** From the words of the file to the words of the code. */
export function toFacetDefinition(file: z.output<typeof facetFileSchema>): FacetDefinition {
  return {
    key: file.key,
    label: file.label,
    question: file.question,
    order: file.order,
    appliesTo: file['applies-to'],
    min: file.min,
    max: file.max,
    requiredFor: file['required-for'],
    childLevel: file['child-level'],
    selectable: file.selectable,
    tagProperties: file['tag-properties'],
    version: file.version,
    terms: file.terms.map(
      ({ 'use-when': useWhen, 'not-when': notWhen, 'replaced-by': replacedBy, ...rest }) => ({
        ...rest,
        useWhen,
        notWhen,
        replacedBy,
      }),
    ),
  }
}
