import createError from 'http-errors'
import { ONLY_READS } from '../../../accounts/account-of.ts'
import { guardWrite } from '../../../accounts/guard-write.ts'
import { AccountNeeded } from '../../../accounts/require-account.ts'
import { hasRole } from '../../../accounts/roles.ts'
import type { DraftState } from '../../../authoring/draft.ts'
import { DraftRefused } from '../../../authoring/draft-refused.ts'
import type { Request } from 'express'
import type { Page, View, WebParts } from '../../page.ts'
import { presentDraftLine, STATE_WORDS } from '../../presenters/present-draft.ts'

const ORDER: readonly DraftState[] = ['in-review', 'draft', 'approved', 'published', 'withdrawn']

/** The drafts that are open to whoever asks, by how far they are. */
export const contributePage: Page = {
  path: '/contribute',
  template: 'pages/contribute/page.njk',
  section: 'contribute',
  view: (request, parts) => show(request, parts),
  guards: () => [guardWrite],
  sent: async (fields, parts, request) => {
    const { drafts, publishing } = parts
    if (!drafts || !publishing) throw createError(403, ONLY_READS)
    const account = parts.accountOf(request)
    if (!account) throw new AccountNeeded()
    if (!hasRole(account.role, 'author')) throw createError(403, 'Writing drafts needs the role author.')
    const asked = typeof fields['base'] === 'string' ? toReviewId(fields['base']) : ''
    if (asked === '')
      return show(request, parts, { message: 'Enter the address or the id of a review', asked })
    try {
      const { markdown, base } = await publishing.fileOf(asked)
      const { id } = await drafts.create({ markdown, base }, account)
      return { redirectTo: `/contribute/${id}` }
    } catch (cause) {
      if (!(cause instanceof DraftRefused)) throw cause
      return show(request, parts, { message: cause.message, asked })
    }
  },
}

/** The id, whether somebody gave it alone or copied the address of its page. */
function toReviewId(typed: string): string {
  return /\/reviews\/([^/?#\s]+)/.exec(typed)?.[1] ?? typed.trim()
}

async function show(
  request: Request,
  { drafts, accountOf }: WebParts,
  fault?: { message: string; asked: string },
): Promise<View> {
  const account = drafts && accountOf(request)
  const mayWrite = account !== undefined && hasRole(account.role, 'author')
  const all = drafts && mayWrite ? await drafts.list(account) : []
  const groups = ORDER.map(state => ({
    heading: STATE_WORDS[state],
    drafts: all.filter(draft => draft.state === state).map(presentDraftLine),
  }))
  const base = request.query['base']
  return {
    title: fault ? 'Error: Write a review' : 'Write a review',
    status: fault ? 422 : 200,
    // What somebody writes is kept nowhere on the way.
    isPassing: account !== undefined,
    ...{ account, mayWrite, readOnly: drafts === undefined, fault },
    asked: fault?.asked ?? (typeof base === 'string' ? base : ''),
    groups: groups.filter(group => group.drafts.length > 0),
  }
}
