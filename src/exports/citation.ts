import { addressOf } from '../corpus/item-address.ts'
import { provenanceOf, singleTerm } from '../corpus/provenance.ts'
import type { Item, Review } from '../corpus/review.ts'

/** What is cited: a review, or an item of it. */
export interface CitedRecord {
  review: Review
  item?: Item | undefined
}

/**
 * How to cite a record or an item of it: whose words they are, of what, and where. The reference of the original
 * stands beside it, since a summary is not the report.
 */
export function toCitation(
  review: Review,
  item: Item | undefined,
  siteName: string,
  baseUrl: string,
): { ours: string; original: string | undefined } {
  const record = singleTerm(review.tags, 'record')
  const part = item ? `${item.id}, “${item.title}”, in: ` : ''
  const address = `${baseUrl}${addressOf(item ? `${review.id}/${item.id}` : review.id)}`
  const source = review.sources[0]
  return {
    ours: `${part}${whatIsCited(review)} ${review.title} (${review.published.slice(0, 4)}). ${siteName}. ${address}. ${provenanceOf(review)}`,
    original:
      record === 'summary' && source
        ? `${source.publisher} (${source.year ?? review.published.slice(0, 4)}) ${source.title}.`
        : undefined,
  }
}

/** Whose words a record is, as the first words of a citation of it. */
export function whatIsCited({ tags }: Review): string {
  switch (singleTerm(tags, 'record')) {
    case 'summary':
      return `Lessons library summary (grade ${singleTerm(tags, 'evidence-grade')}) of`
    case 'demonstration':
      return 'Invented demonstration record'
    default:
      return 'Lessons library review'
  }
}
