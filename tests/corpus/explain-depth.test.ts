import { describe, expect, it } from 'vitest'
import { depthOf, type DepthEvidence } from '../../src/corpus/depth-of.ts'
import { explainDepth } from '../../src/corpus/explain-depth.ts'
import { loadFixtureTaxonomy } from './load-fixture-taxonomy.ts'

const taxonomy = await loadFixtureTaxonomy()
const WHY = 'why-it-made-sense-at-the-time'
const WIDE = 'how-widespread-it-is'

const evidence = (
  terms: readonly string[],
  parts: readonly string[],
  citing: readonly string[] = [],
): DepthEvidence => ({
  tags: { 'systems-factor': terms.map(term => ({ term, basis: 'stated' as const })) },
  parts: new Set(parts),
  citingParts: new Set(citing),
})

const missing = (given: DepthEvidence, level: string) =>
  explainDepth(given, taxonomy).levels.find(({ id }) => id === level)!.missing

describe('explainDepth', () => {
  it.each([
    ['nothing', evidence([], [])],
    ['a tag and no text', evidence(['supervision-gap'], [])],
    ['text and no tag', evidence([], [WHY])],
    ['a tag with its reason', evidence(['supervision-gap'], [WHY])],
    ['a pattern with its source', evidence(['supervision-gap'], [WHY, WIDE], [WIDE])],
  ])('gives the level of the published tests for %s', (_, given) => {
    expect(explainDepth(given, taxonomy).level).toBe(depthOf(given, taxonomy))
  })

  it('names the text, the tag and the source that a level still needs, and nothing that is there', () => {
    expect(missing(evidence(['supervision-gap'], []), 'D3')).toEqual([
      'Write under “Why it made sense at the time”.',
    ])
    expect(missing(evidence([], [WHY]), 'D3')).toEqual([
      expect.stringMatching(
        /^Choose a systems factor under supervision and first-line management, .* \(one that is inferred does not count\)\.$/,
      ),
    ])
    expect(missing(evidence(['supervision-gap'], [WHY, WIDE]), 'D4')).toEqual([
      'Cite a source under “How widespread it is”, like [^S1].',
    ])
    expect(missing(evidence(['supervision-gap'], [WHY, WIDE], [WIDE]), 'D4')).toEqual([])
  })
})
