import type { z } from 'zod'
import { didYouMean } from './closest.ts'
import { missing, unexpected, type RawProblem } from './problem.ts'
import type { Path, YamlSource } from './yaml-source.ts'

/** What a schema's own check can say of a fault, in the `params` of a custom issue. */
export interface CustomFault {
  rule: string
  met?: string
  expected: string
  hint?: string
  /** Whether the fault is in the name of the field at the path, not in its value. */
  atKey?: boolean
}

type Issue = z.core.$ZodIssue

/**
 * Turns the issues of one failed zod parse into findings at the exact places in the YAML, all at once.
 * @param knownKeys names allowed at a path, for "did you mean" on a misspelt field
 */
export function toRawProblems(
  issues: readonly Issue[],
  source: YamlSource,
  knownKeys: (path: Path) => Iterable<string>,
): RawProblem[] {
  return issues.flatMap(issue => rawProblemsOf(issue, source, knownKeys))
}

function rawProblemsOf(
  issue: Issue,
  source: YamlSource,
  knownKeys: (path: Path) => Iterable<string>,
): RawProblem[] {
  const field = fieldName(issue.path)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({
      rule: 'field-unknown',
      place: source.placeOfKey([...issue.path, key]),
      message: unexpected(key, field, 'only the fields of the format'),
      met: key,
      expected: [...knownKeys(issue.path)].join(', '),
      ...didYouMean(key, knownKeys(issue.path)),
    }))
  }
  if (!source.has(issue.path)) {
    const expected = expectedOf(issue)
    return [
      {
        rule: 'field-missing',
        place: source.placeOfKey(issue.path),
        message: missing(field, expected),
        expected,
      },
    ]
  }
  const custom = issue.code === 'custom' ? (issue.params as CustomFault | undefined) : undefined
  const met = custom?.met ?? metAt(source.value, issue.path)
  const expected = custom?.expected ?? expectedOf(issue)
  return [
    {
      rule: custom?.rule ?? 'field-invalid',
      place: custom?.atKey ? source.placeOfKey(issue.path) : source.placeOf(issue.path),
      message: unexpected(met, field, expected),
      met,
      expected,
      ...(custom?.hint !== undefined ? { hint: custom.hint } : hintFor(issue, met)),
    },
  ]
}

function hintFor(issue: Issue, met: string): { hint?: string } {
  if (issue.code === 'invalid_value') return didYouMean(met, issue.values.map(String))
  const unquoted =
    issue.code === 'invalid_type' && issue.expected === 'string' && /^(-?[\d.]+|true|false)$/.test(met)
  return unquoted ? { hint: 'Put it between double quotation marks, so that it is read as text.' } : {}
}

function fieldName(path: Path): string {
  const names = path.filter(step => typeof step !== 'number').map(String)
  return names.length > 0 ? names.join('.') : 'the block'
}

function metAt(value: unknown, path: Path): string {
  const at = path.reduce<unknown>(
    (inner, step) => (inner as Record<PropertyKey, unknown> | undefined)?.[step],
    value,
  )
  if (at === undefined || at === null || at === '') return 'nothing'
  return typeof at === 'string' ? at : JSON.stringify(at)
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'fields with values',
  record: 'fields with values',
  boolean: 'true or false',
}

function expectedOf(issue: Issue): string {
  // Faults of rarer kinds already say in their message what is expected.
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.startsWith('Invalid input')
        ? (KINDS[issue.expected] ?? issue.expected)
        : issue.message
    case 'invalid_value':
      return `one of ${issue.values.map(value => `\`${String(value)}\``).join(', ')}`
    case 'too_small':
      return issue.origin === 'array'
        ? `at least ${issue.minimum} in the list`
        : issue.origin === 'string'
          ? 'some text'
          : `at least ${issue.minimum}`
    case 'too_big':
      return issue.origin === 'array'
        ? `at most ${issue.maximum} in the list`
        : issue.origin === 'string'
          ? `at most ${issue.maximum} characters`
          : `at most ${issue.maximum}`
    default:
      return issue.message
  }
}
