import type { Request } from 'express'
import createError from 'http-errors'
import { ACCOUNT_NEEDED, ONLY_READS, type AskingAccount } from '../../../accounts/account-of.ts'
import { isDemonstration } from '../../../analysis/catalogue.ts'
import { guardWrite } from '../../../accounts/guard-write.ts'
import { packItems } from '../../../collections/pack-items.ts'
import type { Packs } from '../../../collections/packs.ts'
import type { Page, WebParts } from '../../page.ts'
import { teachingLinks } from '../../teaching-links.ts'
import { presentPackItem } from '../../presenters/present-pack.ts'
import { presentVerification, toMoment } from '../../presenters/present-verification.ts'
import { toPackParams } from '../pack-new/read-pack-form.ts'

export const packPage: Page = {
  path: '/packs/:id',
  template: 'pages/pack/page.njk',
  section: 'packs',
  view: async (request, parts) => {
    const { packs, extracts, library } = parts
    const pack = await packs.get(String(request.params['id']))
    if (!pack) return undefined
    const { snapshot } = library
    const account = accountOf(request, parts)
    const items = packItems(pack, snapshot)
    const standing = items.filter(item => 'row' in item)
    const nothing = { title: '', audience: '', aim: '' }
    return {
      title: pack.title,
      materials: standing.length > 0 ? teachingLinks(`/packs/${pack.id}`) : [],
      pack: { ...pack, made: toMoment(pack.made), changed: toMoment(pack.changed) },
      items: items.map(item => presentPackItem(item, snapshot.taxonomy, extracts.site)),
      shown: presentVerification(await packs.verify(pack)),
      signed: toMoment(pack.receipt.receipt.made),
      address: `${extracts.site.address}/packs/${pack.id}`,
      isSaved: request.query['saved'] !== undefined,
      isOwn: account?.name === pack.owner,
      mayRemove: packs.mayRemove(pack, account),
      account,
      hasDemonstration: standing.some(item => isDemonstration(item.row)),
      // Without an account one begins from the same items.
      ownHref:
        standing.length > 0
          ? `/packs/new?${toPackParams({ ...nothing, items: standing.map(({ id }) => ({ id, note: '' })) })}`
          : undefined,
    }
  },
  guards: () => [guardWrite],
  sent: async (fields, parts, request) => {
    const { packs } = parts
    const id = String(request.params['id'])
    if (!(await packs.get(id)))
      throw createError(404, 'There is no pack at this address. It may have been deleted.')
    if (packs.readOnly) throw createError(403, ONLY_READS)
    const account = accountOf(request, parts)
    if (!account) throw createError(401, ACCOUNT_NEEDED)
    const act = ACTIONS.get([fields['action']].flat()[0] ?? '')
    if (!act) throw createError(400, 'This page takes what its own buttons send.')
    return { redirectTo: await act(packs, id, account) }
  },
}

type Act = (packs: Packs, id: string, account: AskingAccount) => Promise<string>

/** What each button does, and where it leads. */
const ACTIONS: ReadonlyMap<string, Act> = new Map<string, Act>([
  ['renew', async (packs, id, account) => `/packs/${(await packs.renew(id, account)).id}`],
  ['copy', async (packs, id, account) => `/packs/${(await packs.copy(id, account)).id}/edit`],
  [
    'delete',
    async (packs, id, account) => {
      await packs.remove(id, account)
      return '/packs'
    },
  ],
])

function accountOf(request: Request, { packs, accountOf: find }: WebParts) {
  return packs.readOnly ? undefined : find(request)
}
