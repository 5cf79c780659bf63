import type { AskedBefore } from '../../analysis/asked-before.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { presentItem, presentRecord } from './present-review.ts'

/** An earlier recommendation with what became of it, and what it shares with a draft. */
export function presentAsked(found: AskedBefore, taxonomy: Taxonomy) {
  const { id, item, review, year, isSameBody, words, outcome } = found
  return {
    ...presentItem(item, review, item.tags, [], taxonomy),
    year,
    lead: item.lead.text,
    record: presentRecord(review, taxonomy),
    outcome: outcome.map(term => taxonomy.label('outcome', term)),
    isSameBody,
    words,
    yaml: `supports: [${id}]`,
  }
}
