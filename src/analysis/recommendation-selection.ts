import { addresseeNames } from './addressee-names.ts'
import { realReviews, type Catalogue, type Row } from './catalogue.ts'
import { CHOICE_KEYS, valuesOf, type ChoiceKey } from './recommendation-choices.ts'

/** What narrows the list of recommendations; what is left out narrows nothing. */
export type RecommendationFilters = { readonly [K in ChoiceKey]?: string | undefined } & {
  /** A part of a name of an addressee, in any case. */
  addressee?: string | undefined
  /** First and last year of publication. */
  from?: number | undefined
  to?: number | undefined
}

export type RecommendationRow = Row & { kind: 'recommendation' }

/** The recommendations that meet some filters, with the base of their number. */
export interface RecommendationSelection {
  /** Newest first. */
  rows: RecommendationRow[]
  /** All recommendations of real records. */
  of: number
  reviews: { count: number; of: number }
  /** By filter and value: how many there would be with that value chosen instead, all other filters kept. */
  counts: ReadonlyMap<ChoiceKey, ReadonlyMap<string, number>>
}

/**
 * Recommendations of real records that meet every filter; invented records enter neither list nor base.
 * @param today as `2026-11-22`
 */
export function selectRecommendations(
  catalogue: Catalogue,
  filters: RecommendationFilters,
  today: string,
): RecommendationSelection {
  const { taxonomy } = catalogue
  const meetsTexts = createTextTest(catalogue, filters)
  const counts = new Map(CHOICE_KEYS.map(key => [key, new Map<string, number>()]))
  const rows: RecommendationRow[] = []
  let all = 0
  for (const row of catalogue.rows) {
    if (row.kind !== 'recommendation' || catalogue.demonstrations.has(row.number)) continue
    all++
    if (!meetsTexts(row)) continue
    const one = { item: row.item, review: row.review, taxonomy, today }
    const failed = CHOICE_KEYS.filter(key => {
      const wanted = filters[key]
      return wanted !== undefined && !valuesOf(key, one).includes(wanted)
    })
    if (failed.length === 0) rows.push(row)
    if (failed.length > 1) continue
    // A row that one filter alone leaves out counts beside the other choices of that filter.
    for (const key of failed.length === 0 ? CHOICE_KEYS : failed) {
      const ofKey = counts.get(key)!
      for (const value of valuesOf(key, one)) ofKey.set(value, (ofKey.get(value) ?? 0) + 1)
    }
  }
  return {
    rows,
    of: all,
    reviews: { count: new Set(rows.map(row => row.review.id)).size, of: realReviews(catalogue).length },
    counts,
  }
}

function createTextTest({ taxonomy }: Catalogue, { addressee, from, to }: RecommendationFilters) {
  const name = addressee?.toLowerCase()
  return ({ item, review }: RecommendationRow): boolean => {
    const year = Number(review.published.slice(0, 4))
    if ((from !== undefined && year < from) || (to !== undefined && year > to)) return false
    return (
      name === undefined ||
      item.to.some(one =>
        addresseeNames(one, taxonomy.addressees).some(other => other.toLowerCase().includes(name)),
      )
    )
  }
}
