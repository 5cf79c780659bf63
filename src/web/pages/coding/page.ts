import createError from 'http-errors'
import { guardWrite } from '../../../accounts/guard-write.ts'
import { findingAfter, findingsByChance } from '../../../analysis/coding/coded-finding.ts'
import { compareCoding } from '../../../collections/compared-coding.ts'
import type { Page } from '../../page.ts'
import { presentComparison } from '../../presenters/present-comparison.ts'
import { readCodingRequest, toCodingHref } from '../code-finding/read-coding-request.ts'

/** One coding of whoever asks, beside the record as it is now and what others chose. */
export const codingPage: Page = {
  path: '/learn/codings/:id',
  template: 'pages/coding/page.njk',
  needs: 'reader',
  view: async (request, { codings, library, accountOf }) => {
    const account = accountOf(request)
    const coding = account && (await codings.get(account.name, String(request.params['id'])))
    if (!coding) return undefined
    const { snapshot } = library
    const { taxonomy, catalogue } = snapshot
    const asked = readCodingRequest(request.query, taxonomy)
    const compared = await compareCoding(coding, snapshot, codings)
    const next = findingAfter(coding.finding, findingsByChance(catalogue, asked))
    return {
      title: 'Your coding and the record’s',
      isPassing: true,
      coding: { id: coding.id, finding: coding.finding, changed: coding.changed.slice(0, 10) },
      compared: compared && presentComparison(compared, taxonomy),
      againHref: toCodingHref({ ...asked, finding: coding.finding }, taxonomy),
      anotherHref: next === undefined ? undefined : toCodingHref({ ...asked, finding: next }, taxonomy),
    }
  },
  guards: () => [guardWrite],
  sent: async (fields, { codings, accountOf }, request) => {
    const account = accountOf(request)
    const isThere = account && fields['action'] === 'delete'
    if (!isThere || !(await codings.remove(account.name, String(request.params['id']))))
      throw createError(404, 'There is no such coding. It may have been deleted.')
    return { redirectTo: '/learn/codings' }
  },
}
