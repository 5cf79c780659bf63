import type { Request, RequestHandler, Response, Router } from 'express'
import type { z } from 'zod'
import { requireAccount } from '../accounts/require-account.ts'
import { isConflict } from '../authoring/draft.ts'
import { DraftRefused } from '../authoring/draft-refused.ts'
import { toDifference } from '../exports/difference.ts'
import {
  atDesk,
  idOf,
  readFields,
  refuseMethod,
  showDraft,
  type DraftDesk,
  type DraftRouteParts,
} from './draft-desk.ts'
import { toDraftSummary } from './draft-json.ts'
import * as schemas from './draft-schemas.ts'
import { addDraftStepRoutes } from './draft-step-routes.ts'
import { sendProblem } from './http-problem.ts'
import { listParams } from './list-params.ts'
import { paged } from './paged.ts'
import { parseParams } from './parse-params.ts'
import { readJson } from './read-json.ts'
import { refuseParams } from './refusals.ts'

/** A text of 2 MB as a string of JSON, in which some signs take more room. */
const TEXT_LIMIT = { bytes: 5 * 1024 * 1024, words: '5 megabytes' }

const SAVED_IN_BETWEEN =
  'Somebody saved this draft after you had read it, so your text was not put in its place. Both are kept: yours under the key that `conflict.keptAs` gives.'

// Nothing of a draft stays on the way.
const noStore: RequestHandler = (_request, response, next) => {
  response.set('cache-control', 'no-store')
  next()
}

/** Drafts of whoever asks: list, create, read, change, delete, and each step to publication. */
export function addDraftRoutes(router: Router, parts: DraftRouteParts): void {
  router.use(['/drafts', '/reviews/:id/withdraw'], noStore, requireAccount('author'))

  const at = (handle: (desk: DraftDesk, request: Request, response: Response) => Promise<void>) =>
    atDesk(parts, handle)

  const all = router.route('/drafts')
  all.get(
    at(async ({ drafts, account }, request, response) => {
      const parsed = parseParams(listParams, request.query)
      if ('faults' in parsed) return refuseParams(response, parsed.faults)
      response.json(paged(await drafts.list(account), parsed.params, toDraftSummary))
    }),
  )
  all.post(
    ...readJson(TEXT_LIMIT),
    at(async ({ drafts, publishing, account }, request, response) => {
      const fields = readFields(schemas.newDraft, request, response)
      if (!fields) return
      const published = fields.base === undefined ? undefined : await publishing.fileOf(fields.base)
      const markdown = fields.markdown ?? published?.markdown
      if (markdown === undefined)
        return refuseParams(response, [
          {
            in: 'body',
            name: 'markdown',
            detail: 'Missing, expected a text, or the base whose text is taken.',
          },
        ])
      const draft = await drafts.create({ markdown, base: published?.base }, account)
      response.status(201).location(`/api/v1/drafts/${draft.id}`)
      await showDraft({ drafts, publishing, account }, draft.id, response)
    }),
  )
  all.all(refuseMethod('GET, HEAD, POST'))

  const one = router.route('/drafts/:id')
  one.get(at((desk, request, response) => showDraft(desk, idOf(request), response)))
  one.put(
    ...readJson(TEXT_LIMIT),
    at(async (desk, request, response) => {
      const fields = readFields(schemas.draftChange, request, response)
      if (!fields) return
      const saved = await desk.drafts.save(idOf(request), fields, desk.account)
      if (!isConflict(saved)) return showDraft(desk, saved.id, response)
      const { current, markdown, keptAs } = saved
      const { revision, savedBy, savedAt } = current
      sendProblem(response, 409, SAVED_IN_BETWEEN, [], {
        ...{ markdown, revision, savedBy, savedAt, keptAs },
        difference: toDifference(markdown, fields.markdown),
      })
    }),
  )
  one.delete(
    at(async ({ drafts, account }, request, response) => {
      await drafts.remove(idOf(request), account)
      response.status(204).end()
    }),
  )
  one.all(refuseMethod('GET, HEAD, PUT, DELETE'))

  const kept = router.route('/drafts/:id/kept/:key')
  kept.get(
    at(async ({ drafts, account }, request, response) => {
      const id = idOf(request)
      const found = await drafts.read(id, account)
      const text = (await drafts.keptTexts(id, account)).find(({ key }) => key === request.params['key'])
      if (!found || !text) throw new DraftRefused(404, 'There is no such text.')
      const { key, by, time, revision, markdown } = text
      const difference = toDifference(found.markdown, markdown)
      response.json({ key, by, time, revision, markdown, difference } satisfies z.input<
        typeof schemas.keptAnswer
      >)
    }),
  )
  kept.delete(
    at(async ({ drafts, account }, request, response) => {
      await drafts.removeKept(idOf(request), String(request.params['key']), account)
      response.status(204).end()
    }),
  )
  kept.all(refuseMethod('GET, HEAD, DELETE'))

  addDraftStepRoutes(router, parts)
}
