import type { FoundFinding } from '../../analysis/coding/coded-finding.ts'
import type { Snapshot } from '../../analysis/snapshot.ts'
import { anchorsOnce } from './anchors-once.ts'
import { presentRecord, presentSections } from './present-review.ts'

/** A finding without its tags: its words, what its record is, and the sources that its words cite. */
export async function presentWords({ id, review, item }: FoundFinding, { corpus, taxonomy }: Snapshot) {
  const body = await corpus.body(review.id)
  const sections = (body.items[item.id] ?? []).map(anchorsOnce())
  const cited = new Set(
    sections.flatMap(({ html }) => [...html.matchAll(/href="#source-(S\d+)"/g)].map(([, source]) => source)),
  )
  return {
    id,
    number: item.id,
    title: item.title,
    record: presentRecord(review, taxonomy),
    ...presentSections(sections, review),
    sources: review.sources.filter(source => cited.has(source.id)),
  }
}
