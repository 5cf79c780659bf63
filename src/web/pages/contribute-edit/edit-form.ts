import type { Request } from 'express'
import createError from 'http-errors'
import type { AskingAccount } from '../../../accounts/account-of.ts'
import { ONLY_READS } from '../../../accounts/require-account.ts'
import { isConflict, type DraftConflict, type DraftWithText } from '../../../authoring/draft.ts'
import { noSuchDraft } from '../../../authoring/draft-refused.ts'
import type { Drafts } from '../../../authoring/drafts.ts'
import type { ItemLevel } from '../../../corpus/item-form.ts'
import type { FormFields, WebParts } from '../../page.ts'
import { addFromForm, applyForm, ITEM_LABELS, type EditedDraft } from '../../presenters/edit-text.ts'

/** A draft that somebody has open in the editor. */
export interface OpenDraft extends DraftWithText {
  account: AskingAccount
  drafts: Drafts
}

/** What a button of the editor did. */
export interface EditOutcome extends EditedDraft {
  open: OpenDraft
  did: 'saved' | 'checked' | 'added' | 'refused'
  /** Another text was saved in between. */
  conflict?: DraftConflict
}

/** @throws DraftRefused where there is none, or it is not open to whoever asks */
export async function openDraft(request: Request, { drafts, accountOf }: WebParts): Promise<OpenDraft> {
  const account = accountOf(request)
  if (!drafts || !account) throw createError(403, ONLY_READS)
  const found = await drafts.read(String(request.params['id']), account)
  if (!found) throw noSuchDraft()
  return { ...found, account, drafts }
}

/** Does what the button that was pressed says, on the text that was sent; the form is put into it first. */
export async function doEdit(sent: FormFields, request: Request, parts: WebParts): Promise<EditOutcome> {
  const open = await openDraft(request, parts)
  const { taxonomy } = parts.library.snapshot
  const applied = applyForm(sent, taxonomy)
  const action = typeof sent['action'] === 'string' ? sent['action'] : 'check'
  if (applied.faults.length > 0) return { ...applied, open, did: 'refused' }
  const level = /^add-(.+)$/.exec(action)?.[1]
  if (level !== undefined && Object.hasOwn(ITEM_LABELS, level)) {
    const edited = addFromForm(applied.markdown, level as ItemLevel, sent, taxonomy)
    return { ...edited, open, did: edited.added ? 'added' : 'refused' }
  }
  if (action !== 'save') return { ...applied, open, did: 'checked' }
  const revision = Number(sent['revision'])
  if (!Number.isSafeInteger(revision)) throw createError(400, 'What was sent is not the form of this page.')
  const saved = await open.drafts.save(open.draft.id, { markdown: applied.markdown, revision }, open.account)
  if (!isConflict(saved)) return { ...applied, open: { ...open, draft: saved }, did: 'saved' }
  return { ...applied, open: { ...open, draft: saved.current }, did: 'refused', conflict: saved }
}
