import type { Row } from '../../analysis/catalogue.ts'
import type { Facet, Kind } from '../../taxonomy/facet.ts'
import type { ThematicExtract } from '../thematic-extract.ts'
import type { ReportTable } from './report-table.ts'
import { counted, headFigure, reviewsIn } from './report-words.ts'

/** What a finding would be looked up under: what reports are grouped by. */
export const PRACTICE_THEME = 'practice-theme'

/** Facets that a report counts by: what it is about, and why practice made sense. */
const COUNTED = [PRACTICE_THEME, 'systems-factor']

/** How many items and reviews carry what, in the order of the vocabulary and never by size. */
export function figureTables(extract: ThematicExtract): ReportTable[] {
  const { rows, query, snapshot } = extract
  if (rows.length === 0) return []
  const facets = COUNTED.flatMap(key => snapshot.taxonomy.facet(key) ?? [])
  return [
    ...facets
      .filter(facet => facet.describes(query.kind))
      .map(facet => facetTable(facet, rows, query.kind, headFigure(extract))),
    gradeTable(extract),
  ]
}

interface Tally {
  items: number
  reviews: Set<string>
  /** Items that carry it as something that helped, alone or besides. */
  helped: number
  /** Items that carry it by the reading of the coder, or where it is disputed. */
  notStated: number
}

function facetTable(facet: Facet, rows: readonly Row[], kind: Kind, base: string): ReportTable {
  const tallies = new Map<string, Tally>()
  const tallyOf = (key: string) => {
    const tally = tallies.get(key) ?? { items: 0, reviews: new Set<string>(), helped: 0, notStated: 0 }
    tallies.set(key, tally)
    return tally
  }
  for (const { tags, review } of rows) {
    const own = tags[facet.key]
    const terms = new Map<string, Array<{ effect?: string; basis?: string }>>()
    if (own === undefined) terms.set('(not coded)', [])
    else if (own === 'held') terms.set('(held)', [])
    else if (own.length === 0) terms.set('(none)', [])
    else for (const tag of own) terms.set(tag.term, [...(terms.get(tag.term) ?? []), tag])
    for (const [term, carried] of terms) {
      const tally = tallyOf(term)
      tally.items++
      tally.reviews.add(review.id)
      if (carried.some(({ effect = 'hindered' }) => effect !== 'hindered')) tally.helped++
      if (carried.some(({ basis = 'stated' }) => basis !== 'stated')) tally.notStated++
    }
  }
  const [effect, basis] = (['effect', 'basis'] as const).map(one => facet.tagProperties.includes(one))
  const ofItems = kind !== 'review'
  const lines = [
    ...facet.terms.map(term => [term.id, term.label] as const),
    ['(none)', 'Coded: none applies'] as const,
    ['(not coded)', 'Not coded'] as const,
    ['(held)', 'Held: not published'] as const,
  ]
  return {
    caption: `${facet.label}. Base: ${base}.`,
    columns: [
      facet.label,
      ...(ofItems ? [`${kind === 'finding' ? 'Findings' : 'Recommendations'}`] : []),
      ...(effect ? ['of these, helped or mixed'] : []),
      ...(basis ? ['of these, our reading or disputed'] : []),
      'Reviews',
    ],
    rows: lines.flatMap(([key, label]) => {
      const tally = tallies.get(key)
      if (!tally) return []
      return [
        [
          label,
          ...(ofItems ? [tally.items] : []),
          ...(effect ? [tally.helped] : []),
          ...(basis ? [tally.notStated] : []),
          tally.reviews.size,
        ],
      ]
    }),
    note: `In the order of the vocabulary. ${ofItems ? `A ${kind}` : 'A review'} with several terms counts once for each, so that a column may add up to more than its base.${
      kind === 'recommendation' && facet.appliesTo.includes('finding')
        ? ' A recommendation carries the terms of the findings it addresses.'
        : ''
    }`,
  }
}

function gradeTable(extract: ThematicExtract): ReportTable {
  const { taxonomy } = extract.snapshot
  const facet = taxonomy.facet('evidence-grade')
  const reviews = reviewsIn(extract)
  const gradesOf = (tags: Row['tags']) => tags['evidence-grade']
  const rows = (facet?.terms ?? []).map(term => [
    `${term.id}: ${term.label}`,
    reviews.filter(({ tags }) => {
      const own = gradesOf(tags)
      return own !== undefined && own !== 'held' && own.some(tag => tag.term === term.id)
    }).length,
  ])
  return {
    caption: `How well the records are supported. Base: the ${counted(reviews.length, 'review')} of this extract.`,
    columns: ['Grade', 'Reviews'],
    rows,
  }
}
