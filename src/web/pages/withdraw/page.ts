import type { Request } from 'express'
import createError from 'http-errors'
import { ONLY_READS } from '../../../accounts/account-of.ts'
import { DraftRefused } from '../../../authoring/draft-refused.ts'
import type { Published } from '../../../authoring/publishing.ts'
import { addressOf } from '../../../corpus/item-address.ts'
import type { Page, View, WebParts } from '../../page.ts'

/** Where an approver withdraws a published review, with the reason that its address then gives. */
export const withdrawPage: Page = {
  path: '/reviews/:id/withdraw',
  template: 'pages/withdraw/page.njk',
  section: 'reviews',
  needs: 'approver',
  view: (request, parts) => show(request, parts, {}),
  sent: async (fields, parts, request) => {
    const { publishing, accountOf } = parts
    const account = accountOf(request)
    if (!publishing || !account) throw createError(403, ONLY_READS)
    const reason = typeof fields['reason'] === 'string' ? fields['reason'] : ''
    try {
      const done = await publishing.withdraw(String(request.params['id']), reason, account)
      return show(request, parts, { done })!
    } catch (cause) {
      if (!(cause instanceof DraftRefused) || cause.status === 404) throw cause
      return show(request, parts, { refusal: cause, reason })!
    }
  },
}

interface Shown {
  done?: Published
  refusal?: DraftRefused
  reason?: string
}

function show(request: Request, { library }: WebParts, shown: Shown): View | undefined {
  const review = library.snapshot.corpus.review(String(request.params['id']))
  if (!review) return undefined
  const { done, refusal, reason } = shown
  return {
    title: refusal ? 'Error: Withdraw a record' : 'Withdraw a record',
    status: refusal?.status ?? 200,
    isPassing: true,
    review: { title: review.title, href: addressOf(review.id), withdrawn: review.withdrawn },
    ...{ done, refusal: refusal?.message, reason },
  }
}
