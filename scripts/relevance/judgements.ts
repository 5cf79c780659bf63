import { readFile, writeFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'

/** How well a document answers a query: 3 just what was needed, 2 a good answer, 1 touches it, 0 does not. */
export const GRADES = [0, 1, 2, 3] as const
export type Grade = (typeof GRADES)[number]

/** At this grade or above a document answers the need. */
export const GOOD_GRADE = 2

export interface Judgement {
  query: string
  /** `<review>/F1`, `<review>/R1`, or the id of a review. */
  doc: string
  grade: Grade
}

/** Grades of the documents that were judged for a query. */
export type Judged = ReadonlyMap<string, Grade>

const COLUMNS = ['query', 'doc', 'grade'] as const

const gradeSchema = z
  .number()
  .refine((grade): grade is Grade => GRADES.some(known => known === grade), 'a grade from 0 to 3')

/** A judgement as a judge writes it. */
export const judgementSchema = z.strictObject({
  query: z.string().regex(/^q\d{3}$/),
  doc: z.string().min(1),
  grade: gradeSchema,
})

/** A grade as it stands in a CSV file. */
export const gradeTextSchema = z.string().regex(/^[0-3]$/, 'a grade from 0 to 3')

const rowSchema = judgementSchema.extend({ grade: gradeTextSchema })

/**
 * The judgements of a CSV file with the columns query, doc and grade; none where there is no file.
 * @throws ZodError for a row that is none, Error where a pair is judged twice
 */
export async function loadJudgements(path: string): Promise<Judgement[]> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return ''
    throw cause
  })
  const rows = z.array(rowSchema).parse(parse(text, { columns: true, skip_empty_lines: true }))
  const judgements = rows.map(row => ({ ...row, grade: Number(row.grade) as Grade }))
  const twice = repeatedPairs(judgements)
  if (twice.length > 0) throw new Error(`Judged twice in ${path}: ${twice.join(', ')}`)
  return judgements
}

/** Writes judgements by query and document, so that a change shows as the lines that changed. */
export async function saveJudgements(path: string, judgements: readonly Judgement[]): Promise<void> {
  const sorted = judgements.toSorted((a, b) => compare(a.query, b.query) || compare(a.doc, b.doc))
  await writeFile(path, stringify(sorted, { header: true, columns: [...COLUMNS] }))
}

/** Grades by query. */
export function byQuery(judgements: readonly Judgement[]): Map<string, Map<string, Grade>> {
  const grades = new Map<string, Map<string, Grade>>()
  for (const { query, doc, grade } of judgements)
    grades.set(query, (grades.get(query) ?? new Map<string, Grade>()).set(doc, grade))
  return grades
}

/** A query and a document as one key. */
export function pairOf({ query, doc }: { query: string; doc: string }): string {
  return `${query} ${doc}`
}

/** Pairs that stand more than once, each said once. */
export function repeatedPairs(rows: ReadonlyArray<{ query: string; doc: string }>): string[] {
  const seen = new Set<string>()
  const repeated = rows.map(pairOf).filter(pair => seen.has(pair) || !seen.add(pair))
  return [...new Set(repeated)]
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
