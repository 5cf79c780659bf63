import { latestStatus, NONE_RECORDED, strengthOf } from '../analysis/recommendation-list.ts'
import { addressOf } from '../corpus/item-address.ts'
import { provenanceOf, singleTerm } from '../corpus/provenance.ts'
import { whoseWords } from '../corpus/sections.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { toCitation } from './citation.ts'
import type { Site } from './column.ts'
import type { ExportRecord } from './export-record.ts'
import { wordsOf } from './report/report-words.ts'

/**
 * An item as JSON: tags by facet as in the record (absent: not coded; empty: coded, none; `held`: not published),
 * sections with whose words they are in (`report`, `summary` or `library`), and all that an item leads to.
 */
export function toJsonItem(record: ExportRecord, taxonomy: Taxonomy, site: Site) {
  const { id, kind, item, review, tags, sections } = record
  const sourceIds = item !== undefined && 'sources' in item ? item.sources : undefined
  return {
    kind,
    id,
    url: `${site.address}${addressOf(id)}`,
    title: (item ?? review).title,
    review: {
      id: review.id,
      title: review.title,
      published: review.published,
      area: review.area,
      record: singleTerm(review.tags, 'record'),
      evidenceGrade: singleTerm(review.tags, 'evidence-grade'),
    },
    provenance: provenanceOf(review),
    whoseWords: wordsOf(review),
    tags,
    ...linksOf(record, taxonomy),
    sections: sections.map(({ slug, heading, passages }) => ({
      slug,
      heading,
      by: whoseWords(slug, singleTerm(review.tags, 'record')),
      passages,
    })),
    sources: review.sources.filter(source => sourceIds === undefined || sourceIds.includes(source.id)),
    citation: toCitation(review, item, site.name, site.address),
    digest: (item ?? review).digest,
  }
}

function linksOf({ item, review }: ExportRecord, taxonomy: Taxonomy) {
  const full = (ids: readonly string[]) => ids.map(id => `${review.id}/${id}`)
  switch (item?.kind) {
    case 'finding':
      return {
        depth: item.depth,
        explanation: item.explanation,
        uncoded: item.uncoded,
        leadsTo: full(item.leadsTo),
        addressedBy: full(
          review.recommendations.filter(one => one.addresses.includes(item.id)).map(one => one.id),
        ),
      }
    case 'recommendation':
      return {
        to: item.to,
        due: item.due,
        strength: strengthOf(item, taxonomy),
        addresses: full(item.addresses),
        supports: item.supports,
        statusOwner: latestStatus(item, 'owner')?.value ?? NONE_RECORDED,
        statusIndependent: latestStatus(item, 'independent')?.value ?? NONE_RECORDED,
        statuses: item.statuses,
      }
    case 'episode':
    case undefined:
      return {}
  }
}
