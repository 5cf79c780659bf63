import type { z } from 'zod'
import { DEMONSTRATION } from '../analysis/catalogue.ts'
import { RECORD } from '../analysis/selection.ts'
import { didYouMean } from '../problems/closest.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { LONGEST_QUERY, searchParamsSchema, type SearchQuery } from './search-params.ts'

/** What is wrong with one parameter. */
export interface ParamFault {
  in: 'query'
  name: string
  detail: string
}

/** A parsed query string: as an express server, a URL or a test gives it. */
export type RawParams = Readonly<Record<string, unknown>>

export interface ParsedQuery {
  /** The query without the parts that are at fault. */
  query: SearchQuery
  /** All faults at once. The API answers them with 400; a page drops the parts and says so. */
  faults: ParamFault[]
}

/** Reads the parameters of a search. Never throws on what somebody typed. */
export function parseSearchQuery(raw: RawParams, taxonomy: Taxonomy): ParsedQuery {
  const schema = searchParamsSchema(taxonomy)
  let params = normalise(raw, schema)
  const faults: ParamFault[] = []
  const typed = params['q']
  if (typeof typed === 'string' && typed.length > LONGEST_QUERY) {
    faults.push({
      in: 'query',
      name: 'q',
      detail: `Only the first ${LONGEST_QUERY} characters are looked for.`,
    })
    // Half of a character that takes two units is no text.
    params = { ...params, q: typed.slice(0, LONGEST_QUERY).replace(/[\ud800-\udbff]$/, '') }
  }
  let parsed = schema.safeParse(params)
  // Dropping a part can uncover no new fault in another, but a repeated parameter may lose several values.
  while (!parsed.success) {
    for (const issue of parsed.error.issues) faults.push(...toFaults(issue, params, taxonomy))
    params = withoutFaulty(params, parsed.error.issues)
    parsed = schema.safeParse(params)
  }
  return checkTogether(toQuery(parsed.data, taxonomy), taxonomy, faults)
}

/** A single value of a repeatable parameter as a list; empty values, as forms send them, as absent. */
function normalise(raw: RawParams, schema: z.ZodObject): Record<string, unknown> {
  const repeatable = new Set(
    Object.entries(schema.shape)
      .filter(([, field]) => acceptsList(field))
      .map(([name]) => name),
  )
  return Object.fromEntries(
    Object.entries(raw).flatMap(([name, value]) => {
      const values = (Array.isArray(value) ? value : [value]).filter(one => one !== '' && one !== undefined)
      if (values.length === 0) return []
      if (repeatable.has(name)) return [[name, [...new Set(values)]]]
      return [[name, values.length === 1 ? values[0] : values]]
    }),
  )
}

function acceptsList(field: unknown): boolean {
  return (field as z.ZodType).safeParse([]).success
}

function toFaults(
  issue: z.core.$ZodIssue,
  params: Record<string, unknown>,
  taxonomy: Taxonomy,
): ParamFault[] {
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(searchParamsSchema(taxonomy).shape)
    return issue.keys.map(name => ({
      in: 'query',
      name,
      detail: sentence('There is no such parameter.', didYouMean(name, known).hint),
    }))
  }
  const name = String(issue.path[0])
  const value = issue.path.length > 1 ? (params[name] as unknown[])[Number(issue.path[1])] : params[name]
  const facet = taxonomy.facet(name)
  if (facet)
    return [
      {
        in: 'query',
        name,
        detail: sentence(
          `There is no term \`${String(value).slice(0, 80)}\` in ${facet.label}.`,
          didYouMean(
            String(value),
            facet.terms.map(term => term.id),
          ).hint,
        ),
      },
    ]
  if (Array.isArray(value))
    return [{ in: 'query', name, detail: 'The parameter stands more than once; it takes one value.' }]
  const expected = issue.code === 'invalid_value' ? `one of ${issue.values.join(', ')}` : issue.message
  return [
    { in: 'query', name, detail: `Unexpected \`${String(value).slice(0, 80)}\`, expected ${expected}.` },
  ]
}

function withoutFaulty(
  params: Record<string, unknown>,
  issues: readonly z.core.$ZodIssue[],
): Record<string, unknown> {
  const dropped = new Set(
    issues.flatMap(issue =>
      issue.code === 'unrecognized_keys'
        ? issue.keys
        : issue.path.length === 1
          ? [String(issue.path[0])]
          : [],
    ),
  )
  const faultyAt = (name: string) =>
    new Set(
      issues
        .filter(issue => issue.path.length > 1 && issue.path[0] === name)
        .map(issue => Number(issue.path[1])),
    )
  return Object.fromEntries(
    Object.entries(params)
      .filter(([name]) => !dropped.has(name))
      .map(([name, value]) => {
        const faulty = faultyAt(name)
        return [name, Array.isArray(value) ? value.filter((_, index) => !faulty.has(index)) : value]
      }),
  )
}

function toQuery(
  params: Record<string, unknown> & {
    q: string
    kind: SearchQuery['kind']
    from?: number | undefined
    to?: number | undefined
    area: string[]
    sort: SearchQuery['sort']
    page: number
    'per-page': number
  },
  taxonomy: Taxonomy,
): SearchQuery {
  const filters = Object.fromEntries(
    taxonomy.facets.flatMap(({ key }) => {
      const terms = params[key] as string[] | undefined
      return terms !== undefined && terms.length > 0 ? [[key, terms]] : []
    }),
  )
  const { q, kind, from, to, area, sort, page } = params
  return { q: q.trim(), kind, filters, from, to, area, sort, page, perPage: params['per-page'] }
}

/** What can only be judged of several parameters together. */
function checkTogether(query: SearchQuery, taxonomy: Taxonomy, faults: ParamFault[]): ParsedQuery {
  const found = [...faults]
  const filters: Record<string, readonly string[]> = { ...query.filters }
  for (const key of Object.keys(filters)) {
    const facet = taxonomy.facet(key)!
    if (facet.describes(query.kind)) continue
    found.push({ in: 'query', name: key, detail: `${facet.label} is not recorded of a ${query.kind}.` })
    delete filters[key]
  }
  const records = filters[RECORD] ?? []
  if (records.length > 1 && records.includes(DEMONSTRATION)) {
    found.push({
      in: 'query',
      name: RECORD,
      detail: 'Demonstration records are invented and are never shown together with real ones.',
    })
    filters[RECORD] = records.filter(record => record !== DEMONSTRATION)
  }
  const { from, to } = query
  const reversed = from !== undefined && to !== undefined && from > to
  if (reversed)
    found.push({
      in: 'query',
      name: 'from',
      detail: `The earliest year, ${from}, is later than the latest, ${to}.`,
    })
  return { query: { ...query, filters, ...(reversed && { from: undefined, to: undefined }) }, faults: found }
}

function sentence(...parts: Array<string | undefined>): string {
  return parts.filter(Boolean).join(' ')
}
