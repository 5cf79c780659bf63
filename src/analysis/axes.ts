import type { Facet, Kind } from '../taxonomy/facet.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { Bitset } from './bitset.ts'
import { DEMONSTRATION, type Catalogue } from './catalogue.ts'
import { RECORD } from './selection.ts'

/** Axes of time beside those of facets: the decade and the year of publication. */
export const DECADES = 'published'
export const YEARS = 'published-year'

/** What a value of an axis says of a row: a term, or one of the ways of carrying none. */
export type AxisState = 'term' | 'none' | 'not-stated' | 'not-coded' | 'held'

/** Ways of carrying a term that are never counted without being said. */
export const MARKS = ['inferred', 'disputed', 'helped', 'mixed'] as const
export type Mark = (typeof MARKS)[number]

/** A row or column of a table. */
export interface AxisValue {
  /** Id of the term, first year of the decade, the year; of a state that is no term, the state in brackets. */
  id: string
  label: string
  /** Id of the term above it. */
  broader: string | null
  state: AxisState
  rows: Bitset
  /** The rows that carry it so, where any do. */
  marks: Partial<Record<Mark, Bitset>>
}

/** One side of a table. */
export interface Axis {
  key: string
  label: string
  values: AxisValue[]
  /** Rows of which it is known what they carry, be it nothing: neither not coded nor held. */
  coded: Bitset
}

/** Facets of places. A nation is a row of a table with its caveat; a chart is drawn of none. */
const PLACES: ReadonlySet<string> = new Set(['nation'])

/** What is never an axis, and why: a table of it would be read as a ranking. */
const REFUSED: Readonly<Record<string, string>> = {
  area: 'Places are not compared: the library is no sample, and a count by area would be read as a ranking.',
  region:
    'Places are not compared: the library is no sample, and a count by region would be read as a ranking.',
  addressee:
    'Bodies are not compared: the library is no sample, and a count by addressee would be read as a ranking.',
}

/** Keys of the axes that a kind has, in the order of the filter panel, time first. */
export function axesFor(kind: Kind, taxonomy: Taxonomy): Array<{ key: string; label: string }> {
  return [
    { key: DECADES, label: 'Decade of publication' },
    { key: YEARS, label: 'Year of publication' },
    ...taxonomy.facetsFor(kind).filter(({ key }) => !Object.hasOwn(REFUSED, key)),
  ].map(({ key, label }) => ({ key, label }))
}

/** Why something may not be an axis of a table of a kind; undefined where it may. */
export function axisFault(key: string, kind: Kind, taxonomy: Taxonomy): string | undefined {
  if (Object.hasOwn(REFUSED, key)) return REFUSED[key]
  const axes = axesFor(kind, taxonomy).map(axis => axis.key)
  if (axes.includes(key)) return undefined
  const facet = taxonomy.facet(key)
  return facet
    ? `${facet.label} is not recorded of a ${kind}.`
    : `Unexpected \`${key.slice(0, 80)}\`, expected one of ${axes.join(', ')}.`
}

/** Whether an axis is of time, in which every row stands once. */
export function isOfTime(key: string): boolean {
  return key === DECADES || key === YEARS
}

/** Whether an axis is of places, of which no chart is drawn. */
export function isOfPlaces(key: string): boolean {
  return PLACES.has(key)
}

/**
 * The values of an axis, in the order of the facet's file or of time, never by their counts.
 * @param selected the rows that are counted; years run from the first of them to the last
 */
export function createAxis(key: string, kind: Kind, catalogue: Catalogue, selected: Bitset): Axis {
  if (isOfTime(key)) return axisOfTime(key, catalogue, selected)
  const facet = catalogue.taxonomy.facet(key)!
  const { terms, none, held, notCoded } = catalogue.facet(key)
  const special = (state: AxisState, label: string, rows: Bitset): AxisValue => ({
    ...{ id: `(${state})`, label, broader: null, state, rows, marks: {} },
  })
  return {
    key,
    label: facet.label,
    values: [
      ...termsOf(facet).map(({ id, label, broader }): AxisValue => {
        const { all, effect, basis } = terms.get(id)!
        const marks = Object.entries({ ...effect, ...basis }).filter(
          ([mark, rows]) => MARKS.some(one => one === mark) && rows.countAnd(selected) > 0,
        )
        return {
          ...{ id, label, broader: broader ?? null, rows: all },
          state: id === 'not-stated' ? 'not-stated' : 'term',
          marks: Object.fromEntries(marks),
        }
      }),
      special('none', 'Coded, none applies', none),
      special('held', 'Held back, to protect a child', held),
      special('not-coded', 'Not coded', notCoded),
    ],
    coded: catalogue.kind(kind).andNot(held).andNot(notCoded),
  }
}

/** Invented records enter no statistic. */
function termsOf(facet: Facet): Facet['terms'] {
  return facet.key === RECORD ? facet.terms.filter(({ id }) => id !== DEMONSTRATION) : facet.terms
}

function axisOfTime(key: string, catalogue: Catalogue, selected: Bitset): Axis {
  const step = key === DECADES ? 10 : 1
  const byTime = new Map<number, number[]>()
  for (const row of selected.rows()) {
    const year = Number(catalogue.rows[row]!.review.published.slice(0, 4))
    const start = Math.floor(year / step) * step
    const known = byTime.get(start)
    if (known) known.push(row)
    else byTime.set(start, [row])
  }
  const first = Math.min(...byTime.keys())
  const length = byTime.size === 0 ? 0 : (Math.max(...byTime.keys()) - first) / step + 1
  return {
    key,
    label: key === DECADES ? 'Decade of publication' : 'Year of publication',
    values: Array.from({ length }, (_, at): AxisValue => {
      const start = first + at * step
      const rows = Bitset.of(catalogue.size, byTime.get(start) ?? [])
      return {
        ...{ id: String(start), label: step === 10 ? `${start}s` : String(start), broader: null },
        ...{ state: 'term', rows, marks: {} },
      }
    }),
    coded: selected,
  }
}
