import type { Request, Response, Router } from 'express'
import type { Similar, SimilarItem } from '../analysis/similar.ts'
import { addressOf } from '../corpus/item-address.ts'
import type { z } from 'zod'
import type { Library } from '../search/library.ts'
import { sendProblem } from './http-problem.ts'
import { parseBody } from './parse-body.ts'
import { parseParams } from './parse-params.ts'
import { readJson } from './read-json.ts'
import { gone, notFound, refuseParams } from './refusals.ts'
import { similarParams, similarRequest, type similarAnswer } from './similar-schemas.ts'
import { toReference } from './to-json.ts'

/** How long a client waits while texts are read, after a start or a change. */
const PATIENCE_MS = 5_000

/** What is like a finding, a recommendation or a text. */
export function addSimilarRoutes(router: Router, library: Library, similar: Similar): void {
  const route = router.route('/similar')

  route.get(async (request, response) => {
    const parsed = parseParams(similarParams, request.query)
    if ('faults' in parsed) return refuseParams(response, parsed.faults)
    const { to, limit } = parsed.params
    if (refuses(to, library, response)) return
    if (!(await similar.ready(PATIENCE_MS))) return notReady(response)
    const items = await similar.similarTo(to, limit)
    if (!items) return notFound(response, 'finding or recommendation', to)
    response.json(toAnswer(items))
  })

  route.post(...readJson(), async (request: Request, response: Response) => {
    const parsed = parseBody(similarRequest, request.body)
    if ('faults' in parsed) return refuseParams(response, parsed.faults)
    const { text, kind, limit } = parsed.fields
    if (!(await similar.ready(PATIENCE_MS))) return notReady(response)
    // What somebody sent is answered to them alone.
    response.set('cache-control', 'no-store')
    response.json(toAnswer(await similar.similarToText(text, kind, limit)))
  })

  route.all((request, response) => {
    response.set('allow', 'GET, HEAD, POST')
    sendProblem(response, 405, `This address answers GET and POST; ${request.method} does nothing here.`)
  })
}

/** Says what is wrong with an id, where it is not that of a finding or recommendation that is shown. */
function refuses(to: string, { snapshot: { corpus } }: Library, response: Response): boolean {
  const [reviewId = '', itemId] = to.split('/')
  const review = corpus.review(reviewId)
  const item = itemId === undefined ? undefined : corpus.item(reviewId, itemId)
  if (!review || (itemId !== undefined && !item)) notFound(response, 'finding or recommendation', to)
  else if (review.withdrawn) gone(response, review.withdrawn)
  else if (item === undefined || item.kind === 'episode') {
    const known = [...review.findings, ...review.recommendations][0]
    const example = known ? `, such as \`${reviewId}/${known.id}\`` : ''
    const what = item ? 'a key practice episode' : 'a review'
    const detail = `\`${to}\` is ${what}, which is compared with nothing. Ask for a finding or recommendation of it${example}.`
    refuseParams(response, [{ in: 'query', name: 'to', detail }])
  } else return false
  return true
}

function notReady(response: Response): void {
  sendProblem(
    response,
    503,
    'The texts of the library are still being read to be compared. Please try again in a few seconds.',
  )
}

function toAnswer(items: readonly SimilarItem[]): z.input<typeof similarAnswer> {
  return {
    items: items.map(({ row, score, shared }) => ({
      kind: row.kind,
      id: row.id,
      url: addressOf(row.id),
      title: row.item.title,
      review: toReference(row.review),
      score,
      shared,
    })),
  }
}
