import type { Request, Response, Router } from 'express'
import { askedLibraryOf, type AskedBefore } from '../analysis/asked-before.ts'
import { onceFor } from '../analysis/once-for.ts'
import { NONE_RECORDED } from '../analysis/recommendation-list.ts'
import { addressOf } from '../corpus/item-address.ts'
import type { Status } from '../corpus/review.ts'
import type { z } from 'zod'
import type { Library } from '../search/library.ts'
import { askedRequest, type askedAnswer } from './asked-schemas.ts'
import { sendProblem } from './http-problem.ts'
import { parseBody } from './parse-body.ts'
import { readJson } from './read-json.ts'
import { refuseParams } from './refusals.ts'
import { toReference } from './to-json.ts'

const schemaOf = onceFor(askedRequest)

/** Which earlier recommendations ask what a draft asks. */
export function addAskedRoutes(router: Router, library: Library): void {
  const route = router.route('/asked-before')

  route.post(...readJson(), (request: Request, response: Response) => {
    const { corpus, taxonomy } = library.snapshot
    const parsed = parseBody(schemaOf(taxonomy), request.body)
    if ('faults' in parsed) return refuseParams(response, parsed.faults)
    const { limit, ...draft } = parsed.fields
    const asked = askedLibraryOf(corpus)
    const { near, beside } = asked.askedAndBeside(draft, { limit })
    const answer: z.input<typeof askedAnswer> = {
      among: asked.size,
      items: near.map(toItem),
      lessAlike: beside.map(toItem),
    }
    // What somebody sent is answered to them alone.
    response.set('cache-control', 'no-store').json(answer)
  })

  route.all((request, response) => {
    response.set('allow', 'POST')
    sendProblem(response, 405, `This address answers POST; ${request.method} does nothing here.`)
  })
}

function toItem(found: AskedBefore): z.input<typeof askedAnswer>['items'][number] {
  const { id, item, review, year, strength, owner, independent, outcome, score } = found
  return {
    id,
    url: addressOf(id),
    title: item.title,
    lead: item.lead.text,
    review: toReference(review),
    year,
    to: [...item.to],
    strength: strength ?? null,
    owner: toSide(owner),
    independent: toSide(independent),
    outcome,
    score,
    shared: { sameBody: found.isSameBody, agencies: found.sharedAgencies, words: found.words },
  }
}

function toSide(status: Status | undefined) {
  return status ? { ...status } : { value: NONE_RECORDED as typeof NONE_RECORDED }
}
