import type { z } from 'zod'
import type { Draft, DraftAuthor, DraftWithText } from '../authoring/draft.ts'
import { movesOf } from '../authoring/draft-moves.ts'
import { anchorsOf } from '../authoring/draft-passages.ts'
import type { Published } from '../authoring/publishing.ts'
import { addressOf } from '../corpus/item-address.ts'
import type { draftAnswer, draftSummary, publishedAnswer } from './draft-schemas.ts'

export function toDraftSummary(draft: Draft): z.input<typeof draftSummary> {
  const { id, state, title, file, author, people, createdAt, savedAt, savedBy, revision, base } = draft
  return {
    ...{ id, url: `/contribute/${id}`, state, title, file: file ?? null, author, people: [...people] },
    ...{ createdAt, savedAt, savedBy, revision, base: base?.review ?? null },
    comments: draft.comments.filter(({ resolved }) => !resolved).length,
    kept: draft.kept.length,
  }
}

/** @param account whoever asks: what they may do is said */
export function toDraftAnswer(
  { draft, markdown }: DraftWithText,
  account: DraftAuthor,
): z.input<typeof draftAnswer> {
  const anchors = anchorsOf(markdown)
  return {
    ...toDraftSummary(draft),
    markdown,
    comments: draft.comments.map(({ id, at, quote, text, by, time, resolved }) => ({
      ...{ id, at: at ?? null, quote, text, by, time, resolved: resolved ?? null },
      changed: at !== undefined && !anchors.has(at),
    })),
    kept: draft.kept.map(({ key, by, time, revision }) => ({ key, by, time, revision })),
    events: draft.events.map(({ what, by, time, note }) => ({ what, by, time, note: note ?? null })),
    approval: draft.approval ? { displayName: draft.approval.displayName, time: draft.approval.time } : null,
    may: movesOf(draft, account),
  }
}

export function toPublishedAnswer({ review, commit, note }: Published): z.input<typeof publishedAnswer> {
  return { review, url: addressOf(review), commit: commit ?? null, note: note ?? null }
}
