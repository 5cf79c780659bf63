import { hasRole } from '../accounts/roles.ts'
import type { Draft, DraftAuthor } from './draft.ts'

/** What somebody may do with a draft. */
export const DRAFT_MOVES = [
  'save',
  'submit',
  'send-back',
  'approve',
  'publish',
  'comment',
  'name-people',
  'remove',
] as const

export type DraftMove = (typeof DRAFT_MOVES)[number]

type Judged = Pick<Draft, 'state' | 'author' | 'people' | 'savers'>

/** Its author and whom they named; approvers from when it is in review. */
export function mayRead(draft: Judged, account: DraftAuthor): boolean {
  return writes(draft, account) || (draft.state !== 'draft' && hasRole(account.role, 'approver'))
}

/** Why an account may not do something with a draft that it sees, as a sentence; undefined where it may. */
export function whyNot(move: DraftMove, draft: Judged, account: DraftAuthor): string | undefined {
  if (move === 'remove') return whyNotRemove(draft, account)
  if (draft.state === 'published' || draft.state === 'withdrawn') return CLOSED[draft.state]
  return RULES[move](draft, account)
}

/** Each move with the reason why not; null where the account may. */
export function movesOf(draft: Judged, account: DraftAuthor): Record<DraftMove, string | null> {
  return Object.fromEntries(DRAFT_MOVES.map(move => [move, whyNot(move, draft, account) ?? null])) as Record<
    DraftMove,
    string | null
  >
}

const CLOSED = {
  published:
    'It is published, and stays as the story of how that came about. Take the published review to change it.',
  withdrawn: 'What it published was withdrawn. It stays as the story of how that came about.',
}

const RULES: Readonly<
  Record<Exclude<DraftMove, 'remove'>, (draft: Judged, account: DraftAuthor) => string | undefined>
> = {
  save: (draft, account) =>
    writes(draft, account)
      ? undefined
      : 'Its author and the people they have named write in it. You can comment on it.',
  submit: (draft, account) => {
    if (!writes(draft, account)) return 'Its author, or somebody they have named, sends it for review.'
    return draft.state === 'draft' ? undefined : 'It is in review already.'
  },
  'send-back': (draft, account) => {
    if (draft.state === 'draft') return 'It is not in review.'
    if (writes(draft, account) || hasRole(account.role, 'approver')) return undefined
    return 'Its writers take it back, and approvers send it back.'
  },
  approve: (draft, account) => {
    if (!hasRole(account.role, 'approver')) return 'Approving needs the role approver.'
    if (account.name === draft.author.name) return 'A draft is approved by somebody else than its author.'
    if (draft.savers.includes(account.name))
      return 'You have saved changes in it, so somebody else approves it.'
    if (draft.state === 'draft') return 'It has not been sent for review.'
    return draft.state === 'approved' ? 'It is approved already.' : undefined
  },
  publish: (draft, account) => {
    if (!hasRole(account.role, 'approver')) return 'Publishing needs the role approver.'
    return draft.state === 'approved' ? undefined : 'It is published once somebody has approved it.'
  },
  comment: () => undefined,
  'name-people': ({ author }, { name }) =>
    author.name === name ? undefined : 'Only its author says who writes with them.',
}

function whyNotRemove({ state, author }: Judged, account: DraftAuthor): string | undefined {
  if (hasRole(account.role, 'administrator')) return undefined
  if (author.name !== account.name) return 'Only its author or an administrator removes a draft.'
  return state === 'published' || state === 'withdrawn' ? CLOSED[state] : undefined
}

function writes({ author, people }: Judged, { name }: DraftAuthor): boolean {
  return author.name === name || people.some(person => person.name === name)
}
