import type { Facet } from '../taxonomy/facet.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import type { Row } from './catalogue.ts'
import type { EffectiveTag } from './effective-tags.ts'
import { FROM_ELSEWHERE, UNCERTAIN } from './similar-weights.ts'

/** Whose tag it is: the item's own, that of its review, or that of a finding which a recommendation addresses. */
export type TagPlace = 'item' | 'review' | 'addressed'

/** A tag as it is compared. */
export interface ComparedTag {
  /** `<facet>/<term>`; what helped and what hindered are not the same. */
  key: string
  facet: string
  term: string
  place: TagPlace
  helped: boolean
  /** Undefined where it is stated. */
  basis: 'inferred' | 'disputed' | undefined
  /** Before its rarity is known. */
  weight: number
}

/** Facets of how a record was made and of where it happened: no lesson is like another by these. */
const NOT_COMPARED: ReadonlySet<string> = new Set([
  'record',
  'evidence-grade',
  'methodology',
  'review-type',
  'nation',
  'region',
])

/** Values that say that nothing is known or applies, which is nothing to have in common. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['not-stated', 'not-applicable', 'not-an-interaction'])

/** The tags of a row that are compared, each once, in the order of the taxonomy. Held values are not among them. */
export function comparedTags(row: Row, taxonomy: Taxonomy): ComparedTag[] {
  const tags = new Map<string, ComparedTag>()
  for (const facet of taxonomy.facets) {
    const own = row.tags[facet.key]
    if (own === undefined || own === 'held' || NOT_COMPARED.has(facet.key)) continue
    for (const tag of own) {
      if (SAYS_NOTHING.has(tag.term)) continue
      const compared = toCompared(tag, facet, placeOf(facet, row))
      const known = tags.get(compared.key)
      if (known === undefined || known.weight < compared.weight) tags.set(compared.key, compared)
    }
  }
  return [...tags.values()]
}

function toCompared({ term, effect, basis }: EffectiveTag, facet: Facet, place: TagPlace): ComparedTag {
  const helped = effect === 'helped'
  const doubt = basis === 'inferred' || basis === 'disputed' ? basis : undefined
  return {
    key: `${facet.key}/${term}${helped ? '/helped' : ''}`,
    facet: facet.key,
    term,
    place,
    helped,
    basis: doubt,
    weight: (doubt === undefined ? 1 : UNCERTAIN) * (place === 'item' ? 1 : FROM_ELSEWHERE),
  }
}

function placeOf({ appliesTo }: Facet, { kind }: Row): TagPlace {
  if (appliesTo.includes(kind)) return 'item'
  return appliesTo.includes('finding') ? 'addressed' : 'review'
}
