import { z } from 'zod'
import type { Facet, Term } from '../taxonomy/facet.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { createReviewSchema } from './review-schema.ts'

/** A JSON Schema, or a part of one. */
export type JsonSchema = Record<string, unknown>

/** What each field holds, for whoever fills it in. Facets bring their own words from the taxonomy. */
export const FIELD_HELP: Readonly<Record<string, string>> = {
  id: 'Permanent id, the same as the file name without `.md`: `<year>-<area>-<slug>`. Never the name of a person.',
  title: 'Title of the review as published.',
  'known-as': 'What people type when they look for it, each with the source that made the name public.',
  area: 'Area as published, or `withheld`.',
  published: 'Year, or year and month, of publication: `2024` or `2024-06`. Never a day.',
  period: 'Years of the events: `2021/2023`.',
  considered: 'Whether the report looks at a topic: `considered`, `not-considered` or `not-stated`.',
  'written-by': 'Who wrote the record.',
  'coded-by': 'Who gave it its terms.',
  'checked-by': 'Who has checked it, and when.',
  'child-detail':
    '`held` keeps what tags say of the child from readers; a record of the kind `review` is held unless it says `open`.',
  sources: 'Everything that is cited, each with an id such as `S1`.',
  corrections: 'What was changed after publication.',
  withdrawn: 'When and why the record was withdrawn.',
  taxonomy: 'Version of the taxonomy that it was coded with.',
}

/** Forms that the reader takes as text or number, which a schema of what is read does not tell. */
const FORMS: Readonly<Record<string, JsonSchema>> = {
  published: { pattern: '^(1[89]|20)\\d\\d(-(0[1-9]|1[0-2]))?$' },
  period: { pattern: '^(1[89]|20)\\d\\d(/(1[89]|20)\\d\\d)?$' },
}

/**
 * JSON Schema of the front matter (draft 7, which editors read for YAML): fields with what they are for, and every
 * term of the taxonomy with its definition. It helps while typing; what holds is what `lessons check` says.
 */
export function frontMatterJsonSchema(taxonomy: Taxonomy): JsonSchema {
  const schema = z.toJSONSchema(createReviewSchema(taxonomy).frontMatter, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema & { properties: Record<string, JsonSchema>; required: string[] }
  const facets = taxonomy.facetsAt('review')
  const properties = Object.fromEntries(
    Object.entries(schema.properties).map(([name, property]) => {
      const facet = facets.find(({ key }) => key === name)
      return [
        name,
        facet ? tagsSchema(facet, taxonomy) : { description: FIELD_HELP[name], ...property, ...FORMS[name] },
      ]
    }),
  )
  const required = facets.filter(({ requiredFor }) => requiredFor.includes('review')).map(({ key }) => key)
  return {
    ...schema,
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Front matter of a review',
    properties,
    required: [
      ...new Set([...schema.required.filter(name => !facets.some(({ key }) => key === name)), ...required]),
    ],
  }
}

function tagsSchema(facet: Facet, taxonomy: Taxonomy): JsonSchema {
  const terms = choosableTerms(facet)
  const term = {
    type: 'string',
    enum: terms.map(({ id }) => id),
    enumDescriptions: terms.map(toHelp),
  }
  const properties = Object.fromEntries(
    facet.tagProperties.map(name => [
      name,
      name === 'source'
        ? { type: 'string', pattern: '^S[1-9]\\d*$' }
        : { type: 'string', enum: taxonomy.list(name).values.map(({ id }) => id) },
    ]),
  )
  const tag =
    facet.tagProperties.length === 0
      ? term
      : {
          anyOf: [
            term,
            {
              type: 'object',
              properties: { term, ...properties },
              required: ['term'],
              additionalProperties: false,
            },
          ],
        }
  const help = { title: facet.label, description: facet.question }
  if (facet.single) return { ...help, ...tag }
  return {
    ...help,
    type: 'array',
    items: tag,
    ...(facet.min > 0 && { minItems: facet.min }),
    ...(facet.max !== undefined && { maxItems: facet.max }),
  }
}

/** Terms that may be tagged: not retired, and no heading where only what stands below it is chosen. */
export function choosableTerms(facet: Facet): Term[] {
  return facet.terms.filter(({ id, retired }) => !retired && facet.canTag(id))
}

/** A term in a sentence or two: what it means, and when another one is meant. */
export function toHelp({ label, definition, notWhen }: Term): string {
  return [`${label}: ${definition}`, notWhen && `Not when: ${notWhen}`].filter(Boolean).join(' ')
}
