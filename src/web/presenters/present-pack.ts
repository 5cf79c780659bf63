import type { StandingItem } from '../../collections/pack-items.ts'
import { addressOf } from '../../corpus/item-address.ts'
import { toMonth } from '../../corpus/to-month.ts'
import { citeAs } from '../../exports/cite-as.ts'
import type { Site } from '../../exports/column.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { presentRecord } from './present-review.ts'

/** An item of a pack as a page shows it; of what was withdrawn or is gone nothing but that. */
export function presentPackItem(item: StandingItem, taxonomy: Taxonomy, site: Site) {
  const { id, note, state } = item
  const shared = { id, note, state, number: id.split('/')[1] ?? id, href: addressOf(id) }
  if (!('row' in item))
    return { ...shared, gone: { reason: item.reason, date: item.date === null ? '' : toMonth(item.date) } }
  const { row } = item
  const { review } = row
  return {
    ...shared,
    title: (row.item ?? review).title,
    record: presentRecord(review, taxonomy),
    to: row.kind === 'recommendation' ? row.item.to : [],
    lead: row.item?.lead,
    citation: citeAs({ review, item: row.item }, site).text,
  }
}
