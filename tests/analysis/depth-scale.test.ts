import { describe, expect, it } from 'vitest'
import { Corpus } from '../../src/corpus/corpus.ts'
import { loadCorpus } from '../../src/corpus/load-corpus.ts'
import type { Finding, Section } from '../../src/corpus/review.ts'
import { rootPath } from '../../src/root-path.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'

const taxonomy = await loadTaxonomy(rootPath('taxonomy'))
const levels = taxonomy.depth.levels.map(level => level.id)
const folders = ['reviews', 'tests/fixtures/reviews'].map(folder => rootPath(folder))
const corpora = await Promise.all(
  folders.map(async folder => new Corpus(folder, taxonomy, await loadCorpus(folder, taxonomy))),
)
const reviews = corpora.flatMap(corpus => corpus.reviews.map(review => ({ corpus, review })))
const findings = reviews.flatMap(({ review }) => review.findings)

const PRODUCED_IT = new Set([
  'supervision-and-management',
  'organisational-influence',
  'multi-agency-interface',
  'wider-system',
])

/** The published tests once more, as their explanations in taxonomy/depth.yaml read. */
function expectedLevel({ tags }: Finding, sections: readonly Section[]): string {
  const factors = (tags['systems-factor'] ?? []) as ReadonlyArray<{ term: string; basis?: string }>
  const counted = factors.filter(tag => tag.basis !== 'inferred')
  const biases = (tags['judgement-bias'] ?? []) as typeof factors
  const groups = new Set(counted.map(tag => groupOf(tag.term)))
  const text = (slug: string) =>
    sections.some(section => section.slug === slug && section.passages.length > 0)
  const why = text('why-it-made-sense-at-the-time')
  const cited = sections.some(
    ({ slug, html }) => slug === 'how-widespread-it-is' && html.includes('href="#source-'),
  )
  const produced = why && [...groups].some(group => PRODUCED_IT.has(group))
  if (produced && text('how-widespread-it-is') && cited) return 'D4'
  if (produced) return 'D3'
  if (why && (groups.has('condition-of-practice') || biases.some(tag => tag.basis !== 'inferred')))
    return 'D2'
  return counted.length > 0 ? 'D1' : 'D0'
}

/** The group at the top that a term stands in. */
function groupOf(term: string): string {
  const { broader } = taxonomy.facet('systems-factor')!.terms.find(one => one.id === term)!
  return broader === undefined ? term : groupOf(broader)
}

describe('the depth of every finding', () => {
  it('has something to look at', () => {
    expect(findings.length).toBeGreaterThan(20)
    expect(new Set(findings.map(finding => finding.depth.level)).size).toBeGreaterThan(2)
  })

  it.each(reviews)('is in $review.id what the published tests say', async ({ corpus, review }) => {
    const { items } = await corpus.body(review.id)
    const met = review.findings.map(({ id, depth }) => ({ id, level: depth.level }))
    const expected = review.findings.map(finding => ({
      id: finding.id,
      level:
        finding.depth.by === 'person' ? finding.depth.level : expectedLevel(finding, items[finding.id] ?? []),
    }))
    expect(met).toEqual(expected)
  })

  it('is one of the levels, and where a person set it says why', () => {
    const byPerson = findings.filter(finding => finding.depth.by === 'person')
    expect(byPerson.length).toBeGreaterThan(0)
    expect(byPerson.filter(finding => !/\S/.test(finding.depth.reason ?? ''))).toEqual([])
    expect(findings.filter(finding => !levels.includes(finding.depth.level))).toEqual([])
  })
})
