import type { Facet, Level } from '../../src/taxonomy/facet.ts'
import type { Taxonomy } from '../../src/taxonomy/taxonomy.ts'
import { zipf, type Random } from './random.ts'

/** What a record says of a facet: a line of YAML; nothing where it was not coded. */
export type TagDrawer = (level: Level, random: Random, given?: Readonly<Record<string, string>>) => string[]

/** Left to chance only where the format does not ask for it, and in most records coded all the same. */
const CODED = 0.85
const MOST_TERMS = 4
/** Shares of tags that say more than their term. */
const WITH_PROPERTIES = 0.3

/** Draws tags of every facet of the vocabulary, some terms often and most seldom. */
export function createTagDrawer(taxonomy: Taxonomy): TagDrawer {
  const facets = new Map(taxonomy.facets.map(facet => [facet.key, createFacetDrawer(facet)]))
  return (level, random, given = {}) =>
    taxonomy.facetsAt(level).flatMap(facet => {
      const value = given[facet.key]
      if (value !== undefined) return value === '' ? [] : [`${facet.key}: ${value}`]
      if (!facet.requiredFor.includes(level) && !random.chance(CODED)) return []
      return [`${facet.key}: ${facets.get(facet.key)!(random)}`]
    })
}

function createFacetDrawer(facet: Facet): (random: Random) => string {
  const terms = facet.terms.filter(term => !term.retired && facet.canTag(term.id)).map(term => term.id)
  // "Not stated" and "not applicable" stand alone: beside another term they would contradict it.
  const alone = terms.filter(id => id.startsWith('not-'))
  const draw = zipf(terms, 1)
  return random => {
    if (facet.single) return draw(random)
    const most = Math.min(facet.max ?? MOST_TERMS, MOST_TERMS, terms.length - alone.length)
    const wanted = random.whole(Math.min(facet.min, most), most)
    const first = draw(random)
    if (wanted === 0) return '[]'
    if (alone.includes(first)) return `[${first}]`
    const chosen = new Set([first])
    for (let tries = 0; chosen.size < wanted && tries < 20; tries++) {
      const next = draw(random)
      if (!alone.includes(next)) chosen.add(next)
    }
    return `[${[...chosen].map(id => toTag(id, facet, random)).join(', ')}]`
  }
}

function toTag(id: string, facet: Facet, random: Random): string {
  const { tagProperties } = facet
  if (tagProperties.length === 0 || !random.chance(WITH_PROPERTIES)) return id
  const parts = [
    `term: ${id}`,
    ...(tagProperties.includes('effect')
      ? [`effect: ${random.any(['hindered', 'hindered', 'helped', 'mixed'])}`]
      : []),
    ...(tagProperties.includes('basis')
      ? [`basis: ${random.any(['stated', 'inferred', 'inferred', 'disputed'])}`]
      : []),
    ...(tagProperties.includes('source') ? ['source: S1'] : []),
  ]
  return `{${parts.join(', ')}}`
}
