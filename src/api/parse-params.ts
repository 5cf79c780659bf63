import type { z } from 'zod'
import { didYouMean } from '../problems/closest.ts'
import type { RequestFault } from './http-problem.ts'

/** Reads query parameters by a schema: the values, or every fault. */
export function parseParams<S extends z.ZodObject>(
  schema: S,
  raw: Readonly<Record<string, unknown>>,
): { params: z.output<S> } | { faults: RequestFault[] } {
  const given = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (parsed.success) return { params: parsed.data }
  return { faults: parsed.error.issues.flatMap(issue => toFaults(issue, schema, given)) }
}

function toFaults(
  issue: z.core.$ZodIssue,
  schema: z.ZodObject,
  given: Record<string, unknown>,
): RequestFault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(name => ({
      in: 'query',
      name,
      detail: ['There is no such parameter.', didYouMean(name, Object.keys(schema.shape)).hint]
        .filter(Boolean)
        .join(' '),
    }))
  }
  const name = String(issue.path[0])
  const value = given[name]
  if (Array.isArray(value))
    return [{ in: 'query', name, detail: 'The parameter stands more than once; it takes one value.' }]
  const expected = issue.code === 'invalid_value' ? `one of ${issue.values.join(', ')}` : issue.message
  if (!Object.hasOwn(given, name)) return [{ in: 'query', name, detail: `Missing, expected ${expected}.` }]
  return [
    { in: 'query', name, detail: `Unexpected \`${String(value).slice(0, 80)}\`, expected ${expected}.` },
  ]
}
