import type { Request, Response, Router } from 'express'
import type { z } from 'zod'
import {
  atDesk,
  idOf,
  orBaseChanged,
  readFields,
  refuseMethod,
  showDraft,
  type DraftDesk,
  type DraftRouteParts,
} from './draft-desk.ts'
import { toPublishedAnswer } from './draft-json.ts'
import * as schemas from './draft-schemas.ts'
import { readJson } from './read-json.ts'

/** Each step of a draft on its way to publication, and the way back of what was published. */
export function addDraftStepRoutes(router: Router, parts: DraftRouteParts): void {
  const at = (handle: (desk: DraftDesk, request: Request, response: Response) => Promise<void>) =>
    atDesk(parts, handle)

  /** A step of a draft, answered with the draft as it is then. */
  const step = <S extends z.ZodObject>(
    path: string,
    schema: S | undefined,
    take: (desk: DraftDesk, request: Request, fields: z.output<S>) => Promise<unknown>,
  ) => {
    const route = router.route(`/drafts/:id/${path}`)
    route.post(
      ...(schema ? readJson() : []),
      at(async (desk, request, response) => {
        const fields = schema ? readFields(schema, request, response) : ({} as z.output<S>)
        if (!fields) return
        await orBaseChanged(desk, request, response, async () => {
          await take(desk, request, fields)
          await showDraft(desk, idOf(request), response)
        })
      }),
    )
    route.all(refuseMethod('POST'))
  }
  step('submit', undefined, ({ drafts, account }, request) => drafts.submit(idOf(request), account))
  step('send-back', schemas.draftNote, ({ drafts, account }, request, { note }) =>
    drafts.sendBack(idOf(request), note ?? '', account),
  )
  step('approve', schemas.draftApproval, ({ drafts, account }, request, { revision }) =>
    drafts.approve(idOf(request), revision, account),
  )
  step('rebase', schemas.draftRebase, ({ publishing, account }, request, { fileDigest }) =>
    publishing.rebase(idOf(request), fileDigest, account),
  )
  step('comments', schemas.newComment, ({ drafts, account }, request, comment) =>
    drafts.comment(idOf(request), comment, account),
  )
  step('comments/:comment/resolve', undefined, ({ drafts, account }, request) =>
    drafts.resolveComment(idOf(request), String(request.params['comment']), account),
  )

  step('people', schemas.draftPeople, ({ drafts, account }, request, { people }) =>
    drafts.namePeople(idOf(request), people, account),
  )

  const publish = router.route('/drafts/:id/publish')
  publish.post(
    at((desk, request, response) =>
      orBaseChanged(desk, request, response, async () => {
        const published = await desk.publishing.publish(idOf(request), desk.account)
        response.json(toPublishedAnswer(published))
      }),
    ),
  )
  publish.all(refuseMethod('POST'))

  const withdraw = router.route('/reviews/:id/withdraw')
  withdraw.post(
    ...readJson(),
    at(async ({ publishing, account }, request, response) => {
      const fields = readFields(schemas.withdrawal, request, response)
      if (!fields) return
      response.json(toPublishedAnswer(await publishing.withdraw(idOf(request), fields.reason, account)))
    }),
  )
  withdraw.all(refuseMethod('POST'))
}
