import { Router } from 'express'
import createError from 'http-errors'
import { ACCOUNT_NEEDED, ONLY_READS } from '../accounts/account-of.ts'
import { requireAccount } from '../accounts/require-account.ts'
import { toReviewDocx } from '../exports/docx/review-docx.ts'
import { toReviewTemplate } from '../exports/docx/review-template.ts'
import type { WebParts } from './page.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Word documents of those who write: the template for everybody, a draft for whom it is open to. */
export function wordFiles({ library, drafts, accountOf }: WebParts): Router {
  const router = Router()
  router.get('/contribute/template.docx', async (_request, response) => {
    const bytes = await toReviewTemplate(library.snapshot.taxonomy)
    response.attachment('review-template.docx').type(WORD).send(bytes)
  })
  router.get('/contribute/:id.docx', requireAccount('author'), async (request, response) => {
    if (!drafts) throw createError(403, ONLY_READS)
    const account = accountOf(request)
    if (!account) throw createError(401, ACCOUNT_NEEDED)
    const found = await drafts.read(String(request.params['id']), account)
    if (!found) throw createError(404, 'There is no such draft, or it is not open to you.')
    // A draft is for nobody else and is kept nowhere on the way.
    response.set('cache-control', 'no-store')
    const bytes = await toReviewDocx(found.markdown)
    response
      .attachment(found.draft.file?.replace(/\.md$/, '.docx') ?? 'draft.docx')
      .type(WORD)
      .send(bytes)
  })
  return router
}
