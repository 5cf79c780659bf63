import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import { START_OF_FILE, type Problem } from '../problems/problem.ts'
import { toProblem } from '../problems/to-problem.ts'
import { parseYamlSource, type YamlSource } from '../problems/yaml-source.ts'
import { toRawProblems } from '../problems/zod-problems.ts'

export interface YamlFile<T> {
  /** Undefined when the file has problems. */
  value?: T
  problems: Problem[]
  source?: YamlSource
  text: string
}

/**
 * Reads one YAML file against its schema, with every fault at its line and column.
 * @param name the file as it is called in messages, relative to the project
 * @param instead a text to read in place of the file
 */
export async function readYamlFile<S extends z.ZodType>(
  path: string,
  name: string,
  schema: S,
  instead?: string,
): Promise<YamlFile<z.output<S>>> {
  let text: string
  try {
    text = instead ?? (await readFile(path, 'utf8'))
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown'
    const message = code === 'ENOENT' ? 'The file is not there.' : `The file cannot be read (${code}).`
    return {
      text: '',
      problems: [toProblem(name, { rule: 'taxonomy-file-missing', place: START_OF_FILE, message })],
    }
  }
  const source = parseYamlSource(text, { line: 1, indent: 0 })
  if (source.syntaxProblems.length > 0) {
    return { text, source, problems: source.syntaxProblems.map(raw => toProblem(name, raw)) }
  }
  const parsed = schema.safeParse(source.value)
  if (parsed.success) return { text, source, value: parsed.data, problems: [] }
  const raw = toRawProblems(parsed.error.issues, source, () => [])
  return { text, source, problems: raw.map(one => toProblem(name, one)) }
}
