import type { Finding, Review, Tag } from '../corpus/review.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'

const FACET = 'systems-factor'

/** A factor of a finding, as it is read on the map. */
export interface MappedFactor {
  id: string
  label: string
  effect: NonNullable<Tag['effect']>
  basis: NonNullable<Tag['basis']>
}

export interface MappedFinding {
  /** `F1`. */
  id: string
  title: string
  /** Id of the level it stands at; undefined where no factor says one. */
  level: string | undefined
  factors: MappedFactor[]
  /** Labels of further levels at which it has factors. */
  alsoAt: string[]
}

/** The findings of a review by the level of the system that explains them, and how one led to another. */
export interface AcciMap {
  /** From the widest system down to practice; also those at which nothing stands. */
  levels: Array<{ id: string; label: string }>
  findings: MappedFinding[]
  /** `leads-to` as recorded, between findings of the review. */
  links: Array<{ from: string; to: string }>
}

/**
 * Lays the findings of a review out by level, as an AcciMap does (J. Rasmussen, "Risk management in a dynamic
 * society", Safety Science 27, 1997): from government down to work, with what led to what. The levels are the upper
 * terms of the systems factors, which the vocabulary lists from practice upwards.
 *
 * A finding stands at the level that has most of its factors; where two have as many, at the one nearer to the wider
 * system, since what lies there shapes what is below it. Its other levels are named with it.
 */
export function toAcciMap(review: Review, taxonomy: Taxonomy): AcciMap {
  const levels = (taxonomy.facet(FACET)?.roots() ?? []).map(({ id, label }) => ({ id, label })).toReversed()
  const findings = review.findings.map(finding => toMapped(finding, levels, taxonomy))
  const known = new Set(findings.map(({ id }) => id))
  const links = review.findings.flatMap(({ id, leadsTo }) =>
    leadsTo.filter(to => known.has(to) && to !== id).map(to => ({ from: id, to })),
  )
  return { levels, findings, links }
}

function toMapped(
  { id, title, tags }: Finding,
  levels: AcciMap['levels'],
  taxonomy: Taxonomy,
): MappedFinding {
  const own = tags[FACET]
  const facet = taxonomy.facet(FACET)
  const factors = own === undefined || own === 'held' ? [] : own
  const levelOf = (term: string) => facet?.term(term)?.broader ?? term
  const counts = levels.map(level => ({
    ...level,
    count: factors.filter(({ term }) => levelOf(term) === level.id).length,
  }))
  const most = Math.max(0, ...counts.map(({ count }) => count))
  const level = most === 0 ? undefined : counts.find(({ count }) => count === most)
  return {
    id,
    title,
    level: level?.id,
    factors: factors.map(({ term, effect = 'hindered', basis = 'stated' }) => ({
      id: term,
      label: taxonomy.label(FACET, term),
      effect,
      basis,
    })),
    alsoAt: counts
      .filter(({ id: other, count }) => count > 0 && other !== level?.id)
      .map(({ label }) => label),
  }
}
