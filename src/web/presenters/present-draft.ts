import type {
  Draft,
  DraftAuthor,
  DraftEvent,
  DraftState,
  DraftWithText,
  KeptText,
} from '../../authoring/draft.ts'
import { movesOf } from '../../authoring/draft-moves.ts'
import { draftParts } from '../../authoring/draft-passages.ts'
import { toDifference } from '../../exports/difference.ts'
import { anchorsOnce } from './anchors-once.ts'
import { toMoment } from './present-verification.ts'

export const STATE_WORDS: Readonly<Record<DraftState, string>> = {
  draft: 'Being written',
  'in-review': 'In review',
  approved: 'Approved',
  published: 'Published',
  withdrawn: 'Withdrawn',
}

const EVENT_WORDS: Readonly<Record<DraftEvent['what'], string>> = {
  created: 'begun',
  submitted: 'sent for review',
  'sent-back': 'sent back to its writers',
  approved: 'approved',
  'approval-lapsed': 'changed, so that it must be approved anew',
  published: 'published',
  withdrawn: 'withdrawn',
}

const UNTITLED = 'A draft without a title yet'

/** A draft in a list. */
export function presentDraftLine(draft: Draft) {
  const { id, title, state, author, savedAt, savedBy, base } = draft
  const open = draft.comments.filter(({ resolved }) => !resolved).length
  return {
    href: `/contribute/${id}`,
    title: title || UNTITLED,
    state: STATE_WORDS[state],
    author: author.displayName,
    saved: `${toMoment(savedAt)}, by ${savedBy}`,
    changes: base?.review,
    open,
    kept: draft.kept.length,
  }
}

/** Everything about a draft for those who may read it, with what the account may do next. */
export function presentDraft({ draft, markdown }: DraftWithText, account: DraftAuthor) {
  const { comments, events, people } = draft
  const parts = draftParts(markdown)
  const anchors = new Set(parts.flatMap(({ passages }) => passages.map(({ anchor }) => anchor)))
  const shown = comments.map(comment => presentComment(comment, anchors))
  const once = anchorsOnce()
  const placed = new Set<string>()
  return {
    ...presentDraftLine(draft),
    id: draft.id,
    revision: draft.revision,
    file: draft.file,
    people: people.map(({ displayName }) => displayName),
    approval: draft.approval && `${draft.approval.displayName}, ${toMoment(draft.approval.time)}`,
    isClosed: draft.state === 'published' || draft.state === 'withdrawn',
    isDraft: draft.state === 'draft',
    events: events.map(({ what, by, time, note }) => ({
      what: EVENT_WORDS[what],
      by,
      time: toMoment(time),
      note,
    })),
    // On the whole, and where the paragraph is no longer as it was: these have no place in the text.
    general: shown.filter(({ at, changed }) => at === undefined || changed),
    parts: parts.map((part, index) => {
      const own = new Set(part.passages.map(({ anchor }) => anchor))
      const { html } = once({ slug: `part-${index}`, ...part })
      return {
        ...{ index, heading: part.heading, html, isOfItem: part.item !== undefined },
        // The title of an item stands before the first of its parts.
        title: part.item === parts[index - 1]?.item ? undefined : part.item,
        passages: [...own].map(anchor => ({ anchor, words: toWords(part.passages, anchor) })),
        comments: shown.filter(({ id, at }) => at !== undefined && own.has(at) && isFirst(placed, id)),
      }
    }),
    moves: movesOf(draft, account),
  }
}

/** The text of a refused save, compared with the draft as it stands. */
export function presentKept({ key, by, time, markdown }: KeptText & { markdown: string }, now: string) {
  return { key, by, time: toMoment(time), markdown, difference: toDifference(now, markdown) }
}

function presentComment(
  { id, at, quote, text, by, time, resolved }: Draft['comments'][number],
  anchors: ReadonlySet<string>,
) {
  return {
    ...{ id, at, quote, text, by, time: toMoment(time) },
    resolved: resolved && `${resolved.by}, ${toMoment(resolved.time)}`,
    changed: at !== undefined && !anchors.has(at),
  }
}

/** Where the same paragraph stands twice, what was said of it stands with the first. */
function isFirst(placed: Set<string>, id: string): boolean {
  return !placed.has(id) && Boolean(placed.add(id))
}

const MOST_WORDS = 70

function toWords(passages: ReadonlyArray<{ anchor: string; text: string }>, anchor: string): string {
  const text = passages.find(one => one.anchor === anchor)!.text
  return text.length > MOST_WORDS ? `${text.slice(0, MOST_WORDS)}…` : text
}
