import type { DraftAuthor } from '../../../authoring/draft.ts'
import type { Drafts } from '../../../authoring/drafts.ts'
import type { Published, Publishing } from '../../../authoring/publishing.ts'
import type { FormFields } from '../../page.ts'

export interface DraftDesk {
  drafts: Drafts
  publishing: Publishing
  account: DraftAuthor
}

interface Sent extends DraftDesk {
  id: string
  fields: FormFields
}

/** What an action comes to: where on the page to go on, or where else; or what was published. */
export type Done = { at?: string; leave?: string } | { published: Published }

/** What the forms of a draft do, by their field `action`. What is refused is thrown, with the reason. */
export const ACTIONS: ReadonlyMap<unknown, (sent: Sent) => Promise<Done>> = new Map([
  ['submit', async ({ drafts, id, account }: Sent) => done(await drafts.submit(id, account))],
  [
    'send-back',
    async ({ drafts, id, account, fields }: Sent) =>
      done(await drafts.sendBack(id, textOf(fields, 'note'), account)),
  ],
  [
    'approve',
    async ({ drafts, id, account, fields }: Sent) =>
      done(await drafts.approve(id, Number(textOf(fields, 'revision')), account)),
  ],
  [
    'publish',
    async ({ publishing, id, account }: Sent) => ({ published: await publishing.publish(id, account) }),
  ],
  [
    'rebase',
    async ({ publishing, id, account, fields }: Sent) =>
      done(await publishing.rebase(id, textOf(fields, 'fileDigest'), account)),
  ],
  [
    'comment',
    async ({ drafts, id, account, fields }: Sent) => {
      const at = textOf(fields, 'at')
      const text = textOf(fields, 'text')
      const { comments } = await drafts.comment(id, { text, ...(at !== '' && { at }) }, account)
      return { at: comments.at(-1)!.id }
    },
  ],
  [
    'resolve',
    async ({ drafts, id, account, fields }: Sent) => {
      const comment = textOf(fields, 'comment')
      await drafts.resolveComment(id, comment, account)
      return { at: comment }
    },
  ],
  [
    'name-people',
    async ({ drafts, id, account, fields }: Sent) => {
      const names = textOf(fields, 'people').split(/[\s,;]+/)
      return done(await drafts.namePeople(id, names.filter(Boolean), account))
    },
  ],
  [
    'remove-kept',
    async ({ drafts, id, account, fields }: Sent) => {
      await drafts.removeKept(id, textOf(fields, 'key'), account)
      return { at: 'kept' }
    },
  ],
  [
    'remove',
    async ({ drafts, id, account }: Sent) => {
      await drafts.remove(id, account)
      return { leave: '/contribute' }
    },
  ],
])

function done(_draft: unknown): Done {
  return {}
}

function textOf(fields: FormFields, name: string): string {
  const value = fields[name]
  return typeof value === 'string' ? value : ''
}
