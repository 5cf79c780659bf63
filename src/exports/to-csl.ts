import { addressOf } from '../corpus/item-address.ts'
import { provenanceOf, singleTerm } from '../corpus/provenance.ts'
import { whatIsCited, type CitedRecord } from './citation.ts'
import type { Site } from './column.ts'

/** A reference in the form of CSL-JSON, as far as it is used here. */
export interface CslItem {
  id: string
  type: 'webpage' | 'report'
  title: string
  author: Array<{ literal: string }>
  publisher?: string
  issued?: { 'date-parts': [[year: number, month?: number, day?: number]] }
  URL?: string
  note?: string
}

/**
 * A record, or an item of it, as references: ours, which says whose words it is, and beside it the original that a
 * summary is of.
 */
export function toCsl({ review, item }: CitedRecord, site: Site): CslItem[] {
  const id = item ? `${review.id}/${item.id}` : review.id
  const key = id.replace('/', '-')
  const year = Number(review.published.slice(0, 4))
  const part = item ? `${item.id}, “${item.title}”, in: ` : ''
  const ours: CslItem = {
    id: key,
    type: 'webpage',
    title: `${part}${whatIsCited(review)} ${review.title} (${year})`,
    author: [{ literal: site.name }],
    publisher: site.name,
    URL: `${site.address}${addressOf(id)}`,
    note: `${provenanceOf(review)} SHA-256 of the text as cited: ${(item ?? review).digest}`,
  }
  const source = review.sources[0]
  if (singleTerm(review.tags, 'record') !== 'summary' || !source) return [ours]
  return [
    ours,
    {
      id: `${key}-original`,
      type: 'report',
      title: source.title,
      author: [{ literal: source.publisher }],
      publisher: source.publisher,
      issued: { 'date-parts': [[source.year ?? year]] },
      ...(source.url !== undefined && { URL: source.url }),
      note: 'The original, of which the record above is a summary.',
    },
  ]
}
