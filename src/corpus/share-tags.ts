import type { Item, Review, Tag, Tags } from './review.ts'

/** Gives equal tags as one and the same object. */
export interface TagSharer {
  share: (tag: Tag) => Tag
  /** A review with all tags of it and of its items shared. */
  shareIn: (review: Review) => Review
}

/**
 * A library of ten thousand reviews carries a million tags, and a few hundred different ones: with one object for each
 * of those it takes a third of the memory.
 */
export function createTagSharer(): TagSharer {
  const known = new Map<string, Tag>()
  const share = (tag: Tag): Tag => {
    const key = [tag.term, tag.effect, tag.basis, tag.source].join(' ')
    const before = known.get(key)
    if (before) return before
    known.set(key, tag)
    return tag
  }
  const shareAll = (tags: Tags): Tags =>
    Object.fromEntries(
      Object.entries(tags).map(([facet, own]) => [facet, own === 'held' ? own : own.map(share)]),
    )
  const item = <T extends Item>(one: T): T => ({ ...one, tags: shareAll(one.tags) })
  return {
    share,
    shareIn: review => ({
      ...review,
      tags: shareAll(review.tags),
      findings: review.findings.map(item),
      episodes: review.episodes.map(item),
      recommendations: review.recommendations.map(item),
    }),
  }
}
