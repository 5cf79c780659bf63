import { describe, expect, it } from 'vitest'
import { startAsked } from '../../scripts/relevance/asked/asked-systems.ts'
import { evaluateAsked, toCutOff } from '../../scripts/relevance/asked/evaluate-asked.ts'
import { isUnasked, loadAskedSeeds } from '../../scripts/relevance/asked/load-asked-seeds.ts'
import { reportAsked } from '../../scripts/relevance/asked/report-asked.ts'
import { byQuery, GOOD_GRADE } from '../../scripts/relevance/judgements.ts'
import { ASKED_JUDGEMENTS, ASKED_SEEDS } from '../../scripts/relevance/paths.ts'
import { loadSimilarJudgements } from '../../scripts/relevance/similar-judgements.ts'
import { loadSnapshot } from '../../src/analysis/snapshot.ts'
import { rootPath } from '../../src/root-path.ts'

const seeds = await loadAskedSeeds(ASKED_SEEDS)
const judgements = await loadSimilarJudgements(ASKED_JUDGEMENTS)
const grades = byQuery(judgements)
const snapshot = await loadSnapshot({ reviewsDir: rootPath('reviews'), taxonomyDir: rootPath('taxonomy') })
const { systems, library, items } = await startAsked(snapshot)

describe('the drafts of recommendations', () => {
  it('are at least forty, of which at least six were asked by nobody, half of each held out', () => {
    const unasked = seeds.filter(isUnasked)
    expect(seeds.length).toBeGreaterThanOrEqual(40)
    expect(unasked.length).toBeGreaterThanOrEqual(6)
    for (const some of [seeds, unasked])
      expect(some.filter(({ half }) => half === 'tuning')).toHaveLength(some.length / 2)
  })

  it('are all judged by recommendations of the library alone', () => {
    expect([...grades.keys()].toSorted()).toEqual(seeds.map(({ id }) => id).toSorted())
    expect(judgements.filter(({ doc }) => !items.has(doc))).toEqual([])
  })

  it('have no good answer where nobody asked', () => {
    const wrong = seeds
      .filter(isUnasked)
      .filter(({ id }) => [...grades.get(id)!.values()].some(grade => grade >= GOOD_GRADE))
    expect(wrong).toEqual([])
  })
})

describe('asked before', () => {
  it('has a good answer among its first three for nine in ten drafts that have one', async () => {
    const [run] = await evaluateAsked([systems[0]!], seeds, grades)
    const hits = run!.answers.flatMap(({ scores }) => scores.success ?? [])
    expect(hits.length).toBeGreaterThan(40)
    expect(hits.reduce((sum, hit) => sum + hit, 0) / hits.length).toBeGreaterThanOrEqual(0.9)
  })

  it('shows nothing for what nobody asked', () => {
    const { unasked, nothingShown } = toCutOff(library, seeds.filter(isUnasked), grades)
    expect(nothingShown).toBe(unasked)
  })

  it('is reported beside the other systems, with intervals and differences', async () => {
    const some = seeds.slice(0, 4)
    const report = reportAsked(
      'Some',
      await evaluateAsked(systems, some, grades),
      toCutOff(library, some, grades),
    )
    expect(report).toMatch(/asked before {2}\d\.\d{3} \[\d\.\d{3}, \d\.\d{3}\]/)
    expect(report).toContain('ours - MiniSearch')
    expect(report).toContain('4 drafts')
  })
})
