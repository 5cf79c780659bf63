import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import type { Row } from './catalogue.ts'
import type { SimilarIndex } from './similar-index.ts'
import { comparedTags, type TagPlace } from './similar-tags.ts'
import { FEWEST_TELLING, TELLING_TERM_PART, TELLING_WORD_PART, TELLING_WORDS } from './similar-weights.ts'
import type { Vector } from './weighted-field.ts'

/** A term that two items carry. */
export interface SharedTerm {
  facet: string
  id: string
  label: string
  /** Whose tag it is on both sides: the items' own, their reviews', or that of findings the items address. */
  of: TagPlace
  effect?: 'helped'
  /** Where one of the two is not stated by its review. */
  basis?: 'inferred' | 'disputed'
}

/** What two items have in common: what tells most stands first. */
export interface Shared {
  terms: SharedTerm[]
  /** A few words, as the item that was found writes them. */
  words: string[]
}

/** Terms that both rows carry and few enough others do. */
export function sharedTerms(asked: Row, found: Row, index: SimilarIndex, taxonomy: Taxonomy): SharedTerm[] {
  const tags = comparedTags(asked, taxonomy)
  const { dimensions, weights } = index.tagsOf(tags)
  const most = Math.max(FEWEST_TELLING, index.size * TELLING_TERM_PART)
  const others = new Map(comparedTags(found, taxonomy).map(tag => [tag.key, tag]))
  return tags
    .flatMap((tag, at) => {
      const other = others.get(tag.key)
      return other && index.carryingTag(dimensions[at]!) <= most
        ? [{ tag, other, counts: weights[at]! * other.weight }]
        : []
    })
    .toSorted((a, b) => b.counts - a.counts || compare(a.tag.key, b.tag.key))
    .map(({ tag, other }) => {
      const basis = [tag.basis, other.basis].includes('inferred') ? 'inferred' : (tag.basis ?? other.basis)
      return {
        facet: tag.facet,
        id: tag.term,
        label: taxonomy.label(tag.facet, tag.term),
        of: tag.place,
        ...(tag.helped && { effect: 'helped' as const }),
        ...(basis !== undefined && { basis }),
      }
    })
}

/** The words that both have and few enough others do. */
export function sharedWords(asked: Vector, found: Row, index: SimilarIndex): string[] {
  const written = index.writtenIn(found)
  const weights = new Map(asked.dimensions.map((dimension, at) => [dimension, asked.weights[at]!]))
  const own = index.wordsOf(found)
  const most = Math.max(FEWEST_TELLING, index.size * TELLING_WORD_PART)
  return own.dimensions
    .flatMap((dimension, at) => {
      const weight = weights.get(dimension)
      const telling = weight !== undefined && index.carryingWord(dimension) <= most
      return telling ? [{ word: written.get(dimension)!, counts: weight * own.weights[at]! }] : []
    })
    .toSorted((a, b) => b.counts - a.counts || compare(a.word, b.word))
    .slice(0, TELLING_WORDS)
    .map(({ word }) => word)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
