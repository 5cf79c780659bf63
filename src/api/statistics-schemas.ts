import { z } from 'zod'
import { MARKS } from '../analysis/axes.ts'
import { SILENCE_STATES } from '../analysis/silence.ts'
import { KINDS } from '../taxonomy/facet.ts'
import { count } from './list-schemas.ts'
import { reviewReference } from './record-schemas.ts'

const figure = z
  .object({ count, of: count.meta({ description: 'What the count is out of.' }) })
  .meta({ id: 'Figure' })

const cell = z
  .object({
    items: figure,
    reviews: figure.meta({ description: 'Different reviews that the items come from.' }),
    marks: z.partialRecord(z.enum(MARKS), count).meta({
      description:
        'How many of the items carry a term of the place by inference, in dispute, or as a help; zeros are left out.',
    }),
  })
  .meta({
    id: 'Cell',
    description:
      'Of a term the base is what was coded on the axes it stands on; of what is not coded or held, everything selected.',
  })

const heading = z.object({
  id: z.string(),
  label: z.string(),
  broader: z.string().nullable(),
  state: z.enum(['term', 'none', 'not-stated', 'not-coded', 'held']).meta({
    description:
      'A term; or coded and none applies, the source does not say, not coded, held back to protect a child.',
  }),
  total: cell,
})

const axis = z.object({ key: z.string(), label: z.string() })

const nationalFigures = z
  .object({
    facet: z.string(),
    term: z.string(),
    label: z.string(),
    comparable: z.boolean(),
    says: z.string().meta({ description: 'What both measure, or why they cannot be compared.' }),
    library: figure.optional().meta({
      description: 'Reviews of the whole library with the term, of those on which it is coded.',
    }),
    figures: z.array(
      z.object({
        id: z.string(),
        dataset: z.string(),
        period: z.string(),
        base: z.object({ count: z.number().optional(), unit: z.string() }),
        measure: z.string(),
        category: z.string(),
        count: z.number().optional(),
        percent: z.number().optional(),
        status: z.string(),
        url: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'NationalFigures' })

export const statisticsAnswer = z
  .object({
    query: z.looseObject({
      q: z.string(),
      kind: z.enum(KINDS),
      filters: z.record(z.string(), z.array(z.string())),
    }),
    kind: z.enum(KINDS),
    rows: axis,
    cols: axis.nullable(),
    selected: z.object({ items: count, reviews: count }).meta({ description: 'Everything that is counted.' }),
    library: z.object({ items: count, reviews: count }).meta({ description: 'What it is selected from.' }),
    span: z
      .object({ from: z.int(), to: z.int() })
      .nullable()
      .meta({ description: 'First and last year of publication of what is counted.' }),
    columns: z.array(heading),
    body: z.array(heading.extend({ cells: z.array(cell) })),
    limits: z.string().meta({ description: 'What may not be read into the counts.' }),
    national: z.object({ caveat: z.string(), terms: z.array(nationalFigures) }),
  })
  .meta({
    id: 'Statistics',
    description:
      'An item with several terms counts in each, and in what stands above them, so rows and columns do not add up.',
  })

const byState = <T extends z.ZodType>(value: T) =>
  z.object(
    Object.fromEntries(SILENCE_STATES.map(state => [state, value])) as Record<
      (typeof SILENCE_STATES)[number],
      T
    >,
  )

export const silenceAnswer = z
  .object({
    topic: z.object({ id: z.string(), label: z.string(), definition: z.string() }),
    of: count.meta({ description: 'Reviews that are counted; each stands in one of the four lists.' }),
    counts: byState(count),
    assessed: byState(count).extend({ of: count }).meta({
      description: 'The same of records whose report was read in full (evidence A).',
    }),
    notAssessed: count.meta({
      description: 'Records whose report was not read in full: what they leave out, the report may say.',
    }),
    reviews: byState(z.array(reviewReference)),
    limits: z.string(),
  })
  .meta({ id: 'Silence' })
