import type { Request } from 'express'
import type { Page, View, WebParts } from '../../page.ts'
import { presentDraft, presentText } from '../../presenters/present-editor.ts'
import { readForm } from '../../read-form.ts'
import { styleNonceOf } from '../../style-nonce.ts'
import { doEdit, openDraft, type EditOutcome, type OpenDraft } from './edit-form.ts'

/** A text of 2 MB as a form sends it, in which most signs that are not letters take three places. */
const MOST = { size: '6mb', words: '2 megabytes' }
/** Terms, sources and three forms for items. */
const MOST_FIELDS = 2_000

export const contributeEditPage: Page = {
  path: '/contribute/:id/edit',
  template: 'pages/contribute-edit/page.njk',
  section: 'contribute',
  needs: 'author',
  view: async (request, parts) => {
    const open = await openDraft(request, parts)
    return viewOf(open, open.markdown, request, parts)
  },
  reads: readEditForm,
  sent: async (fields, parts, request) => {
    const outcome = await doEdit(fields, request, parts)
    const { open, markdown, did } = outcome
    if (did === 'saved') return { redirectTo: `/contribute/${open.draft.id}/edit` }
    return { ...viewOf(open, markdown, request, parts), ...viewOfOutcome(outcome, fields) }
  },
}

/** Reads what the form of the editor sends. */
export function readEditForm() {
  return readForm(MOST_FIELDS, MOST)
}

function viewOf({ draft, account }: OpenDraft, markdown: string, request: Request, parts: WebParts): View {
  const presented = presentDraft(draft, account)
  return {
    title: `Edit: ${presented.title}`,
    isPassing: true,
    nonce: styleNonceOf(request),
    draft: presented,
    revision: draft.revision,
    text: presentText(markdown, parts.library.snapshot),
    errors: [],
  }
}

function viewOfOutcome({ conflict, faults, did, added }: EditOutcome, { revision }: { revision?: unknown }) {
  return {
    errors: faults,
    notSaved: true,
    // A text that was not saved was still made from the revision that its form had.
    revision: conflict ? conflict.current.revision : revision,
    ...(faults.length > 0 && { status: 400 }),
    ...(conflict && {
      conflict: { markdown: conflict.markdown, savedBy: conflict.current.savedBy },
      status: 409,
    }),
    added: added?.id,
    checked: did === 'checked',
  }
}
