import type { Row } from '../../analysis/catalogue.ts'
import type { EffectiveTag } from '../../analysis/effective-tags.ts'
import { strengthOf } from '../../analysis/recommendation-list.ts'
import type { Snapshot } from '../../analysis/snapshot.ts'
import { strengths } from '../../analysis/strength-mix.ts'
import { singleTerm } from '../../corpus/provenance.ts'
import type { Facet } from '../../taxonomy/facet.ts'

/** Findings and recommendations that a term gives to a session, of each at most so many. */
export const MOST_OF_A_TERM = 8
export const MOST_OF_ONE_REVIEW = 2

/** The rule by which a term's records are chosen, to be shown where they are used. */
export const TERM_RULE = `At most ${MOST_OF_A_TERM} findings with the term or one below it, and at most ${MOST_OF_ONE_REVIEW} of one review: those that the report states come before those we infer, then those analysed in more depth, those with the better grade, and the newer ones. With them the recommendations that answer them, the stronger first, at most ${MOST_OF_A_TERM}. Invented records are left out.`

/**
 * Findings of a term and the recommendations that answer them, by `TERM_RULE`. Where only recommendations carry the
 * term they are chosen by the strength of what they ask, and the findings they answer stand before them.
 */
export function itemsOfTerm(facet: Facet, term: string, snapshot: Snapshot): Row[] {
  const { catalogue } = snapshot
  const tagged = catalogue.withAnyTerm(facet.key, [term])
  const terms = new Set(facet.withDescendants(term))
  const rowsOfKind = (kind: 'finding' | 'recommendation') =>
    tagged
      .and(catalogue.kind(kind))
      .andNot(catalogue.demonstrations)
      .rows()
      .map(number => catalogue.rows[number]!)
  const findings = chosen(rowsOfKind('finding'), (a, b) => byWorth(a, b, facet, terms, snapshot))
  if (findings.length > 0) return [...findings, ...recommendationsFor(findings, snapshot)]
  const asked = chosen(rowsOfKind('recommendation'), (a, b) => byStrength(a, b, snapshot))
  return [...findingsFor(asked, snapshot), ...asked]
}

/** The first in an order, of one review no more than a few. */
function chosen(rows: readonly Row[], order: (a: Row, b: Row) => number): Row[] {
  const taken = new Map<string, number>()
  return rows
    .toSorted((a, b) => order(a, b) || a.number - b.number)
    .filter(({ review }) => {
      const count = (taken.get(review.id) ?? 0) + 1
      taken.set(review.id, count)
      return count <= MOST_OF_ONE_REVIEW
    })
    .slice(0, MOST_OF_A_TERM)
}

/** Stated before inferred, more depth before less, the better grade before the worse; rows stand newest first. */
function byWorth(a: Row, b: Row, facet: Facet, terms: ReadonlySet<string>, { taxonomy }: Snapshot): number {
  const levels = taxonomy.depth.levels.map(({ id }) => id)
  const depth = (row: Row) => (row.kind === 'finding' ? levels.indexOf(row.item.depth.level) : -1)
  return (
    basisOf(a, facet, terms) - basisOf(b, facet, terms) ||
    depth(b) - depth(a) ||
    gradeOf(a).localeCompare(gradeOf(b))
  )
}

const BASES = ['stated', 'inferred', 'disputed'] as const

/** The best ground on which a row carries one of some terms; of a facet without grounds all are stated. */
function basisOf({ tags }: Row, { key }: Facet, terms: ReadonlySet<string>): number {
  const own = tags[key]
  const found: readonly EffectiveTag[] = own === undefined || own === 'held' ? [] : own
  return Math.min(
    ...found
      .filter(({ term }) => terms.has(term))
      .map(({ basis = 'stated' }) => (BASES as readonly string[]).indexOf(basis)),
    BASES.length,
  )
}

/** The stronger action before the weaker, the better grade before the worse. */
function byStrength(a: Row, b: Row, { taxonomy }: Snapshot): number {
  const order = strengths(taxonomy).map(({ id }) => id)
  const rank = (row: Row) => {
    const strength = row.kind === 'recommendation' ? strengthOf(row.item, taxonomy) : undefined
    return strength === undefined ? order.length : order.indexOf(strength)
  }
  return rank(a) - rank(b) || gradeOf(a).localeCompare(gradeOf(b))
}

function gradeOf({ review }: Row): string {
  return singleTerm(review.tags, 'evidence-grade') || 'Z'
}

function recommendationsFor(findings: readonly Row[], snapshot: Snapshot): Row[] {
  const reviews = [...new Set(findings.map(({ review }) => review))]
  const ids = new Set(findings.map(({ id }) => id))
  return reviews
    .flatMap(review =>
      review.recommendations
        .filter(({ addresses }) => addresses.some(finding => ids.has(`${review.id}/${finding}`)))
        .flatMap(({ id }) => snapshot.catalogue.row(`${review.id}/${id}`) ?? []),
    )
    .toSorted((a, b) => byStrength(a, b, snapshot))
    .slice(0, MOST_OF_A_TERM)
}

function findingsFor(recommendations: readonly Row[], { catalogue }: Snapshot): Row[] {
  const ids = recommendations.flatMap(row =>
    row.kind === 'recommendation' ? row.item.addresses.map(finding => `${row.review.id}/${finding}`) : [],
  )
  return [...new Set(ids)].flatMap(id => catalogue.row(id) ?? []).slice(0, MOST_OF_A_TERM)
}
