import { sha256 } from '../../corpus/digest.ts'
import type { Finding, Review } from '../../corpus/review.ts'
import type { Catalogue } from '../catalogue.ts'
import type { Snapshot } from '../snapshot.ts'
import { codedFacets, type CodedValues } from './coded-facets.ts'

/** A finding of the library with its review. */
export interface FoundFinding {
  /** `<review>/F1` */
  id: string
  review: Review
  item: Finding
}

/** A finding by its id, as long as its record is published. */
export function findFinding({ catalogue }: Snapshot, id: string): FoundFinding | undefined {
  const row = catalogue.row(id)
  return row?.kind === 'finding' ? { id, review: row.review, item: row.item } : undefined
}

/**
 * Digest of what a coder reads of a finding: its title and the words of its sections, and neither its tags nor
 * anything else of its block, so that a coding stands when the record is tagged otherwise.
 * @throws ReviewChanged when the file is no longer the one that was loaded
 */
export async function digestOfWords({ corpus }: Snapshot, { review, item }: FoundFinding): Promise<string> {
  const sections = (await corpus.text(review.id)).items[item.id] ?? []
  const words = sections.map(({ heading, passages }) => [heading, ...passages.map(({ text }) => text)])
  return sha256(JSON.stringify([item.title, words]))
}

/** What the record says of a finding in the facets that are coded; a facet it does not code is absent. */
export function valuesOfRecord({ item }: FoundFinding, { taxonomy }: Snapshot): CodedValues {
  const own = codedFacets(taxonomy).flatMap(({ key }) => {
    const tags = item.tags[key]
    return tags === undefined || tags === 'held' ? [] : [[key, [...new Set(tags.map(tag => tag.term))]]]
  })
  return Object.fromEntries(own) as CodedValues
}

/** Which findings are offered: those of real records, or invented ones where somebody chooses them. */
export interface Offered {
  /** Any text; the same text gives the same order. */
  seed: string
  demonstrations: boolean
}

/** Findings in an order by chance that is the same for the same seed; one that is added moves no other. */
export function findingsByChance(catalogue: Catalogue, { seed, demonstrations }: Offered): string[] {
  return catalogue.rows
    .filter(row => row.kind === 'finding' && catalogue.demonstrations.has(row.number) === demonstrations)
    .map(({ id }) => ({ id, place: sha256(`${seed}\n${id}`) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ id }) => id)
}

/** The next in that order after one; the first where that one is not in it, undefined where there is none at all. */
export function findingAfter(id: string | undefined, order: readonly string[]): string | undefined {
  return order[(id === undefined ? -1 : order.indexOf(id)) + 1] ?? order[0]
}
