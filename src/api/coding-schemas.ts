import { z } from 'zod'
import { READERS } from '../collections/codings.ts'
import { count, listOf } from './list-schemas.ts'

const values = z
  .record(z.string(), z.array(z.string().max(100), 'a list of ids of terms').max(50), 'terms by facet')
  .meta({
    description: 'Ids of the terms chosen, by facet. A facet that is left out was not coded.',
    example: { 'learning-pattern': ['longer-term-work'] },
  })
const reader = z.enum(READERS).meta({ description: 'What kind of reader made it.' })
const digest = z.string().max(64).meta({
  description:
    'SHA-256 of the words that were coded, as the library gave them; where it is sent and the words have changed, the coding is refused with 409.',
})

/** A coding to keep. */
export const newCoding = z
  .strictObject({
    finding: z.string('the id of a finding').max(200).meta({
      description: 'Id of the finding.',
      example: '2006-highland-left-school-unseen/F1',
    }),
    values,
    reader: reader.default('person'),
    digest: digest.optional(),
  })
  .meta({ id: 'NewCoding' })

/** What of a coding can be changed; it is then of the words as they are now. */
export const codingChange = z
  .strictObject({ values, reader: reader.optional(), digest: digest.optional() })
  .meta({ id: 'CodingChange' })

const kept = {
  id: z.string(),
  url: z.string().meta({ description: 'Path of its page.' }),
  finding: z.string(),
  reader,
  digest: z.string().meta({ description: 'SHA-256 of the words that were coded.' }),
  taxonomy: z.string().meta({ description: 'Version of the vocabulary that it was coded by.' }),
  made: z.iso.datetime(),
  changed: z.iso.datetime(),
  values: z.record(z.string(), z.array(z.string())),
}

export const codingSummary = z.object(kept).meta({ id: 'CodingSummary' })

export const codingList = listOf(codingSummary)

const agreement = z.number().min(0).max(1)

/** A coding beside that of the record and those of others. */
export const codingAnswer = z
  .object({
    ...kept,
    comparison: z
      .object({
        note: z.string().meta({ description: 'What kind of coder tagged the record, and what that means.' }),
        textChanged: z
          .boolean()
          .meta({ description: 'Whether the words are no longer those that were coded.' }),
        positiveAgreement: agreement
          .nullable()
          .meta({ description: '2a/(2a+b+c); null where nobody chose.' }),
        facets: z.array(
          z.object({
            facet: z.string(),
            both: z.array(z.string()),
            onlyYou: z.array(z.string()),
            onlyRecord: z.array(z.string()),
            agreement: agreement.meta({ description: '1 - MASI distance.' }),
          }),
        ),
        others: z
          .object({
            people: count,
            machines: count,
            ofEarlierWords: count.meta({
              description: 'Codings of the words as they were before; not counted.',
            }),
            facets: z.array(
              z.object({
                facet: z.string(),
                coders: count,
                agreement: agreement.nullable(),
                terms: z.array(z.object({ term: z.string(), times: count })),
              }),
            ),
          })
          .meta({ description: 'Counts alone: nobody else is named.' }),
      })
      .nullable()
      .meta({ description: 'Null where the finding is no longer published.' }),
  })
  .meta({ id: 'Coding' })
