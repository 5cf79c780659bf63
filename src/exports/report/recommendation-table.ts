import { provenanceOf, singleTerm } from '../../corpus/provenance.ts'
import type { ThematicExtract } from '../thematic-extract.ts'
import { recommendationsBeside } from './beside.ts'
import { sidesOf } from './report-item.ts'
import type { ReportTable } from './report-table.ts'

/**
 * Recommendations that address findings of an extract, with the claim of the owner and the view of others side by
 * side; undefined where the extract is not of findings, or none is addressed.
 */
export function recommendationTable(extract: ThematicExtract): ReportTable | undefined {
  if (extract.query.kind !== 'finding') return undefined
  const { taxonomy } = extract.snapshot
  const rows = recommendationsBeside(extract).flatMap(({ row: { item, review, id }, why }) => {
    if (item?.kind !== 'recommendation') return []
    const { owner, independent } = sidesOf(item, taxonomy)
    return [
      [
        `${id} ${item.title}. Grade ${singleTerm(review.tags, 'evidence-grade')}. ${provenanceOf(review)}`,
        why.slice(why.indexOf(':') + 2),
        item.to.join('; '),
        owner,
        independent,
      ],
    ]
  })
  if (rows.length === 0) return undefined
  return {
    caption: `Recommendations that address findings of this extract: ${rows.length}. They are not counted in it.`,
    columns: [
      'Recommendation',
      'Addresses',
      'Addressed to',
      'What the owner says',
      'What an independent body found',
    ],
    rows,
    note: 'What an owner says is a claim. “None recorded” means that the library knows of no word from that side, not that nothing was done.',
  }
}
