import { singleTerm } from '../corpus/provenance.ts'
import type { FoundReview } from './recurrence.ts'

/** The term of the facet `nation` for documents of more than one nation. */
const SEVERAL_NATIONS = 'nation uk'
const WITHHELD = 'withheld'

/**
 * By what two reviews are of the same place; `several-nations` where one of the two is of more than one nation and the
 * other of one, so that the place is not sure.
 */
export const REACHES = ['area', 'nation', 'several-nations'] as const
export type Reach = (typeof REACHES)[number]

/** A review of the same place as another. */
export interface Neighbour {
  found: FoundReview
  reach: Reach
}

/** Reviews by the places they are of. */
export class SamePlace {
  /** By area and by nation, newest first. */
  readonly #places = new Map<string, FoundReview[]>()

  /** @param reviews oldest first */
  constructor(reviews: readonly FoundReview[]) {
    for (const found of reviews.toReversed())
      for (const place of [areaOf(found), nationOf(found)]) {
        if (place === undefined) continue
        const known = this.#places.get(place)
        if (known) known.push(found)
        else this.#places.set(place, [found])
      }
  }

  /**
   * Other reviews of the same area, and of the same nation too where a national body was asked, that were published
   * in a later year.
   */
  *after(found: FoundReview, year: number, isNational: boolean): Generator<Neighbour> {
    const [area, nation] = [areaOf(found), nationOf(found)]
    yield* this.#at(area, found, year, 'area')
    if (!isNational || nation === undefined) return
    for (const place of this.#nations(nation))
      for (const one of this.#at(place, found, year, place === nation ? 'nation' : 'several-nations'))
        if (area === undefined || areaOf(one.found) !== area) yield one
  }

  #nations(nation: string): string[] {
    if (nation !== SEVERAL_NATIONS) return [nation, SEVERAL_NATIONS]
    return [nation, ...[...this.#places.keys()].filter(one => one.startsWith('nation ') && one !== nation)]
  }

  *#at(place: string | undefined, from: FoundReview, year: number, reach: Reach): Generator<Neighbour> {
    for (const found of (place === undefined ? undefined : this.#places.get(place)) ?? []) {
      if (found.year <= year) return
      if (found.review !== from.review) yield { found, reach }
    }
  }
}

function areaOf({ review }: FoundReview): string | undefined {
  const area = review.area.trim().toLowerCase()
  return area === WITHHELD || area === '' ? undefined : `area ${area}`
}

function nationOf({ review }: FoundReview): string | undefined {
  const nation = singleTerm(review.tags, 'nation')
  return nation === '' ? undefined : `nation ${nation}`
}
