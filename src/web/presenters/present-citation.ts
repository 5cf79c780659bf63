import { addressOf } from '../../corpus/item-address.ts'
import { toCitation, type CitedRecord } from '../../exports/citation.ts'
import { citeAs, REFERENCE_FORMS } from '../../exports/cite-as.ts'
import type { Site } from '../../exports/column.ts'

/** A citation in the forms that a page offers: to read, to copy, and to download. */
export function presentCitation(record: CitedRecord, site: Site) {
  const { review, item } = record
  const address = addressOf(item ? `${review.id}/${item.id}` : review.id)
  return {
    ...toCitation(review, item, site.name, site.address),
    ...citeAs(record, site),
    forms: Object.entries(REFERENCE_FORMS).map(([ending, { label }]) => ({
      label,
      href: `/api/v1${address}.${ending}`,
    })),
  }
}
