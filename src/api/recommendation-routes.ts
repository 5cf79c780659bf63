import { pipeline } from 'node:stream/promises'
import type { Request, Response, Router } from 'express'
import { unaddressedFindings, UNADDRESSED_LIMITS } from '../analysis/recommendation-chain.ts'
import { CHOICE_KEYS, fixedChoices, recordedChoices } from '../analysis/recommendation-choices.ts'
import {
  selectRecommendations,
  type RecommendationFilters,
  type RecommendationSelection,
} from '../analysis/recommendation-selection.ts'
import type { Catalogue } from '../analysis/catalogue.ts'
import { today } from '../analysis/today.ts'
import type { Site } from '../exports/column.ts'
import { RECOMMENDATION_FORMATS } from '../exports/recommendation-export.ts'
import { didYouMean } from '../problems/closest.ts'
import type { Library } from '../search/library.ts'
import type { RequestFault } from './http-problem.ts'
import { listParams, recommendationFilterParams, recommendationParams } from './list-params.ts'
import { paged } from './paged.ts'
import { parseParams } from './parse-params.ts'
import { refuseParams } from './refusals.ts'
import { toItemAnswer } from './to-json.ts'

/** The list of recommendations, and all that meets its filters as a file. */
export function addRecommendationRoutes(router: Router, library: Library, site: Site): void {
  router.get('/recommendations', (request, response) => {
    const { catalogue } = library.snapshot
    const parsed = parseParams(recommendationParams(catalogue.taxonomy), request.query)
    const read = readFilters(parsed, request, catalogue)
    if ('faults' in read) return refuseParams(response, read.faults)
    const { page, 'per-page': perPage, ...filters } = read.params
    const selection = selectRecommendations(catalogue, filters, today())
    const { items, ...about } = paged(
      selection.rows,
      { page, 'per-page': perPage },
      ({ item, review, tags }) => {
        const { sections: _, ...answer } = toItemAnswer(item, review, tags, [], catalogue)
        return answer
      },
    )
    response.json({
      ...about,
      of: selection.of,
      reviews: selection.reviews,
      counts: toCounts(selection, catalogue),
      items,
    })
  })

  router.get('/findings/unaddressed', (request, response) => {
    const { catalogue } = library.snapshot
    const parsed = parseParams(listParams, request.query)
    if ('faults' in parsed) return refuseParams(response, parsed.faults)
    const { rows, of, reviews } = unaddressedFindings(catalogue)
    const { items, ...about } = paged(rows, parsed.params, ({ item, review, tags }) => {
      const { sections: _, ...answer } = toItemAnswer(item, review, tags, [], catalogue)
      return answer
    })
    response.json({ ...about, of, reviews, limits: UNADDRESSED_LIMITS, items })
  })

  for (const format of RECOMMENDATION_FORMATS)
    router.get(`/recommendations.${format.id}`, async (request, response) => {
      const { snapshot } = library
      const { catalogue } = snapshot
      const parsed = parseParams(recommendationFilterParams(catalogue.taxonomy), request.query)
      const read = readFilters(parsed, request, catalogue)
      if ('faults' in read) return refuseParams(response, read.faults)
      const day = today()
      const selection = selectRecommendations(catalogue, read.params, day)
      const body = await format.write({ snapshot, selection, filters: read.params, day }, site)
      send(response, `recommendations-${day}.${format.id}`, format.mediaType)
      await pipeline(body, response)
    })
}

function send(response: Response, name: string, mediaType: string): void {
  response.attachment(name)
  // `attachment` sets the type by the ending; ours says more.
  response.type(mediaType)
}

/** Adds to the faults of the parameters what only the records can tell: bodies, reviews, and years the wrong way. */
function readFilters<P extends RecommendationFilters>(
  parsed: { params: P } | { faults: RequestFault[] },
  { query }: Request,
  catalogue: Catalogue,
): { params: P } | { faults: RequestFault[] } {
  const recorded = recordedChoices(catalogue)
  const faults = 'faults' in parsed ? parsed.faults : []
  for (const name of ['body', 'review'] as const) {
    const value = query[name]
    const known = recorded[name].map(({ id }) => id)
    if (typeof value !== 'string' || value === '' || known.includes(value)) continue
    if (faults.some(fault => fault.name === name)) continue
    const detail = `Unexpected \`${value.slice(0, 80)}\`, expected an id of \`counts.${name}\`.`
    faults.push({
      in: 'query',
      name,
      detail: [detail, didYouMean(value, known).hint].filter(Boolean).join(' '),
    })
  }
  const [from, to] = [query['from'], query['to']].map(year => (isYear(year) ? year : undefined))
  if (from !== undefined && to !== undefined && from > to)
    faults.push({
      in: 'query',
      name: 'from',
      detail: `The earliest year, ${from}, is later than the latest, ${to}.`,
    })
  return faults.length > 0 || !('params' in parsed) ? { faults } : parsed
}

/** The choices of every filter, each with how many there would be with it, all other filters kept. */
function toCounts({ counts }: RecommendationSelection, catalogue: Catalogue) {
  const choices = { ...fixedChoices(catalogue.taxonomy), ...recordedChoices(catalogue) }
  return Object.fromEntries(
    CHOICE_KEYS.map(key => [
      key,
      choices[key].map(choice => ({ ...choice, count: counts.get(key)?.get(choice.id) ?? 0 })),
    ]),
  )
}

/** Read beside the schema, so that years the wrong way round are said with all other faults. */
function isYear(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}$/.test(value)
}
