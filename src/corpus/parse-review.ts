import type { Problem } from '../problems/problem.ts'
import { byPosition, toProblem } from '../problems/to-problem.ts'
import type { Level } from '../taxonomy/facet.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { checkFile, type CheckAs } from './check-file.ts'
import { toDepthEvidence } from './depth-evidence.ts'
import { depthOf } from './depth-of.ts'
import { sectionDigest, sha256 } from './digest.ts'
import { toLead } from './lead.ts'
import type { Outline, OutlineItem } from './outline.ts'
import { toOutline } from './to-outline.ts'
import { parseMarkdown } from './parse-markdown.ts'
import { toPublicMarkdown } from './public-markdown.ts'
import type { Depth, Item, Review, ReviewBody, Tag, Tags } from './review.ts'
import type { ReviewSchema } from './review-schema.ts'
import type { CheckedFile, CheckedItem, FindingBlock, RecommendationBlock } from './rules/rule.ts'
import { questionsIn } from './questions-in.ts'
import { ITEM_SECTIONS } from './sections.ts'
import { toSection } from './to-section.ts'

/** What came of reading a file. */
export interface ParsedReview {
  problems: Problem[]
  /** Both undefined when a problem is an error: the review is kept out. */
  review?: Review
  body?: ReviewBody
}

/** The same with the text as it was read, whatever is wrong with it: for a preview of what is being written. */
export interface OpenReview extends ParsedReview {
  file: CheckedFile
}

/** Folder name that problems carry, so that a path can be clicked in a terminal opened at the project. */
const FOLDER = 'reviews'

/**
 * Reads one review. Never throws on what an author wrote: every fault is in `problems`.
 * @param name file name within the folder of reviews
 */
export function parseReview(
  name: string,
  text: string,
  taxonomy: Taxonomy,
  schema: ReviewSchema,
  as: CheckAs = {},
): ParsedReview {
  // The tree of a file is far larger than the file, and is not kept for those that are not being written.
  const { file: _file, ...parsed } = openReview(name, text, taxonomy, schema, as)
  return parsed
}

/** Reads one review as `parseReview` does, for somebody who has it open. */
export function openReview(
  name: string,
  text: string,
  taxonomy: Taxonomy,
  schema: ReviewSchema,
  as: CheckAs = {},
): OpenReview {
  const { file, problems: raw } = checkFile(name, text, taxonomy, schema, as)
  const problems = raw.map(one => toProblem(`${FOLDER}/${name}`, one)).sort(byPosition)
  if (problems.some(problem => problem.severity === 'error') || !file.frontMatter?.value)
    return { problems, file }
  const body = toBody(file)
  return { problems, review: toReview(file, body), body, file }
}

function toBody({ outline }: CheckedFile): ReviewBody {
  const own = outline.sections.filter(section => !Object.hasOwn(ITEM_SECTIONS, section.slug)).map(toSection)
  const items = outline.items.map(item => [item.id, item.sections.map(toSection)] as const)
  return { sections: own, items: Object.fromEntries(items) }
}

function toReview(file: CheckedFile, body: ReviewBody): Review {
  const front = file.frontMatter!.value!
  const record = (front as Record<string, unknown>)['record'] as Tag[] | undefined
  // A review written here is about a child its authors know; summaries and inventions are open.
  const childDetail = front['child-detail'] ?? (record?.[0]?.term === 'review' ? 'held' : 'open')
  const published = toPublicMarkdown(file.text, childDetail, file.taxonomy)
  const digests = itemDigests(
    published,
    published === file.text ? file.outline : toOutline(parseMarkdown(published)!, published.length),
  )
  const items = file.items.map((item, index) => toItem(item, file, body, digests[index]!))
  return {
    id: front.id,
    title: front.title,
    knownAs: front['known-as'],
    tags: tagsOf(front, 'review', file.taxonomy),
    area: front.area,
    published: front.published,
    period: front.period,
    considered: front.considered as Review['considered'],
    writtenBy: front['written-by'],
    codedBy: front['coded-by'],
    checkedBy: front['checked-by'],
    childDetail,
    sources: front.sources,
    corrections: front.corrections,
    withdrawn: front.withdrawn,
    findings: items.filter(item => item.kind === 'finding'),
    episodes: items.filter(item => item.kind === 'episode'),
    recommendations: items.filter(item => item.kind === 'recommendation'),
    lead: toLead(body.sections),
    digest: sha256(published),
    fileDigest: sha256(file.text),
    file: file.name,
  }
}

/** Digests of the items as anybody may read them, so that a digest says nothing of a value that is held. */
function itemDigests(published: string, { items }: Outline): string[] {
  return items.map(item => sectionDigest(published.slice(item.start, item.end)))
}

function toItem(
  { level, outline, block }: CheckedItem,
  file: CheckedFile,
  body: ReviewBody,
  digest: string,
): Item {
  const sections = body.items[outline.id] ?? []
  const value = block!.value!
  const base = {
    id: outline.id,
    title: outline.title,
    tags: tagsOf(value, level, file.taxonomy),
    lead: toLead(sections),
    digest,
    line: outline.place.start.line,
  }
  if (level === 'episode') return { kind: 'episode', ...base }
  if (level === 'recommendation') {
    const { addresses, to, due, supports, sources, status } = value as RecommendationBlock
    return { kind: 'recommendation', ...base, addresses, to, due, supports, sources, statuses: status }
  }
  const finding = value as FindingBlock
  return {
    kind: 'finding',
    ...base,
    sources: finding.sources,
    leadsTo: finding['leads-to'],
    explanation: finding.explanation,
    uncoded: finding.uncoded,
    depth: toDepth(finding.depth, base.tags, outline, file.taxonomy),
    questions: questionsIn(sections, file.taxonomy),
  }
}

function toDepth(
  stated: { value: string; reason: string } | undefined,
  tags: Tags,
  outline: OutlineItem,
  taxonomy: Taxonomy,
): Depth {
  if (stated) return { level: stated.value, by: 'person', reason: stated.reason }
  return { level: depthOf(toDepthEvidence(tags, outline), taxonomy), by: 'computed' }
}

/** Tags of the facets that apply to a level; retired terms are read as those that replaced them. */
export function tagsOf(value: object, level: Level, taxonomy: Taxonomy): Tags {
  return Object.fromEntries(
    taxonomy.facetsAt(level).flatMap(facet => {
      const tags = (value as Record<string, unknown>)[facet.key] as Tag[] | undefined
      return tags === undefined
        ? []
        : [[facet.key, tags.map(tag => ({ ...tag, term: facet.term(tag.term)?.replacedBy ?? tag.term }))]]
    }),
  )
}
