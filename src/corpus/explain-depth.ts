import type { DepthLevel } from '../taxonomy/depth-schema.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { depthOf, meets, type DepthEvidence } from './depth-of.ts'
import { FINDING_SECTIONS, toSlug } from './sections.ts'

/** How far the tests of depth are met, and what would meet those that are not. */
export interface ExplainedDepth {
  level: string
  label: string
  levels: ReadonlyArray<{
    id: string
    label: string
    met: boolean
    /** What to do, one sentence a part of the test that does not hold yet. */
    missing: readonly string[]
  }>
}

/** Depth of a finding by the published tests, with the part of each test that is not met yet. */
export function explainDepth(evidence: DepthEvidence, taxonomy: Taxonomy): ExplainedDepth {
  const { levels } = taxonomy.depth
  const level = depthOf(evidence, taxonomy)
  return {
    level,
    label: levels.find(one => one.id === level)!.label,
    levels: levels.map(one => {
      const met = meets(one, evidence, taxonomy)
      return { id: one.id, label: one.label, met, missing: met ? [] : missingFor(one, evidence, taxonomy) }
    }),
  }
}

type Test = DepthLevel['test']

function missingFor({ test }: DepthLevel, evidence: DepthEvidence, taxonomy: Taxonomy): string[] {
  const isMet = (part: Test) => meets({ test: part }, evidence, taxonomy)
  const { level, section, 'with-source': source, 'any-of': anyOf } = test
  const below = taxonomy.depth.levels.find(one => one.id === level)
  const heading = FINDING_SECTIONS.find(one => toSlug(one) === section) ?? section
  return [
    ...(below && !isMet({ level }) ? missingFor(below, evidence, taxonomy) : []),
    ...(section !== undefined && !isMet({ section }) ? [`Write under “${heading}”.`] : []),
    ...(source === true && !isMet({ section, 'with-source': true })
      ? [`Cite a source under “${heading}”, like [^S1].`]
      : []),
    ...(anyOf && !isMet({ 'any-of': anyOf }) ? [toTagAdvice(anyOf, taxonomy)] : []),
  ]
}

function toTagAdvice(anyOf: NonNullable<Test['any-of']>, taxonomy: Taxonomy): string {
  const names = anyOf.map(({ facet: key, under }) => {
    const facet = taxonomy.facet(key)
    const label = (facet?.label ?? key).toLowerCase()
    if (under === undefined) return `a ${label}`
    const groups = under.map(id => (facet?.term(id)?.label ?? id).toLowerCase())
    return `a ${label} under ${groups.join(', ')}`
  })
  const ignored = taxonomy.depth['ignore-basis'].join(' or ')
  return `Choose ${names.join(', or ')}${ignored === '' ? '' : ` (one that is ${ignored} does not count)`}.`
}
