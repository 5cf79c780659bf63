import { addressOf } from '../../corpus/item-address.ts'
import { toCitation, type CitedRecord } from '../../exports/citation.ts'
import { citeAs, REFERENCE_FORMS } from '../../exports/cite-as.ts'
import { citeExtract } from '../../exports/cite-extract.ts'
import type { Site } from '../../exports/column.ts'
import type { Receipt } from '../../exports/receipt.ts'

/** A citation in the forms that a page offers: to read, to copy, and to download. */
export function presentCitation(record: CitedRecord, site: Site) {
  const { review, item } = record
  const address = addressOf(item ? `${review.id}/${item.id}` : review.id)
  return {
    ...toCitation(review, item, site.name, site.address),
    ...citeAs(record, site),
    forms: formsOf(address),
  }
}

/** The same of a saved extract. */
export function presentExtractCitation(receipt: Receipt, id: string, site: Site) {
  const path = `/extracts/${id}`
  return { ...citeExtract({ receipt, path }, site), forms: formsOf(path) }
}

function formsOf(path: string) {
  return Object.entries(REFERENCE_FORMS).map(([ending, { label }]) => ({
    label,
    href: `/api/v1${path}.${ending}`,
  }))
}
