import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tagsOfFinding, tagsOfRecommendation, tagsOfReview } from '../../src/analysis/effective-tags.ts'
import { rootPath } from '../../src/root-path.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import type { Taxonomy } from '../../src/taxonomy/taxonomy.ts'
import { aFinding, anEpisode, aRecommendation, aReview, tagged } from './a-review.ts'

const taxonomy = await loadTaxonomy(rootPath('taxonomy'))

/** The real vocabulary with one more facet, on reviews and episodes. */
async function taxonomyWithWeather(): Promise<Taxonomy> {
  const folder = await mkdtemp(join(tmpdir(), 'lessons-taxonomy-'))
  try {
    await cp(rootPath('taxonomy'), folder, { recursive: true })
    await writeFile(join(folder, 'weather.yaml'), WEATHER)
    return await loadTaxonomy(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

const WEATHER = `
key: weather
label: Weather
question: What was the weather?
order: 900
applies-to: [review, episode]
version: 1.0.0
terms:
  - {id: rain, label: Rain, definition: It rained.}
`

describe('tagsOfFinding', () => {
  it('inherits facets of reviews alone', () => {
    const review = aReview({ tags: { nation: tagged('wales'), 'harm-type': tagged('neglect') } })
    const tags = tagsOfFinding(aFinding('F1'), review, taxonomy)
    expect(tags).toEqual({
      record: tagged('summary'),
      nation: tagged('wales'),
      'harm-type': tagged('neglect'),
    })
  })

  it('takes its own tag where both levels have the facet, and is not coded where it has none', () => {
    const review = aReview({
      tags: { agency: tagged('police', 'education'), 'every-child-matters': tagged('stay-safe') },
    })
    const tags = tagsOfFinding(aFinding('F1', { agency: tagged('education') }), review, taxonomy)
    expect(tags['agency']).toEqual(tagged('education'))
    expect(tags).not.toHaveProperty('every-child-matters')
  })

  it('keeps effect, basis and source of its own tags', () => {
    const own = tagged({ term: 'boundary-gap', effect: 'mixed', basis: 'inferred', source: 'S1' })
    const tags = tagsOfFinding(aFinding('F1', { 'systems-factor': own }), aReview(), taxonomy)
    expect(tags['systems-factor']).toEqual(own)
  })

  it('keeps not coded, coded as none and held apart', () => {
    const review = aReview({ tags: { 'harm-type': 'held' } })
    const tags = tagsOfFinding(aFinding('F1', { 'judgement-bias': [] }), review, taxonomy)
    expect(tags['judgement-bias']).toEqual([])
    expect(tags['harm-type']).toBe('held')
    expect(tags).not.toHaveProperty('systems-factor')
  })

  it('does not inherit a facet that episodes have too', async () => {
    const withWeather = await taxonomyWithWeather()
    const review = aReview({ tags: { weather: tagged('rain') } })
    expect(tagsOfFinding(aFinding('F1'), review, withWeather)).not.toHaveProperty('weather')
    expect(tagsOfReview(review, withWeather)['weather']).toEqual(tagged('rain'))
  })

  it('takes nothing from other findings or from episodes', () => {
    const review = aReview({
      findings: [aFinding('F1'), aFinding('F2', { 'practice-theme': tagged('changing-risk') })],
      episodes: [anEpisode('E1', { stage: tagged('universal') })],
    })
    expect(Object.keys(tagsOfFinding(review.findings[0]!, review, taxonomy))).toEqual(['record'])
  })
})

describe('tagsOfRecommendation', () => {
  const review = aReview({
    tags: { nation: tagged('wales'), agency: tagged('police') },
    findings: [
      aFinding('F1', {
        'systems-factor': tagged('boundary-gap'),
        'every-child-matters': tagged('stay-safe'),
      }),
      aFinding('F2', { 'systems-factor': tagged('boundary-gap', 'procedure-design'), 'judgement-bias': [] }),
      aFinding('F3', { 'systems-factor': tagged('supervision-gap') }),
    ],
  })
  const addressing = (addresses: string[], tags = {}) =>
    tagsOfRecommendation(aRecommendation('R1', tags, { addresses }), review, taxonomy)

  it('has its own tags and inherits facets of reviews alone', () => {
    const tags = addressing([], {
      'action-type': tagged('training-or-briefing'),
      agency: tagged('education'),
    })
    expect(tags).toEqual({
      record: tagged('summary'),
      nation: tagged('wales'),
      agency: tagged('education'),
      'action-type': tagged('training-or-briefing'),
    })
  })

  it('carries the facets of the findings it addresses, marked with the finding', () => {
    expect(addressing(['F1', 'F2'])['systems-factor']).toEqual([
      { term: 'boundary-gap', via: 'F1' },
      { term: 'boundary-gap', via: 'F2' },
      { term: 'procedure-design', via: 'F2' },
    ])
  })

  it('carries a facet of findings that reviews have too by way of the finding, not of the review', () => {
    expect(addressing(['F1'])['every-child-matters']).toEqual([{ term: 'stay-safe', via: 'F1' }])
  })

  it('does not take its agency from the review or from a finding', () => {
    expect(addressing(['F1'])).not.toHaveProperty('agency')
  })

  it('is not coded where no addressed finding is, and coded as none where one was', () => {
    expect(addressing(['F1'])).not.toHaveProperty('judgement-bias')
    expect(addressing(['F2'])['judgement-bias']).toEqual([])
  })

  it('has no finding facets when it addresses nothing', () => {
    expect(addressing([])).not.toHaveProperty('systems-factor')
  })
})

describe('tagsOfReview', () => {
  it('has its own tags and the union of its items’ own, each marked with its item', () => {
    const review = aReview({
      tags: { agency: tagged('police') },
      findings: [aFinding('F1', { 'systems-factor': tagged('boundary-gap'), agency: tagged('education') })],
      episodes: [
        anEpisode('E1', { 'systems-factor': tagged('supervision-gap'), stage: tagged('universal') }),
      ],
      recommendations: [aRecommendation('R1', { 'action-type': tagged('audit-or-study') })],
    })
    expect(tagsOfReview(review, taxonomy)).toEqual({
      record: tagged('summary'),
      agency: [{ term: 'police' }, { term: 'education', via: 'F1' }],
      'systems-factor': [
        { term: 'boundary-gap', via: 'F1' },
        { term: 'supervision-gap', via: 'E1' },
      ],
      stage: [{ term: 'universal', via: 'E1' }],
      'action-type': [{ term: 'audit-or-study', via: 'R1' }],
    })
  })

  it('does not repeat a term of its own', () => {
    const review = aReview({
      tags: { agency: tagged('police') },
      findings: [aFinding('F1', { agency: tagged('police') })],
    })
    expect(tagsOfReview(review, taxonomy)['agency']).toEqual(tagged('police'))
  })

  it('is held where its own value is, whatever its items say', () => {
    const review = aReview({ tags: { 'harm-type': 'held' } })
    expect(tagsOfReview(review, taxonomy)['harm-type']).toBe('held')
  })

  it('is coded as none where an item was and no item has a term', () => {
    const review = aReview({ findings: [aFinding('F1', { 'judgement-bias': [] }), aFinding('F2')] })
    expect(tagsOfReview(review, taxonomy)['judgement-bias']).toEqual([])
  })

  it('has no key for what nothing in it was coded for', () => {
    expect(Object.keys(tagsOfReview(aReview(), taxonomy))).toEqual(['record'])
  })
})
