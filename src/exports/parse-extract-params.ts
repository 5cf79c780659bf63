import { z } from 'zod'
import { parseSearchQuery, type ParamFault, type RawParams } from '../search/parse-search-query.ts'
import { searchParamsSchema } from '../search/search-params.ts'
import { toQueryString } from '../search/to-query-string.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import type { ExtractRequest } from './create-extract.ts'
import { MOST_LEFT_OUT, notesField, parseLeftOut, titleField, toLeftOutText } from './extract-request.ts'

/** What an extract takes beside the parameters of a search. */
const ownParams = {
  title: titleField.optional(),
  notes: notesField.optional(),
  'leave-out': z
    .array(z.string())
    .optional()
    .meta({
      description: `An item to leave out and why, as \`<id>:<reason>\`. Repeat the parameter for each, at most ${MOST_LEFT_OUT}.`,
      example: ['2006-highland-left-school-unseen/F1:Stands in another chapter of this report'],
    }),
}

/** The parameters of an extract, by which its OpenAPI description is generated. */
export function extractParamsSchema(taxonomy: Taxonomy) {
  return searchParamsSchema(taxonomy).omit({ page: true, 'per-page': true }).extend(ownParams)
}

/**
 * Reads the parameters of an extract: those of a search, and its own. Which page a search shows makes no difference.
 * Never throws on what somebody typed.
 */
export function parseExtractParams(
  { title, notes, 'leave-out': leaveOut, page: _, 'per-page': __, ...search }: RawParams,
  taxonomy: Taxonomy,
): { request: ExtractRequest; faults: ParamFault[] } {
  const { query, faults } = parseSearchQuery(search, taxonomy)
  const texts = Object.entries({ title, notes }).map(([name, value]) => {
    const parsed = ownParams[name as 'title' | 'notes'].safeParse(value)
    if (!parsed.success) faults.push({ in: 'query', name, detail: faultOf(value, parsed.error) })
    return parsed.data
  })
  const given = [leaveOut ?? []].flat().filter(one => one !== '')
  const leftOut = given.flatMap(one => {
    const parsed = typeof one === 'string' ? parseLeftOut(one) : undefined
    if (!parsed)
      faults.push({
        in: 'query',
        name: 'leave-out',
        detail: `Unexpected \`${show(one)}\`, expected an id, a colon and a reason of at most 300 characters.`,
      })
    return parsed ?? []
  })
  if (leftOut.length > MOST_LEFT_OUT)
    faults.push({
      in: 'query',
      name: 'leave-out',
      detail: `There are ${leftOut.length}, expected at most ${MOST_LEFT_OUT}. Narrow the search instead.`,
    })
  return {
    request: { query, title: texts[0], notes: texts[1], leaveOut: leftOut.slice(0, MOST_LEFT_OUT) },
    faults,
  }
}

function faultOf(value: unknown, error: z.ZodError): string {
  if (Array.isArray(value)) return 'The parameter stands more than once; it takes one value.'
  return `Unexpected \`${show(value)}\`, expected ${error.issues[0]!.message}.`
}

function show(value: unknown): string {
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 80)
}

/** The query string of an extract: parsing it gives the same request. */
export function toExtractString({ query, title, notes, leaveOut = [] }: ExtractRequest): string {
  const own = new URLSearchParams()
  if (title) own.append('title', title)
  if (notes) own.append('notes', notes)
  for (const one of leaveOut) own.append('leave-out', toLeftOutText(one))
  return [toQueryString({ ...query, page: 1, perPage: 20 }), own.toString()].filter(Boolean).join('&')
}
