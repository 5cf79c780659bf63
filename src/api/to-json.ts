import type { z } from 'zod'
import type { PublicProblem } from '../authoring/public-problems.ts'
import type { EffectiveTags } from '../analysis/effective-tags.ts'
import { today } from '../analysis/today.ts'
import type { Catalogue, Row } from '../analysis/catalogue.ts'
import { addressing, supportersOf } from '../analysis/recommendation-chain.ts'
import { isOverdue, latestWord, strengthOf } from '../analysis/recommendation-list.ts'
import { addressOf } from '../corpus/item-address.ts'
import { provenanceOf, singleTerm } from '../corpus/provenance.ts'
import type { Item, Review, Section } from '../corpus/review.ts'
import { whoseWords } from '../corpus/sections.ts'
import type { Facet, Term } from '../taxonomy/facet.ts'
import type { Hit } from '../search/hits.ts'
import type * as problemSchemas from './problem-schemas.ts'
import type * as recordSchemas from './record-schemas.ts'
import type * as searchSchemas from './search-schemas.ts'
import type * as taxonomySchemas from './taxonomy-schemas.ts'

type Json<S extends z.ZodType> = z.input<S>

export function toReference(review: Review): Json<typeof recordSchemas.reviewReference> {
  const { id, title, published, area, tags } = review
  return {
    id,
    title,
    published,
    area,
    record: singleTerm(tags, 'record'),
    evidenceGrade: singleTerm(tags, 'evidence-grade'),
    provenance: provenanceOf(review),
  }
}

export function toTags(tags: EffectiveTags): Json<typeof recordSchemas.tags> {
  return Object.fromEntries(
    Object.entries(tags).map(([key, own]) => [
      key,
      own === 'held' ? own : own.map(({ term, ...rest }) => ({ id: term, ...rest })),
    ]),
  )
}

export function toHit({ row, excerpt }: Hit): Json<typeof searchSchemas.hit> {
  return {
    kind: row.kind,
    id: row.id,
    url: addressOf(row.id),
    title: (row.item ?? row.review).title,
    excerpt: excerpt.html,
    section: excerpt.section,
    by: excerpt.by,
    anchor: excerpt.anchor,
    review: toReference(row.review),
    terms: toTags(row.tags),
    ...(row.kind === 'finding' && { depth: row.item.depth }),
  }
}

export function toReviewSummary(row: Row & { kind: 'review' }): Json<typeof recordSchemas.reviewSummary> {
  const { review } = row
  return {
    ...toReference(review),
    url: addressOf(review.id),
    findings: review.findings.length,
    recommendations: review.recommendations.length,
    tags: toTags(row.tags),
  }
}

export function toReviewAnswer(
  review: Review,
  sections: readonly Section[],
): Json<typeof recordSchemas.reviewAnswer> {
  const items = (of: readonly Item[]) =>
    of.map(({ id, title }) => ({ id: `${review.id}/${id}`, url: addressOf(`${review.id}/${id}`), title }))
  return {
    ...toReference(review),
    url: addressOf(review.id),
    knownAs: review.knownAs.map(known => known.name),
    ...(review.period !== undefined && { period: review.period }),
    tags: toTags(review.tags),
    considered: { ...review.considered },
    writtenBy: review.writtenBy,
    codedBy: review.codedBy,
    checkedBy: [...review.checkedBy],
    childDetail: review.childDetail,
    corrections: [...review.corrections],
    sources: review.sources.map(toSource),
    sections: sections.map(section => toSectionJson(section, review)),
    findings: items(review.findings),
    episodes: items(review.episodes),
    recommendations: items(review.recommendations),
    digest: review.digest,
  }
}

export function toItemAnswer(
  item: Item,
  review: Review,
  tags: EffectiveTags,
  sections: readonly Section[],
  catalogue: Catalogue,
): Json<
  | typeof recordSchemas.findingAnswer
  | typeof recordSchemas.episodeAnswer
  | typeof recordSchemas.recommendationAnswer
> {
  const id = `${review.id}/${item.id}`
  const base = {
    id,
    url: addressOf(id),
    title: item.title,
    review: toReference(review),
    tags: toTags(tags),
    digest: item.digest,
    sections: sections.map(section => toSectionJson(section, review)),
  }
  const sourcesOf = (ids: readonly string[]) =>
    review.sources.filter(source => ids.includes(source.id)).map(toSource)
  switch (item.kind) {
    case 'episode':
      return { kind: 'episode', ...base }
    case 'finding':
      return {
        kind: 'finding',
        ...base,
        depth: item.depth,
        ...(item.explanation !== undefined && { explanation: item.explanation }),
        ...(item.uncoded !== undefined && { uncoded: item.uncoded }),
        leadsTo: item.leadsTo.map(to => `${review.id}/${to}`),
        addressedBy: addressing(item, review).map(one => `${review.id}/${one.id}`),
        sources: sourcesOf(item.sources),
      }
    case 'recommendation':
      return {
        kind: 'recommendation',
        ...base,
        addresses: item.addresses.map(finding => `${review.id}/${finding}`),
        to: [...item.to],
        ...(item.due !== undefined && { due: item.due }),
        supports: [...item.supports],
        supportedBy: supportersOf(id, catalogue).map(row => row.id),
        strength: strengthOf(item, catalogue.taxonomy) ?? null,
        overdue: isOverdue(item, catalogue.taxonomy, today()),
        latest: { owner: latestWord(item, 'owner'), independent: latestWord(item, 'independent') },
        statuses: item.statuses.map(status => ({ ...status })),
        sources: sourcesOf([...item.sources, ...item.statuses.flatMap(status => status.source ?? [])]),
      }
  }
}

export function toFacetAnswer(facet: Facet): Json<typeof taxonomySchemas.facetAnswer> {
  const { key, label, question, appliesTo, childLevel, version, terms } = facet
  return {
    key,
    label,
    question,
    appliesTo: [...appliesTo],
    childLevel,
    version,
    terms: terms.map(term => toTermAnswer(facet, term)),
  }
}

export function toTermAnswer(
  facet: Facet,
  {
    id,
    label,
    definition,
    broader,
    useWhen,
    notWhen,
    example,
    synonyms,
    mappings,
    retired,
    replacedBy,
  }: Term,
): Json<typeof taxonomySchemas.termAnswer> {
  return {
    id,
    label,
    definition,
    broader: broader ?? null,
    narrower: [...facet.children(id)],
    useWhen,
    notWhen,
    example,
    synonyms: [...synonyms],
    mappings: [...mappings],
    retired,
    replacedBy,
  }
}

type ProblemJson = Json<typeof problemSchemas.contentProblem>

export function toProblemJson({ keptOut: _, ...problem }: PublicProblem): ProblemJson {
  return problem
}

function toSource({
  id,
  title,
  publisher,
  year,
  url,
}: Review['sources'][number]): Json<typeof recordSchemas.source> {
  return { id, title, publisher, ...(year !== undefined && { year }), ...(url !== undefined && { url }) }
}

function toSectionJson({ slug, heading, passages }: Section, review: Review) {
  return {
    slug,
    heading,
    by: whoseWords(slug, singleTerm(review.tags, 'record')),
    passages: passages.map(passage => ({ ...passage })),
  }
}
