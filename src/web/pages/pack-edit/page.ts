import type { Request } from 'express'
import createError from 'http-errors'
import { isPackConflict, toPackText, type Pack, type PackConflict } from '../../../collections/pack.ts'
import { toDifference } from '../../../exports/difference.ts'
import { noteStaleToken } from '../../note-stale-token.ts'
import type { Page, View, WebParts } from '../../page.ts'
import { toMoment } from '../../presenters/present-verification.ts'
import { edited, readPackFields, savePack } from '../pack-new/page.ts'
import { readPackAddress, readPackForm } from '../pack-new/read-pack-form.ts'
import { viewPackForm, type ShownForm } from '../pack-new/view-pack-form.ts'

const HEADING = 'Change a pack'

/** Nothing was saved, since another save came first. */
class CameTooLate extends Error {
  readonly conflict: PackConflict

  constructor(conflict: PackConflict) {
    super('Saved in between')
    this.conflict = conflict
  }
}

export const packEditPage: Page = {
  path: '/packs/:id/edit',
  template: 'pages/pack-edit/page.njk',
  section: 'packs',
  view: async (request, parts) => {
    const pack = await parts.packs.get(String(request.params['id']))
    if (!pack) return undefined
    const account = parts.packs.readOnly ? undefined : parts.accountOf(request)
    if (!account && !parts.packs.readOnly)
      return { redirectTo: `/sign-in?return=${encodeURIComponent(request.originalUrl)}` }
    if (account?.name !== pack.owner) throw createError(403, NOT_YOURS)
    const given = readPackAddress(request.query)
    // What comes back from signing in is the whole of what was typed; what comes from elsewhere is added.
    const text = request.query['whole'] === 'yes' ? given : withAdded(pack, given)
    return viewPackForm(shownOf(pack, text), request, parts)
  },
  guards: () => [noteStaleToken],
  reads: readPackFields,
  sent: async (fields, parts, request) => {
    const pack = await parts.packs.get(String(request.params['id']))
    if (!pack) throw createError(404, 'There is no pack at this address. It may have been deleted.')
    const form = readPackForm(fields)
    const shown = { ...shownOf(pack, form.text), revision: form.revision }
    const next = edited(form, shown, parts)
    if (!next.saves) return viewPackForm(next.form, request, parts)
    const save = async (account: NonNullable<ReturnType<WebParts['accountOf']>>) => {
      const saved = await parts.packs.change(pack.id, next.form.text, form.revision, account)
      if (isPackConflict(saved)) throw new CameTooLate(saved)
      return saved
    }
    try {
      return await savePack(next.form, request, parts, save, viewPackForm)
    } catch (cause) {
      if (!(cause instanceof CameTooLate)) throw cause
      return viewConflict(next.form, cause.conflict, request, parts)
    }
  },
}

const NOT_YOURS = 'Only whoever made a pack may change it. Copy it, and change the copy.'

/** What was typed, with how it differs from what stands there; saved once more, it takes its place. */
function viewConflict(form: ShownForm, { current }: PackConflict, request: Request, parts: WebParts): View {
  const view = viewPackForm({ ...form, revision: current.revision, status: 409 }, request, parts)
  return {
    ...view,
    title: `Error: ${HEADING}`,
    conflict: {
      changed: toMoment(current.changed),
      difference: toDifference(toPackText(current), toPackText(form.text)),
      href: `/packs/${current.id}/edit`,
    },
  }
}

function shownOf({ id, revision, items }: Pack, text: ShownForm['text']): ShownForm {
  const kept = new Set(items.map(item => item.id))
  return { heading: HEADING, address: `/packs/${id}/edit`, text, revision, kept }
}

function withAdded({ title, audience, aim, items }: Pack, given: ShownForm['text']): ShownForm['text'] {
  const more = given.items.filter(({ id }) => !items.some(item => item.id === id))
  return { title, audience, aim, items: [...items, ...more] }
}
