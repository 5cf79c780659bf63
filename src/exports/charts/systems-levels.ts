import type { Catalogue } from '../../analysis/catalogue.ts'
import { Bitset } from '../../analysis/bitset.ts'
import { distinctReviews } from '../../analysis/distinct-reviews.ts'
import { baseOf, countOf, manyOf, type Chart, type ChartInput } from './chart.ts'
import { DARK, LIGHT } from './chart-style.ts'
import { shareBars } from './share-bars.ts'

const FACET = 'systems-factor'

interface Level {
  label: string
  items: number
  /** Items whose every tag of the level is our reading and not the report's word. */
  inferred: number
  helped: number
  reviews: number
}

/** At which levels of the system practice is explained: the upper terms of the systems factors. */
export function systemsLevels(input: ChartInput): Chart {
  const { catalogue, kind, rows } = input
  const coded = codedOf(catalogue, rows)
  const of = { items: coded.count(), reviews: distinctReviews(catalogue, coded) }
  const levels = countLevels(catalogue, coded)
  const many = manyOf(kind)
  const asked = rows.count() - of.items
  const label = catalogue.taxonomy.facet(FACET)?.label ?? FACET
  return {
    title: `Levels of the system in ${many}`,
    base: `Shares are of the ${countOf(of.items, kind)} from ${countOf(of.reviews, 'review')} on which a ${label.toLowerCase()} was coded; ${asked} more ${asked === 1 ? 'is' : 'are'} not coded. ${kind === 'review' ? 'A review' : `A ${kind}`} can count at several levels. ${baseOf(input)}`,
    summary:
      of.items === 0
        ? `No ${many} with a coded ${label.toLowerCase()} are counted, so there is nothing to draw.`
        : `${levels
            .map(
              ({ label: name, items, inferred }) =>
                `${name}: ${items} of ${of.items}${inferred > 0 ? ` (${inferred} by inference alone)` : ''}`,
            )
            .join('; ')}.`,
    table: {
      columns: [
        'Level',
        ...[
          `${many.charAt(0).toUpperCase()}${many.slice(1)}`,
          'Of coded',
          'By inference alone',
          'With a help',
        ],
        ...['Reviews', 'Of reviews coded'],
      ],
      rows: levels.map(({ label: name, items, inferred, helped, reviews }) => [
        name,
        ...[items, of.items, inferred, helped, reviews, of.reviews].map(String),
      ]),
    },
    draw:
      of.items === 0
        ? undefined
        : size =>
            shareBars(
              levels.map(({ label: name, items, inferred }) => ({
                ...{ label: name, counts: [items - inferred, inferred], of: of.items },
                says: `${items} of ${of.items}`,
              })),
              [
                { name: 'stated in the source', color: DARK },
                { name: 'inferred', color: LIGHT },
              ],
              { size, axis: `share of the ${countOf(of.items, kind)} coded` },
            ),
  }
}

function codedOf(catalogue: Catalogue, rows: Bitset): Bitset {
  if (!catalogue.taxonomy.facet(FACET)) return new Bitset(catalogue.size)
  const { notCoded, held } = catalogue.facet(FACET)
  return rows.andNot(notCoded).andNot(held)
}

function countLevels(catalogue: Catalogue, coded: Bitset): Level[] {
  return (catalogue.taxonomy.facet(FACET)?.roots() ?? []).map(({ id, label }) => {
    const { all, basis, effect } = catalogue.facet(FACET).terms.get(id)!
    const set = all.and(coded)
    const vouched = ['stated', 'disputed'].flatMap(name => basis[name] ?? [])
    return {
      label,
      items: set.count(),
      inferred: vouched.reduce((rest, rows) => rest.andNot(rows), set).count(),
      helped: effect['helped'] === undefined ? 0 : set.countAnd(effect['helped']),
      reviews: distinctReviews(catalogue, set),
    }
  })
}
