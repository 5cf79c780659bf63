import { beforeAll, describe, expect, it } from 'vitest'
import { toAcciMap, type AcciMap } from '../../src/analysis/acci-map.ts'
import { loadSnapshot, type Snapshot } from '../../src/analysis/snapshot.ts'
import { rootPath } from '../../src/root-path.ts'

let snapshot: Snapshot
beforeAll(async () => {
  snapshot = await loadSnapshot({ taxonomyDir: rootPath('taxonomy'), reviewsDir: rootPath('reviews') })
})
const mapOf = (id: string): AcciMap => toAcciMap(snapshot.corpus.review(id)!, snapshot.taxonomy)

describe('an AcciMap', () => {
  it('has the levels of the vocabulary from the wider system down to practice', () => {
    const { levels } = mapOf('2004-humberside-and-cambridgeshire-bichard-inquiry')
    expect(levels.map(({ id }) => id)).toEqual([
      'wider-system',
      'multi-agency-interface',
      'organisational-influence',
      'supervision-and-management',
      'condition-of-practice',
      'practitioner-action',
    ])
  })

  it('has the links of the record and no other', () => {
    const { links } = mapOf('2004-humberside-and-cambridgeshire-bichard-inquiry')
    expect(links).toEqual([{ from: 'F7', to: 'F4' }])
  })

  it('puts a finding where most of its factors are, of several levels at the widest, and names the others', () => {
    const { findings } = mapOf('2004-humberside-and-cambridgeshire-bichard-inquiry')
    const law = findings.find(({ id }) => id === 'F7')!
    expect(law.factors.map(({ id }) => id)).toEqual(['tools-and-records', 'law-and-guidance'])
    expect([law.level, law.alsoAt]).toEqual(['wider-system', ['Conditions of practice']])
    const most = findings.find(({ id }) => id === 'F2')!
    expect(most.level).toBe('organisational-influence')
  })

  it('places every finding of every review once, at a level it has a factor of, or at none', () => {
    for (const review of snapshot.corpus.reviews) {
      const { findings, levels, links } = toAcciMap(review, snapshot.taxonomy)
      expect(findings.map(({ id }) => id)).toEqual(review.findings.map(({ id }) => id))
      const facet = snapshot.taxonomy.facet('systems-factor')!
      for (const { level, factors, alsoAt } of findings) {
        const own = new Set(factors.map(({ id }) => facet.term(id)?.broader ?? id))
        expect(level === undefined ? own.size : own.has(level)).toBe(level === undefined ? 0 : true)
        expect(alsoAt).toHaveLength(Math.max(0, own.size - 1))
        expect(levels.map(({ label }) => label)).toEqual(expect.arrayContaining(alsoAt))
      }
      for (const { from, to } of links)
        expect(review.findings.find(({ id }) => id === from)!.leadsTo).toContain(to)
    }
  })
})
