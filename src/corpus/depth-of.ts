import type { DepthLevel, DepthScale } from '../taxonomy/depth-schema.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import type { Tag, Tags } from './review.ts'

/** What the tests of depth look at: the tags of a finding, and which of its parts have text and cite a source. */
export interface DepthEvidence {
  tags: Tags
  /** Slugs of the parts that have text. */
  parts: ReadonlySet<string>
  /** Slugs of the parts that cite a source. */
  citingParts: ReadonlySet<string>
}

/**
 * Depth of analysis of a finding by the published tests of taxonomy/depth.yaml: the highest level whose test
 * is met. It measures this record, not the report.
 */
export function depthOf(evidence: DepthEvidence, taxonomy: Taxonomy): string {
  const levels = taxonomy.depth.levels
  return levels.findLast(level => meets(level, evidence, taxonomy))?.id ?? levels[0]!.id
}

/** Whether a finding meets the test of a level. */
export function meets(
  { test }: Pick<DepthLevel, 'test'>,
  evidence: DepthEvidence,
  taxonomy: Taxonomy,
): boolean {
  const below =
    test.level === undefined ? undefined : taxonomy.depth.levels.find(level => level.id === test.level)
  if (below && !meets(below, evidence, taxonomy)) return false
  if (test.section !== undefined && !evidence.parts.has(test.section)) return false
  if (test['with-source'] === true && !evidence.citingParts.has(test.section ?? '')) return false
  const anyOf = test['any-of']
  return (
    anyOf === undefined ||
    anyOf.some(({ facet, under }) =>
      countedTags(evidence.tags[facet], taxonomy.depth).some(
        tag => under === undefined || isUnder(tag.term, facet, under, taxonomy),
      ),
    )
  )
}

function countedTags(tags: Tags[string] | undefined, scale: DepthScale): readonly Tag[] {
  if (tags === undefined || tags === 'held') return []
  return tags.filter(tag => !scale['ignore-basis'].includes(tag.basis ?? 'stated'))
}

function isUnder(term: string, facetKey: string, under: readonly string[], taxonomy: Taxonomy): boolean {
  return (
    taxonomy
      .facet(facetKey)
      ?.withAncestors(term)
      .some(id => under.includes(id)) ?? false
  )
}
