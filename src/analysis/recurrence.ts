import type { Finding, Recommendation, Review, Tag } from '../corpus/review.ts'
import type { Facet } from '../taxonomy/facet.ts'
import { type Catalogue, realReviews } from './catalogue.ts'
import { onceFor } from './once-for.ts'

/** The facet by which a factor can be narrowed to those it was found with. */
export const AGENCY = 'agency'

/** How surely a report is known to say it; the surest of several tags counts. */
const BASES = ['stated', 'disputed', 'inferred'] as const
export type Basis = (typeof BASES)[number]

/** Years from and to, both included. */
export interface Years {
  from: number
  to: number
}

/** A finding with a term, and the tags by which it has it. */
export interface FoundFinding {
  finding: Finding
  tags: Tag[]
  basis: Basis
}

/** A review in which a term was found, and what was asked because of it. */
export interface FoundReview {
  review: Review
  /** Year of publication. */
  year: number
  /** Years of the events; undefined where the record does not say. */
  period: Years | undefined
  /** The surest of its findings. */
  basis: Basis
  findings: FoundFinding[]
  /** Those that address one of these findings, not others of the review. */
  recommendations: Recommendation[]
}

/** What recurrence is asked of. */
export interface RecurrenceOf {
  facet: Facet
  term: string
  /** Only findings that are of this agency or of one below it. */
  agency?: string | undefined
}

/** A term through time. */
export interface Recurrence extends RecurrenceOf {
  /** The reviews that record it, oldest first. */
  reviews: FoundReview[]
  /** Of these, the reviews whose report says it; in the others it is inferred or disputed. */
  stated: number
  /** Findings that carry it only as a help; they are in none of the reviews above. */
  helped: number
  /** Reviews with a finding on which the facet (and the agency, where one is asked for) was coded. */
  coded: number
  /** All reviews of the library. */
  all: number
}

/** Whether recurrence can be asked of a facet: it is of what findings carry. */
export function hasRecurrence(facet: Facet): boolean {
  return facet.appliesTo.includes('finding')
}

/** Reviews that are neither invented nor withdrawn, oldest first. */
const oldestFirst = onceFor((catalogue: Catalogue) => realReviews(catalogue).reverse())

/**
 * Every review in which a term, or one below it, was found: by own tags of its findings, as something that hindered
 * or was mixed where the facet has effects. Invented and withdrawn records are left out. Takes one walk over the
 * findings of the library.
 */
export function recurrenceOf(catalogue: Catalogue, asked: RecurrenceOf): Recurrence {
  const { facet, term, agency } = asked
  const terms = new Set(facet.withDescendants(term))
  const agencies =
    agency === undefined ? undefined : new Set(catalogue.taxonomy.facet(AGENCY)?.withDescendants(agency))
  const reviews: FoundReview[] = []
  const all = oldestFirst(catalogue)
  let [coded, helped] = [0, 0]
  for (const review of all) {
    const findings: FoundFinding[] = []
    let isCoded = false
    for (const finding of review.findings) {
      const own = tagsOf(finding, facet.key)
      if (!own) continue
      const withAgency = agencies && tagsOf(finding, AGENCY)
      if (agencies && !withAgency) continue
      isCoded = true
      if (agencies && !withAgency!.some(tag => agencies.has(tag.term))) continue
      const carrying = own.filter(tag => terms.has(tag.term))
      const tags = carrying.filter(isNoHelp)
      if (tags.length > 0) findings.push({ finding, tags, basis: surest(tags.map(basisOf)) })
      else if (carrying.length > 0) helped += 1
    }
    if (isCoded) coded += 1
    if (findings.length > 0) reviews.push(toFound(review, findings))
  }
  const stated = reviews.filter(({ basis }) => basis === 'stated').length
  return { ...asked, reviews, stated, helped, coded, all: all.length }
}

function toFound(review: Review, findings: FoundFinding[]): FoundReview {
  const numbers = new Set(findings.map(({ finding }) => finding.id))
  return {
    ...{ review, findings, year: Number(review.published.slice(0, 4)), period: yearsOf(review.period) },
    basis: surest(findings.map(({ basis }) => basis)),
    recommendations: review.recommendations.filter(one => one.addresses.some(id => numbers.has(id))),
  }
}

/** `2002/2003` or `2002` as years; undefined where there is none. */
export function yearsOf(period: string | undefined): Years | undefined {
  if (period === undefined) return undefined
  const [from, to = from] = period.split('/').map(Number)
  return { from: from!, to: to! }
}

function tagsOf(finding: Finding, facet: string): readonly Tag[] | undefined {
  const own = finding.tags[facet]
  return own === 'held' ? undefined : own
}

/** A tag that does not say is hindered; what only helped is no lesson that came back. */
export function isNoHelp({ effect = 'hindered' }: Tag): boolean {
  return effect !== 'helped'
}

/** A tag that does not say is stated. */
export function basisOf({ basis = 'stated' }: Tag): Basis {
  return basis
}

function surest(bases: readonly Basis[]): Basis {
  return BASES.find(basis => bases.includes(basis))!
}
