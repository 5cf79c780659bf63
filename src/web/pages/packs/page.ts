import type { Page } from '../../page.ts'
import { toMoment } from '../../presenters/present-verification.ts'

export const packsPage: Page = {
  path: '/packs',
  template: 'pages/packs/page.njk',
  section: 'packs',
  view: async (request, { packs, accountOf }) => {
    const account = packs.readOnly ? undefined : accountOf(request)
    const own = account ? await packs.listOf(account.name) : []
    return {
      title: 'Packs',
      account,
      readOnly: packs.readOnly,
      packs: own.map(({ id, title, changed, items }) => ({
        ...{ id, title, items: items.length },
        changed: toMoment(changed),
      })),
    }
  },
}
