import { z } from 'zod'

const TEXT = z.string().trim().min(1)
const ID = z.string().regex(/^b\d{3}$/, 'an id like `b001`')

/** A number in a cell; an empty cell is none. */
const figure = z
  .string()
  .regex(/^(\d+(\.\d+)?)?$/, 'a number, or nothing')
  .transform(text => (text === '' ? undefined : Number(text)))

/** The columns of `taxonomy/benchmarks.csv`, a national figure a row. */
export const benchmarkRowSchema = z.strictObject({
  id: ID,
  dataset: TEXT,
  period: TEXT,
  /** What the percentage is out of; none where the source does not say. */
  base_n: figure,
  base_unit: TEXT,
  measure: TEXT,
  category: TEXT,
  count: figure,
  percent: figure,
  /** `V` as the source says it; `V-computed` where the percentage was worked out from the source's counts. */
  status: z.string().regex(/^V(-computed)?( \(.+\))?$/, '`V` or `V-computed`, with a remark in brackets'),
  /** Empty where only a copy of the source is known. */
  source_url: z.string().regex(/^(https?:\/\/\S+)?$/, 'an address, or nothing'),
})

/** One national figure. */
export type Benchmark = z.output<typeof benchmarkRowSchema>

const about = { facet: TEXT, term: TEXT, benchmarks: z.array(ID).min(1) }

/** The format of `taxonomy/benchmark-mappings.yaml`: which figure measures the same as a term, and which does not. */
export const benchmarkMappingsSchema = z.strictObject({
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'a version like `1.0.0`'),
  caveat: TEXT,
  comparisons: z.array(z.strictObject({ ...about, same: TEXT })),
  refusals: z.array(z.strictObject({ ...about, because: TEXT })),
})

export type BenchmarkMappings = z.output<typeof benchmarkMappingsSchema>
