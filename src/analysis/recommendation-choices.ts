import type { Recommendation, Review } from '../corpus/review.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { bodyNamed } from './addressee-names.ts'
import type { Catalogue } from './catalogue.ts'
import { isOverdue, latestStatus, NONE_RECORDED, strengthOf } from './recommendation-list.ts'

/** What the list of recommendations can be narrowed by that has a fixed set of values, by its parameter. */
export const CHOICE_KEYS = [
  'body',
  'agency',
  'review',
  'recommendation-kind',
  'strength',
  'status-owner',
  'status-independent',
  'overdue',
  'finding',
] as const
export type ChoiceKey = (typeof CHOICE_KEYS)[number]

/** A value of a filter, as an address has it and as a person reads it. */
export interface Choice {
  id: string
  label: string
}

/** A recommendation with what its values are taken from. */
export interface AskedOf {
  item: Recommendation
  review: Review
  taxonomy: Taxonomy
  /** As `2026-11-22`: what is overdue depends on it. */
  today: string
}

const VALUES: Readonly<Record<ChoiceKey, (one: AskedOf) => readonly string[]>> = {
  body: ({ item, taxonomy }) => [...new Set(item.to.map(name => bodyNamed(name, taxonomy.addressees)))],
  agency: ({ item }) => ownTerms(item, 'agency'),
  review: ({ review }) => [review.id],
  'recommendation-kind': ({ item }) => ownTerms(item, 'recommendation-kind'),
  strength: ({ item, taxonomy }) => [strengthOf(item, taxonomy) ?? []].flat(),
  'status-owner': ({ item }) => [latestStatus(item, 'owner')?.value ?? NONE_RECORDED],
  'status-independent': ({ item }) => [latestStatus(item, 'independent')?.value ?? NONE_RECORDED],
  overdue: ({ item, taxonomy, today }) => [String(isOverdue(item, taxonomy, today))],
  finding: ({ item }) => [item.addresses.length > 0 ? 'yes' : 'none'],
}

/** What a recommendation counts as for one filter: several bodies or agencies, and one of all else. */
export function valuesOf(key: ChoiceKey, one: AskedOf): readonly string[] {
  return VALUES[key](one)
}

/** The choices of the filters that the vocabulary gives, in its order. */
export function fixedChoices(
  taxonomy: Taxonomy,
): Readonly<Record<Exclude<ChoiceKey, CatalogueKey>, Choice[]>> {
  const terms = (facet: string) => (taxonomy.facet(facet)?.terms ?? []).map(toChoice)
  const statuses = [
    { id: NONE_RECORDED, label: 'None recorded' },
    ...taxonomy.list('recommendation-status').values.map(toChoice),
  ]
  return {
    agency: terms('agency'),
    'recommendation-kind': terms('recommendation-kind'),
    strength: (taxonomy.facet('action-type')?.roots() ?? []).map(toChoice),
    'status-owner': statuses,
    'status-independent': statuses,
    overdue: [
      { id: 'true', label: 'Overdue, as far as recorded' },
      { id: 'false', label: 'Not overdue, or no date known' },
    ],
    finding: [
      { id: 'yes', label: 'Answers a finding' },
      { id: 'none', label: 'Answers no finding of its record' },
    ],
  }
}

type CatalogueKey = 'body' | 'review'

/** The choices that the records give: bodies by their name, and reviews that ask for something, newest first. */
export function recordedChoices(catalogue: Catalogue): Readonly<Record<CatalogueKey, Choice[]>> {
  const bodies = new Set<string>()
  const reviews = new Map<string, string>()
  for (const row of catalogue.rows) {
    if (row.kind !== 'recommendation' || catalogue.demonstrations.has(row.number)) continue
    reviews.set(row.review.id, `${row.review.title} (${row.review.published.slice(0, 4)})`)
    for (const name of row.item.to) bodies.add(bodyNamed(name, catalogue.taxonomy.addressees))
  }
  return {
    body: [...bodies]
      .toSorted((a, b) => a.localeCompare(b, 'en-GB'))
      .map(name => ({ id: name, label: name })),
    review: [...reviews].map(([id, label]) => ({ id, label })),
  }
}

const toChoice = ({ id, label }: Choice): Choice => ({ id, label })

function ownTerms({ tags }: Recommendation, facet: string): string[] {
  const own = tags[facet]
  return own === undefined || own === 'held' ? [] : own.map(tag => tag.term)
}
