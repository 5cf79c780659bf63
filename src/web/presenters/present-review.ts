import { isOverdue, strengthOf } from '../../analysis/recommendation-list.ts'
import { today } from '../../analysis/today.ts'
import type { EffectiveTags } from '../../analysis/effective-tags.ts'
import { addressOf } from '../../corpus/item-address.ts'
import { provenanceOf, singleTerm } from '../../corpus/provenance.ts'
import type { Item, Recommendation, Review, Section } from '../../corpus/review.ts'
import { whoseWords } from '../../corpus/sections.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { presentAddressing } from './present-chain.ts'
import { presentSides } from './present-sides.ts'
import { presentTags } from './present-tags.ts'
import { toMonth } from '../../corpus/to-month.ts'

/** The facts about a record that stand wherever something of it is shown. */
export function presentRecord(review: Review, taxonomy: Taxonomy) {
  const label = (facet: string) => taxonomy.label(facet, singleTerm(review.tags, facet))
  const grade = singleTerm(review.tags, 'evidence-grade')
  const record = singleTerm(review.tags, 'record')
  return {
    id: review.id,
    title: review.title,
    href: addressOf(review.id),
    published: toMonth(review.published),
    year: review.published.slice(0, 4),
    period: review.period?.replace('/', ' to '),
    area: review.area,
    reviewType: label('review-type'),
    nation: label('nation'),
    grade,
    gradeMeaning: label('evidence-grade'),
    isSummary: record === 'summary',
    isDemonstration: record === 'demonstration',
    provenance: provenanceOf(review),
    withdrawn: review.withdrawn,
    corrections: review.corrections.map(correction => ({ ...correction, date: toMonth(correction.date) })),
    sources: review.sources,
    knownAs: review.knownAs.map(known => known.name),
  }
}

/** Sections as they are shown, with those that the library wrote into a summary set apart. */
export function presentSections(sections: readonly Section[], review: Review) {
  const record = singleTerm(review.tags, 'record')
  const isOurs = (section: Section) => whoseWords(section.slug, record) === 'library'
  return { report: sections.filter(section => !isOurs(section)), ours: sections.filter(isOurs) }
}

/** A finding, episode or recommendation as a page shows it. */
export function presentItem(
  item: Item,
  review: Review,
  tags: EffectiveTags,
  sections: readonly Section[],
  taxonomy: Taxonomy,
) {
  const id = `${review.id}/${item.id}`
  const own = new Set(taxonomy.facetsAt(item.kind).map(facet => facet.key))
  return {
    kind: item.kind,
    number: item.id,
    id,
    title: item.title,
    href: addressOf(id),
    facets: presentTags(tags, taxonomy, own),
    ...presentSections(sections, review),
    ...(item.kind === 'finding' && {
      depth: presentDepth(item.depth, taxonomy),
      uncoded: item.uncoded,
      notExplained: item.explanation === 'not-established',
      leadsTo: references(item.leadsTo, review),
      addressedBy: presentAddressing(item, review, taxonomy),
    }),
    ...(item.kind === 'recommendation' && presentRecommendation(item, review, taxonomy)),
  }
}

function presentRecommendation(item: Recommendation, review: Review, taxonomy: Taxonomy) {
  const strength = strengthOf(item, taxonomy)
  return {
    to: item.to,
    due: item.due === undefined ? undefined : toMonth(item.due),
    strength: strength === undefined ? undefined : taxonomy.label('action-type', strength),
    addresses: references(item.addresses, review),
    supports: item.supports.map(id => ({ id, href: addressOf(id) })),
    overdue: isOverdue(item, taxonomy, today()),
    sides: presentSides(item, review, taxonomy),
  }
}

function presentDepth(
  { level, by, reason }: { level: string; by: string; reason?: string },
  taxonomy: Taxonomy,
) {
  const known = taxonomy.depth.levels.find(one => one.id === level)
  return { level, label: known?.label ?? level, says: known?.says, computed: by === 'computed', reason }
}

function references(ids: readonly string[], review: Review) {
  const items: readonly Item[] = [...review.findings, ...review.recommendations]
  return ids.flatMap(id => {
    const item = items.find(one => one.id === id)
    return item ? [{ number: id, title: item.title, href: addressOf(`${review.id}/${id}`) }] : []
  })
}
