import { addressing } from '../../analysis/recommendation-chain.ts'
import { strengthOf } from '../../analysis/recommendation-list.ts'
import { addressOf } from '../../corpus/item-address.ts'
import type { Finding, Recommendation, Review } from '../../corpus/review.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { presentSides } from './present-sides.ts'

/** A recommendation as a step of a chain: what it asks for, how strong that is, and what became of it. */
export function presentStep(item: Recommendation, review: Review, taxonomy: Taxonomy) {
  const strength = strengthOf(item, taxonomy)
  return {
    number: item.id,
    title: item.title,
    href: addressOf(`${review.id}/${item.id}`),
    to: item.to,
    strength: strength === undefined ? undefined : taxonomy.label('action-type', strength),
    sides: presentSides(item, review, taxonomy),
  }
}

/** Recommendations that address a finding. */
export function presentAddressing(finding: Finding, review: Review, taxonomy: Taxonomy) {
  return addressing(finding, review).map(item => presentStep(item, review, taxonomy))
}

/**
 * The chain of a review, finding by finding, with the recommendations that answer none; undefined where it has
 * neither. Counts stand with their base.
 */
export function presentChain(review: Review, taxonomy: Taxonomy) {
  const { findings, recommendations } = review
  if (findings.length === 0 && recommendations.length === 0) return undefined
  const links = findings.map(finding => ({
    number: finding.id,
    title: finding.title,
    href: addressOf(`${review.id}/${finding.id}`),
    steps: presentAddressing(finding, review, taxonomy),
  }))
  return {
    links,
    loose: recommendations
      .filter(item => item.addresses.length === 0)
      .map(item => presentStep(item, review, taxonomy)),
    findings: findings.length,
    addressed: links.filter(({ steps }) => steps.length > 0).length,
    recommendations: recommendations.length,
  }
}
