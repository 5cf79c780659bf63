import type { z } from 'zod'
import { didYouMean } from '../problems/closest.ts'
import type { RequestFault } from './http-problem.ts'

/** Reads the fields of a JSON body by a schema: the values, or every fault. */
export function parseBody<S extends z.ZodObject>(
  schema: S,
  body: unknown,
): { fields: z.output<S> } | { faults: RequestFault[] } {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { faults: [{ in: 'body', name: '', detail: 'Expected an object with fields.' }] }
  const parsed = schema.safeParse(body)
  if (parsed.success) return { fields: parsed.data }
  const given = body as Readonly<Record<string, unknown>>
  return { faults: parsed.error.issues.flatMap(issue => toFaults(issue, schema, given)) }
}

function toFaults(
  issue: z.core.$ZodIssue,
  schema: z.ZodObject,
  given: Readonly<Record<string, unknown>>,
): RequestFault[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(name => ({
      in: 'body',
      name,
      detail: ['There is no such field.', didYouMean(name, Object.keys(schema.shape)).hint]
        .filter(Boolean)
        .join(' '),
    }))
  const name = String(issue.path[0])
  const expected = issue.code === 'invalid_value' ? `one of ${issue.values.join(', ')}` : issue.message
  const met = Object.hasOwn(given, name) ? `Unexpected \`${show(given[name])}\`` : 'Missing'
  return [{ in: 'body', name, detail: `${met}, expected ${expected}.` }]
}

function show(value: unknown): string {
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 80)
}
