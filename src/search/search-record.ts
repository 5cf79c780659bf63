import type { EffectiveTags } from '../analysis/effective-tags.ts'
import { onceFor } from '../analysis/once-for.ts'
import type { Row } from '../analysis/catalogue.ts'
import { itemsOf } from '../corpus/corpus.ts'
import { singleTerm } from '../corpus/provenance.ts'
import type { ReviewText } from '../corpus/review.ts'
import { whoseWords, type Speaker } from '../corpus/sections.ts'
import { matchKeyOf } from './match-keys.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'

/** A document of the search engine: one finding, recommendation or review. */
export interface SearchRecord {
  /** The id of the row with the one character the engine does not take replaced. */
  id: string
  /** The id again, in a form in which all matches can be listed: see match-keys.ts. */
  matchKey: string
  kind: string
  reviewId: string
  area: string
  /** Year of publication. */
  year: number
  title: string
  knownAs: string[]
  reviewTitle: string
  /** Every passage of its own section, with the anchor and the section of each. */
  passages: string[]
  anchors: string[]
  sections: string[]
  /** Whose words each passage is in. */
  speakers: Speaker[]
  /** Names a recommendation is addressed to. */
  to: string[]
  /** Labels and synonyms of its own terms, and those it has by way of what it addresses or holds. */
  words: string[]
  /** The same of what it inherits from its review, and the area: true of everything in the review alike. */
  inherited: string[]
  /** Ids of its terms and what stands above them, by facet. */
  [facet: string]: unknown
}

/**
 * Facets about how a record was made. Their labels ("press", "official statements") are ordinary words that would
 * make every record of a grade a match.
 */
const PROVENANCE: ReadonlySet<string> = new Set(['record', 'evidence-grade', 'methodology'])

/** Values that say that nothing is known, which is nothing to be found by. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['not-stated', 'not-applicable'])

/** The rows of one review as documents for the engine. */
export function toSearchRecords(rows: readonly Row[], body: ReviewText, taxonomy: Taxonomy): SearchRecord[] {
  return rows.map(row => {
    const passages = passagesOf(row, body)
    return {
      id: toRecordId(row.id),
      matchKey: matchKeyOf(row.id),
      kind: row.kind,
      reviewId: row.review.id,
      area: row.review.area.toLowerCase(),
      year: Number(row.review.published.slice(0, 4)),
      title: row.item?.title ?? row.review.title,
      knownAs: row.review.knownAs.map(known => known.name),
      reviewTitle: row.review.title,
      passages: passages.map(passage => passage.text),
      anchors: passages.map(passage => passage.anchor),
      sections: passages.map(passage => passage.section),
      speakers: passages.map(passage => passage.by),
      to: row.kind === 'recommendation' ? [...row.item.to] : [],
      ...wordsOf(row, taxonomy),
      ...facetValues(row.tags, taxonomy),
    }
  })
}

/** `2006-highland-…/F1` as the engine takes it; a review's id has no underscore. */
export function toRecordId(rowId: string): string {
  return rowId.replace('/', '_')
}

export function toRowId(recordId: string): string {
  return recordId.replace('_', '/')
}

interface RecordPassage {
  text: string
  by: Speaker
  anchor: string
  section: string
}

/** The own section of an item is its heading's; of a review, the whole document with the titles of its items. */
export function passagesOf(row: Row, body: ReviewText): RecordPassage[] {
  const record = singleTerm(row.review.tags, 'record')
  if (row.item) return flatten(body.items[row.item.id] ?? [], '', record)
  return [
    ...flatten(body.sections, '', record),
    ...itemsOf(row.review).flatMap(({ id, title }) => [
      { text: title, by: whoseWords('', record), anchor: id, section: id },
      ...flatten(body.items[id] ?? [], id, record),
    ]),
  ]
}

function flatten(sections: ReviewText['sections'], itemId: string, record: string): RecordPassage[] {
  return sections.flatMap(({ heading, slug, passages }) =>
    passages.map(({ text, anchor }) => ({
      text,
      anchor,
      by: whoseWords(slug, record),
      section: [itemId, heading].filter(Boolean).join(' '),
    })),
  )
}

/** Words a row is found by that stand in none of its passages: labels and synonyms of its terms, and its area. */
export function wordsOf(row: Row, taxonomy: Taxonomy): Pick<SearchRecord, 'words' | 'inherited'> {
  const terms = termsSaying(row, taxonomy)
  const words = new Set(terms.own.flat())
  const inherited = new Set([...terms.inherited.flat(), row.review.area])
  return { words: [...words], inherited: [...inherited].filter(word => !words.has(word)) }
}

/** Label and synonyms of a term: one list a term, the same one wherever the term stands. */
export type TermWords = readonly string[]

/** The terms of a row that say something, as words: its own, and those it inherits from its review. */
export function termsSaying(
  { kind, tags }: Row,
  taxonomy: Taxonomy,
): Record<'own' | 'inherited', TermWords[]> {
  const terms: Record<'own' | 'inherited', TermWords[]> = { own: [], inherited: [] }
  const { facets } = wordsOfTerms(taxonomy)
  for (const key in tags) {
    const facet = facets.get(key)
    const tagged = tags[key]!
    if (!facet || tagged === 'held') continue
    const into = kind !== 'review' && facet.reviewOnly ? terms.inherited : terms.own
    for (const { term } of tagged) {
      const words = facet.words.get(term)
      if (words) into.push(words)
    }
  }
  return terms
}

/** Label and synonyms of every term that says something, by facet: every hit asks for those of its terms. */
const wordsOfTerms = onceFor((taxonomy: Taxonomy) => ({
  facets: new Map(
    taxonomy.facets
      .filter(({ key }) => !PROVENANCE.has(key))
      .map(({ key, reviewOnly, terms }) => {
        const telling = terms.filter(({ id }) => !SAYS_NOTHING.has(id))
        const words = new Map(telling.map(({ id, label, synonyms }) => [id, [label, ...synonyms]]))
        return [key, { reviewOnly, words }]
      }),
  ),
}))

function facetValues(tags: EffectiveTags, taxonomy: Taxonomy): Record<string, string[]> {
  return Object.fromEntries(
    taxonomy.facets.map(facet => {
      const own = tags[facet.key]
      return [
        facet.key,
        own === undefined || own === 'held'
          ? []
          : [...new Set(own.flatMap(tag => facet.withAncestors(tag.term)))],
      ]
    }),
  )
}
