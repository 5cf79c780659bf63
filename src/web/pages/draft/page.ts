import type { Request } from 'express'
import createError from 'http-errors'
import { ONLY_READS } from '../../../accounts/account-of.ts'
import { isBlocking, UNNAMED } from '../../../authoring/blocking-problems.ts'
import { checkText } from '../../../authoring/check-text.ts'
import type { DraftWithText } from '../../../authoring/draft.ts'
import { DraftRefused, noSuchDraft } from '../../../authoring/draft-refused.ts'
import { isDraftId } from '../../../authoring/draft-record.ts'
import type { Published } from '../../../authoring/publishing.ts'
import { isDisclosure } from '../../../problems/rules.ts'
import type { Page, View, WebParts } from '../../page.ts'
import { presentChanges } from '../../presenters/present-changes.ts'
import { presentDraft, presentKept } from '../../presenters/present-draft.ts'
import { createFormWords } from '../../presenters/present-problem.ts'
import { ACTIONS, type DraftDesk } from './draft-actions.ts'

/** The desk of a draft: how it stands, what is said of it, and what may be done with it next. */
export const draftPage: Page = {
  path: '/contribute/:id',
  template: 'pages/draft/page.njk',
  section: 'contribute',
  needs: 'author',
  view: (request, parts) => (isDraftId(idOf(request)) ? show(request, parts, {}) : undefined),
  sent: async (fields, parts, request) => {
    const desk = deskOf(request, parts)
    const action = ACTIONS.get(fields['action'])
    if (!action) throw createError(400, 'What was sent is not a form of this page.')
    const id = idOf(request)
    try {
      const done = await action({ ...desk, id, fields })
      if ('published' in done) return await show(request, parts, { published: done.published })
      return { redirectTo: done.leave ?? `/contribute/${id}${done.at === undefined ? '' : `#${done.at}`}` }
    } catch (cause) {
      // Without the draft there is no page to show it on.
      if (!(cause instanceof DraftRefused) || cause.status === 404) throw cause
      return await show(request, parts, { refusal: cause, typed: fields })
    }
  },
}

interface Shown {
  published?: Published
  refusal?: DraftRefused
  /** What was sent and refused, so that it need not be typed again. */
  typed?: Readonly<Record<string, unknown>>
}

async function show(request: Request, parts: WebParts, { published, refusal, typed }: Shown): Promise<View> {
  const desk = deskOf(request, parts)
  const { drafts, account } = desk
  const found = await drafts.read(idOf(request), account)
  if (!found) throw noSuchDraft()
  const { draft, markdown } = found
  const shown = presentDraft(found, account)
  const { problems } = checkText(draft.file ?? UNNAMED, markdown, parts.library.snapshot)
  const identifying = problems.filter(problem => isDisclosure(problem.rule) && isBlocking(problem)).length
  const toWords = createFormWords(markdown, parts.library.snapshot.taxonomy)
  const kept = draft.kept.length > 0 ? await drafts.keptTexts(draft.id, account) : []
  return {
    title: refusal ? `Error: ${shown.title}` : shown.title,
    status: refusal?.status ?? 200,
    isPassing: true,
    ...{ draft: shown, published, refusal: refusal?.message, typed },
    ...{ markdown, identifying },
    problems: problems.map(problem => ({
      ...{ url: problem.url, rule: problem.rule, isBlocking: isBlocking(problem), ...toWords(problem) },
    })),
    kept: kept.map(text => presentKept(text, markdown)),
    base: shown.isClosed ? undefined : await baseOf(found, desk),
  }
}

/** What the draft changes in the published review, and whether that is another by now than its author saw. */
async function baseOf({ draft, markdown }: DraftWithText, { publishing }: DraftDesk) {
  if (!draft.base) return undefined
  const now = await publishing.fileOf(draft.base.review).catch((cause: unknown) => {
    if (!(cause instanceof DraftRefused)) throw cause
    return { gone: cause.message }
  })
  if ('gone' in now) return now
  const { fileDigest } = now.base
  return {
    fileDigest,
    hasChanged: fileDigest !== draft.base.fileDigest,
    changes: presentChanges(now.markdown, markdown),
  }
}

function deskOf(request: Request, { drafts, publishing, accountOf }: WebParts): DraftDesk {
  const account = accountOf(request)
  if (!drafts || !publishing || !account) throw createError(403, ONLY_READS)
  return { drafts, publishing, account }
}

function idOf(request: Request): string {
  return String(request.params['id'])
}
