import { hasRole } from '../../../accounts/roles.ts'
import { historyOf } from '../../../collections/review-history.ts'
import { addressOf } from '../../../corpus/item-address.ts'
import { toMonth } from '../../../corpus/to-month.ts'
import type { Page } from '../../page.ts'
import { toMoment } from '../../presenters/present-verification.ts'

const DIGEST = /^[0-9a-f]{64}$/

/** The versions of a review and what changed between two of them. */
export const historyPage: Page = {
  path: '/reviews/:id/history',
  template: 'pages/history/page.njk',
  section: 'reviews',
  view: async (request, { library, extracts, accountOf, publishing }) => {
    const review = library.snapshot.corpus.review(String(request.params['id']))
    if (!review) return undefined
    const { title, withdrawn } = review
    const href = addressOf(review.id)
    const heading = { title: `History: ${title}`, review: { title, href } }
    if (withdrawn) return { ...heading, title: 'History of a withdrawn record', withdrawn }
    const asked = { from: toDigest(request.query['from']), to: toDigest(request.query['to']) }
    const { versions, corrections, isPrivate, from, to, changes } = await historyOf(
      review,
      extracts.versions,
      asked,
    )
    const account = accountOf(request)
    return {
      ...heading,
      isRecord: true,
      versions: versions.map(({ digest, since }, at) => ({
        ...{ digest, since: toMoment(since), isFrom: digest === from, isTo: digest === to },
        isNow: at === 0,
        href: versions[at + 1] && `${href}/history?from=${versions[at + 1]!.digest}&to=${digest}`,
      })),
      corrections: corrections.map(one => ({ ...one, date: toMonth(one.date) })),
      isPrivate,
      isCompared: from !== null && to !== null,
      changes,
      withdrawHref:
        publishing && account && hasRole(account.role, 'approver') ? `${href}/withdraw` : undefined,
    }
  },
}

/** What is no digest is left out: the last two versions are then compared. */
function toDigest(value: unknown): string | undefined {
  return typeof value === 'string' && DIGEST.test(value) ? value : undefined
}
