import type { Role } from '../accounts/roles.ts'

/** Where a draft stands on its way. What is published or withdrawn stays as the story of how it came about. */
export type DraftState = 'draft' | 'in-review' | 'approved' | 'published' | 'withdrawn'

/** Somebody who works on drafts. */
export interface DraftAuthor {
  /** Id of the account: permanent. */
  name: string
  displayName: string
  role: Role
}

/** An account, by its permanent id and the name that people see. */
export type DraftPerson = Pick<DraftAuthor, 'name' | 'displayName'>

/** What is known of a draft beside its text. */
export interface Draft {
  /** `d-` and twelve hex digits, made at random: it tells nothing of what the draft is about. */
  id: string
  state: DraftState
  /** The title in its front matter as last saved; empty where there is none that can be read. */
  title: string
  /** File name it would be published under, from the id in its front matter; undefined where there is none. */
  file?: string | undefined
  author: DraftPerson
  /** Whom its author has asked to write with them. */
  people: readonly DraftPerson[]
  /** Times as ISO 8601. */
  createdAt: string
  savedAt: string
  savedBy: string
  /** Ids of the accounts that have ever saved it: none of them may approve it. */
  savers: readonly string[]
  /** Grows by one with each saved text: whoever saves says which one they have changed. */
  revision: number
  /** SHA-256 of the text as last saved. */
  digest: string
  /** The published review that it would replace, with the digest of the file as it was when the draft was begun. */
  base?: { review: string; fileDigest: string } | undefined
  /** Who approved the text as it stands; a save takes it away. */
  approval?: (DraftPerson & { time: string; digest: string }) | undefined
  comments: readonly DraftComment[]
  /** Texts of saves that were refused, until somebody throws them away. */
  kept: readonly KeptText[]
  /** What happened, oldest first: who sent it for review, approved, sent back, published. */
  events: readonly DraftEvent[]
}

/** The text of a save that came too late. */
export interface KeptText {
  /** `k-` and eight hex digits. */
  key: string
  digest: string
  by: string
  time: string
  /** The revision that it had been made from. */
  revision: number
}

/** A remark on a paragraph. It stays with its text when paragraphs move, and is marked when the paragraph changed. */
export interface DraftComment {
  id: string
  /** Anchor of the paragraph, such as `p-3fa2c1`; undefined where it is on the whole. */
  at?: string | undefined
  /** First words of the paragraph when the comment was made. */
  quote: string
  text: string
  by: string
  time: string
  resolved?: { by: string; time: string } | undefined
}

export interface DraftEvent {
  what: 'created' | 'submitted' | 'sent-back' | 'approved' | 'approval-lapsed' | 'published' | 'withdrawn'
  by: string
  time: string
  note?: string | undefined
}

/** A save that was refused because somebody saved in between. Both texts are kept. */
export interface DraftConflict {
  /** The draft as it stands now, with its text. */
  current: Draft
  markdown: string
  /** Key under which the refused text is kept with the draft. */
  keptAs: string
}

/** A draft with its text. */
export interface DraftWithText {
  draft: Draft
  markdown: string
}

/** Whether a save was refused. */
export function isConflict(saved: Draft | DraftConflict): saved is DraftConflict {
  return 'keptAs' in saved
}
