import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CsvError, parse } from 'csv-parse/sync'
import { didYouMean } from '../problems/closest.ts'
import { unexpected, type Problem, type RawProblem } from '../problems/problem.ts'
import { toProblem } from '../problems/to-problem.ts'
import type { Path, YamlSource } from '../problems/yaml-source.ts'
import { benchmarkRowSchema, type Benchmark, type BenchmarkMappings } from './benchmarks-schema.ts'
import type { Facet } from './facet.ts'

export const BENCHMARKS_FILE = 'benchmarks.csv'

/** National figures, and what they may be set beside. */
export interface Benchmarks extends Omit<BenchmarkMappings, 'version'> {
  figures: ReadonlyMap<string, Benchmark>
}

/** Reads the national figures of a taxonomy folder, with every fault at its line. */
export async function loadBenchmarkRows(dir: string): Promise<{ rows: Benchmark[]; problems: Problem[] }> {
  const failed = (rule: string, message: string, line = 1) => ({
    rows: [],
    problems: [toName({ rule, place: { start: { line, column: 1 } }, message })],
  })
  let text: string
  try {
    text = await readFile(join(dir, BENCHMARKS_FILE), 'utf8')
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown'
    const message = code === 'ENOENT' ? 'The file is not there.' : `The file cannot be read (${code}).`
    return failed('taxonomy-file-missing', message)
  }
  try {
    const read = parse(text, { bom: true, columns: true, info: true, skip_empty_lines: true })
    return checkRows(read as unknown as ReadRow[])
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    const line = typeof cause['lines'] === 'number' ? cause['lines'] : 1
    return failed('field-invalid', `The table cannot be read as CSV: ${cause.message}.`, line)
  }
}

/** What the files say, as the rest of the library asks for it. */
export function toBenchmarks(
  { caveat, comparisons, refusals }: BenchmarkMappings,
  rows: readonly Benchmark[],
): Benchmarks {
  return { caveat, comparisons, refusals, figures: new Map(rows.map(row => [row.id, row])) }
}

interface ReadRow {
  record: Record<string, string>
  info: { lines: number }
}

function checkRows(read: readonly ReadRow[]): { rows: Benchmark[]; problems: Problem[] } {
  const rows: Benchmark[] = []
  const problems: Problem[] = []
  const known = new Set<string>()
  for (const { record, info } of read) {
    const place = { start: { line: info.lines, column: 1 } }
    const parsed = benchmarkRowSchema.safeParse(record)
    for (const issue of parsed.error?.issues ?? []) problems.push(toName(toRaw(issue, record, place)))
    if (!parsed.success) continue
    if (known.has(parsed.data.id)) {
      const message = unexpected(parsed.data.id, 'id', 'an id that is used once')
      problems.push(toName({ rule: 'term-duplicate', place, message, met: parsed.data.id }))
    }
    known.add(parsed.data.id)
    rows.push(parsed.data)
  }
  return { rows, problems }
}

type Issue = NonNullable<ReturnType<typeof benchmarkRowSchema.safeParse>['error']>['issues'][number]

function toRaw(issue: Issue, record: ReadRow['record'], place: RawProblem['place']): RawProblem {
  if (issue.code === 'unrecognized_keys') {
    const met = issue.keys.join(', ')
    const expected = 'only the columns of the format'
    return { rule: 'field-unknown', place, message: unexpected(met, BENCHMARKS_FILE, expected), met }
  }
  const field = String(issue.path[0])
  const met = record[field]
  const column =
    met === undefined ? { rule: 'field-missing', met: 'nothing' } : { rule: 'field-invalid', met }
  const expected = issue.code === 'too_small' ? 'a text' : issue.message
  return { ...column, place, message: unexpected(column.met, field, expected), expected }
}

function toName(raw: RawProblem): Problem {
  return toProblem(`taxonomy/${BENCHMARKS_FILE}`, raw)
}

/** A mapping names terms and figures that exist: one misspelt would never be shown, and nobody would know. */
export function checkBenchmarkMappings(
  mappings: BenchmarkMappings,
  figures: readonly Benchmark[],
  facets: readonly Facet[],
  source: YamlSource,
): RawProblem[] {
  const check = (id: string, path: Path, field: string, expected: string, known: readonly string[]) =>
    known.includes(id)
      ? []
      : [
          {
            ...{ rule: 'term-unknown', place: source.placeOf(path), met: id },
            message: unexpected(id, field, expected),
            ...didYouMean(id, known),
          },
        ]
  const ids = figures.map(({ id }) => id)
  return (['comparisons', 'refusals'] as const).flatMap(list =>
    mappings[list].flatMap(({ facet: key, term, benchmarks }, index) => {
      const facet = facets.find(one => one.key === key)
      const keys = facets.map(one => one.key)
      return [
        ...(facet
          ? check(
              ...([term, [list, index, 'term'], 'term', `a term of taxonomy/${key}.yaml`] as const),
              facet.terms.map(({ id }) => id),
            )
          : check(key, [list, index, 'facet'], 'facet', 'the key of a facet', keys)),
        ...benchmarks.flatMap((id, at) =>
          check(id, [list, index, 'benchmarks', at], 'benchmarks', `an id of ${BENCHMARKS_FILE}`, ids),
        ),
      ]
    }),
  )
}
