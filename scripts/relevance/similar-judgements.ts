import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { gradeTextSchema, repeatedPairs, type Grade, type Judgement } from './judgements.ts'

const rowsSchema = z.array(
  z.strictObject({ seed: z.string().regex(/^[as]\d{2}$/), doc: z.string().min(1), grade: gradeTextSchema }),
)

/**
 * The judgements of a CSV file with the columns seed, doc and grade, as those of queries are; none where there is no
 * file.
 * @throws ZodError for a row that is none, Error where a pair is judged twice
 */
export async function loadSimilarJudgements(path: string): Promise<Judgement[]> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return ''
    throw cause
  })
  const rows = rowsSchema.parse(parse(text, { columns: true, skip_empty_lines: true }))
  const judgements = rows.map(({ seed, doc, grade }) => ({
    query: seed,
    doc,
    grade: Number(grade) as Grade,
  }))
  const twice = repeatedPairs(judgements)
  if (twice.length > 0) throw new Error(`Judged twice in ${path}: ${twice.join(', ')}`)
  return judgements
}
