import type { Request } from 'express'
import { ACCOUNT_NEEDED, ONLY_READS } from '../../../accounts/account-of.ts'
import { canBeChosen } from '../../../collections/check-pack.ts'
import { PackRefused } from '../../../collections/pack-refused.ts'
import { hasStaleToken, noteStaleToken } from '../../note-stale-token.ts'
import type { Page, Redirection, View, WebParts } from '../../page.ts'
import { readForm } from '../../read-form.ts'
import {
  moved,
  readPackAddress,
  readPackForm,
  toItemId,
  toPackParams,
  type PackForm,
} from './read-pack-form.ts'
import { viewPackForm, type ShownForm } from './view-pack-form.ts'

const ADDRESS = '/packs/new'
const HEADING = 'Make a pack'

/** Two fields for each of sixty items, and a few more; notes in letters that take several bytes. */
export const readPackFields = () => readForm(200, { size: '500kb', words: '500 kilobytes' })

export const packNewPage: Page = {
  path: ADDRESS,
  template: 'pages/pack-new/page.njk',
  section: 'packs',
  view: (request, parts) => {
    const text = readPackAddress(request.query)
    return viewNew({ heading: HEADING, address: ADDRESS, text, revision: 0 }, request, parts)
  },
  guards: () => [noteStaleToken],
  reads: readPackFields,
  sent: async (fields, parts, request) => {
    const form = readPackForm(fields)
    const shown: ShownForm = { heading: HEADING, address: ADDRESS, text: form.text, revision: 0 }
    const into = form.action === 'into' ? [fields['pack']].flat()[0] : undefined
    if (into) return { redirectTo: `/packs/${encodeURIComponent(into)}/edit?${toPackParams(form.text)}` }
    const next = edited(form, shown, parts)
    if (!next.saves) return viewNew(next.form, request, parts)
    return savePack(
      next.form,
      request,
      parts,
      account => parts.packs.create(next.form.text, account),
      viewNew,
    )
  },
}

/** With the packs that what was chosen could go into instead. */
async function viewNew(form: ShownForm, request: Request, parts: WebParts): Promise<View> {
  const account = parts.packs.readOnly ? undefined : parts.accountOf(request)
  const own = account ? await parts.packs.listOf(account.name) : []
  return {
    ...viewPackForm(form, request, parts),
    others: own.map(({ id, title }) => ({ id, title })),
  }
}

/** What a button of the form does but saving: moving, taking out, adding. */
export function edited(
  { text, action, add }: PackForm,
  shown: ShownForm,
  parts: WebParts,
): { form: ShownForm; saves: boolean } {
  const saves = action === '' || action === 'save'
  const items = moved(text.items, action)
  // What was typed there and not added is not forgotten by saving.
  if (add === '' || (action !== 'add' && !saves))
    return { form: { ...shown, text: { ...text, items }, add }, saves }
  const id = toItemId(add)
  if (canBeChosen(id, parts.library.snapshot)) {
    const more = items.some(item => item.id === id) ? items : [...items, { id, note: '' }]
    return { form: { ...shown, text: { ...text, items: more } }, saves }
  }
  const message =
    'Give the address of a finding or recommendation of this library, or its number as in 2006-highland-left-school-unseen/F1'
  const faults = [{ field: 'add', message }]
  return { form: { ...shown, text: { ...text, items }, add, faults, status: 400 }, saves: false }
}

/** Saves, or shows all that was typed again with why not. The one place of these pages where an account is asked for. */
export async function savePack(
  form: ShownForm,
  request: Request,
  parts: WebParts,
  save: (account: NonNullable<ReturnType<WebParts['accountOf']>>) => Promise<{ id: string }>,
  show: (form: ShownForm, request: Request, parts: WebParts) => Promise<View> | View,
): Promise<View | Redirection> {
  const { packs, accountOf } = parts
  const refuse = (status: number, refusal: string) => show({ ...form, refusal, status }, request, parts)
  const account = packs.readOnly ? undefined : accountOf(request)
  if (packs.readOnly) return refuse(403, ONLY_READS)
  if (!account) return refuse(401, ACCOUNT_NEEDED)
  if (hasStaleToken(request)) return refuse(403, STALE)
  try {
    const { id } = await save(account)
    return { redirectTo: `/packs/${id}?saved=yes` }
  } catch (cause) {
    if (!(cause instanceof PackRefused)) throw cause
    if (cause.faults.length === 0) return refuse(cause.status, cause.message)
    return show({ ...form, faults: cause.faults, status: cause.status }, request, parts)
  }
}

const STALE =
  'You signed in after this page was opened, so nothing was saved yet. All you typed is here: save once more.'
