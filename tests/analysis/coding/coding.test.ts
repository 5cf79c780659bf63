import { describe, expect, it } from 'vitest'
import { agreementOverFindings } from '../../../src/analysis/coding/agreement-over-findings.ts'
import { codedFacets, faultsOfCoding } from '../../../src/analysis/coding/coded-facets.ts'
import {
  digestOfWords,
  findFinding,
  findingAfter,
  findingsByChance,
  valuesOfRecord,
} from '../../../src/analysis/coding/coded-finding.ts'
import { compareCodings, countOthers } from '../../../src/analysis/coding/compare-codings.ts'
import { rm, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadSnapshot, type Snapshot } from '../../../src/analysis/snapshot.ts'
import { rootPath } from '../../../src/root-path.ts'
import { makeFolder, makeReviews, reviewsIn } from '../../library-fixture.ts'

const REVIEW = '2006-highland-left-school-unseen'
const ID = `${REVIEW}/F1`

async function withReviews<T>(work: (load: () => Promise<Snapshot>, path: string) => Promise<T>): Promise<T> {
  const folder = await makeFolder()
  try {
    const files = [rootPath('reviews', `${REVIEW}.md`), ...(await reviewsIn('tests/fixtures/reviews'))]
    const reviewsDir = await makeReviews(folder, files)
    const taxonomyDir = rootPath('taxonomy')
    return await work(() => loadSnapshot({ reviewsDir, taxonomyDir }), join(reviewsDir, `${REVIEW}.md`))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const snapshot = await withReviews(load => load())
const { taxonomy, catalogue } = snapshot

describe('codedFacets', () => {
  it('are those that every finding must have and no review has', () => {
    expect(codedFacets(taxonomy).map(({ key }) => key)).toEqual([
      'systems-factor',
      'practice-theme',
      'learning-pattern',
    ])
  })
})

describe('faultsOfCoding', () => {
  it.each([
    ['nothing at all', {}, ['Choose at least one term.']],
    [
      'a facet of another kind',
      { agency: ['police'] },
      [/^`agency` is not a facet that findings are coded by/],
    ],
    ['a term that there is not', { 'practice-theme': ['polise'] }, [/^There is no term `polise`/]],
    [
      'a group, which is never tagged',
      { 'systems-factor': ['wider-system'] },
      [/^There is no term `wider-system`/],
    ],
    [
      'an empty facet',
      { 'learning-pattern': [] },
      [/^Choose at least 1 in Learning pattern, or leave it out/],
    ],
    [
      'too many',
      { 'learning-pattern': ['tool-use', 'longer-term-work'] },
      [/^Choose at most 1 in Learning pattern/],
    ],
  ])('finds %s', (_, values, expected) => {
    const details = faultsOfCoding(values as never, taxonomy).map(({ detail }) => detail)
    expect(details).toEqual(
      expected.map(one => (typeof one === 'string' ? one : (expect.stringMatching(one) as string))),
    )
  })

  it('takes what the codebook allows, and one facet alone', () => {
    expect(faultsOfCoding({ 'learning-pattern': ['tool-use'] }, taxonomy)).toEqual([])
    expect(faultsOfCoding(valuesOfRecord(findFinding(snapshot, ID)!, snapshot), taxonomy)).toEqual([])
  })
})

describe('digestOfWords', () => {
  it('stays when the tags change, and changes with a word of the text or the title', async () => {
    await withReviews(async (load, path) => {
      const text = await readFile(path, 'utf8')
      const digestOf = async (changed: string) => {
        await writeFile(path, changed)
        const now = await load()
        return digestOfWords(now, findFinding(now, ID)!)
      }
      const before = await digestOf(text)
      expect(before).toMatch(/^[0-9a-f]{64}$/)
      expect(text).toContain('  - boundary-gap\n')
      expect(await digestOf(text.replace('  - boundary-gap\n', '  - role-ambiguity\n'))).toBe(before)
      expect(await digestOf(text.replace('took her out of school', 'took her away from school'))).not.toBe(
        before,
      )
      expect(await digestOf(text.replace(/^### F1\. .*$/m, '### F1. Another title'))).not.toBe(before)
    })
  })
})

describe('findFinding', () => {
  it('knows findings of published records alone', () => {
    expect(findFinding(snapshot, ID)?.item.id).toBe('F1')
    expect(findFinding(snapshot, `${REVIEW}/R1`)).toBeUndefined()
    expect(findFinding(snapshot, REVIEW)).toBeUndefined()
    expect(findFinding(snapshot, '2021-elsewhere-every-field/F1')).toBeUndefined()
  })
})

describe('findingsByChance', () => {
  const real = findingsByChance(catalogue, { seed: 'a', demonstrations: false })
  const invented = findingsByChance(catalogue, { seed: 'a', demonstrations: true })

  it('is the same for a seed and another for another, over the same findings', () => {
    expect(findingsByChance(catalogue, { seed: 'a', demonstrations: false })).toEqual(real)
    const other = findingsByChance(catalogue, { seed: 'b', demonstrations: false })
    expect(other).not.toEqual(real)
    expect(other.toSorted()).toEqual(real.toSorted())
  })

  it('has an invented finding only where they are chosen, and then no other', () => {
    expect(real.filter(id => id.startsWith('2019-nowhere-demonstration'))).toEqual([])
    expect(invented.length).toBeGreaterThan(0)
    expect(invented.every(id => id.startsWith('2019-nowhere-demonstration'))).toBe(true)
  })

  it('leads from each finding to another until all have come, and then round', () => {
    const met = [findingAfter(undefined, real)!]
    while (met.length < real.length) met.push(findingAfter(met.at(-1), real)!)
    expect(new Set(met).size).toBe(real.length)
    expect(findingAfter(met.at(-1), real)).toBe(met[0])
    expect(findingAfter('not/F1', real)).toBe(met[0])
    expect(findingAfter(undefined, [])).toBeUndefined()
  })
})

describe('compareCodings', () => {
  it('says in each facet that both code what both chose and what one alone did, with agreement', () => {
    const compared = compareCodings(
      { 'practice-theme': ['a', 'b'], 'learning-pattern': ['x'], 'systems-factor': ['s'] },
      { 'practice-theme': ['b', 'c'], 'learning-pattern': ['x'] },
    )
    expect(compared.facets).toEqual([
      {
        ...{ facet: 'practice-theme', both: ['b'], onlyYou: ['a'], onlyOther: ['c'] },
        agreement: expect.closeTo(0.11, 9) as number,
      },
      { facet: 'learning-pattern', both: ['x'], onlyYou: [], onlyOther: [], agreement: 1 },
    ])
    // Two terms are both’s, and each has one of its own.
    expect(compared.positive).toBeCloseTo(4 / 6, 9)
    expect(compareCodings({ a: [] }, { a: [] }).positive).toBeUndefined()
  })
})

describe('countOthers', () => {
  it('counts what others chose in the facets of a coding, and nothing else of them', () => {
    const others = [{ t: ['a', 'b'] }, { t: ['a'], u: ['z'] }, { u: ['z'] }]
    expect(countOthers({ t: ['a'] }, others)).toEqual([
      {
        ...{ facet: 't', coders: 2, agreement: expect.closeTo((0.335 + 1) / 2, 9) as number },
        terms: [
          { term: 'a', times: 2 },
          { term: 'b', times: 1 },
        ],
      },
    ])
    expect(countOthers({ t: ['a'] }, [])).toEqual([
      { facet: 't', coders: 0, terms: [], agreement: undefined },
    ])
  })
})

describe('agreementOverFindings', () => {
  it('is alpha over the findings that both coded by a facet', () => {
    const pairs = [
      [{ t: ['a'] }, { t: ['a'] }],
      [{ t: ['b'] }, { t: ['b'] }],
      [{ t: ['c'] }, {}],
    ] as const
    expect(agreementOverFindings(pairs, ['t', 'u'])).toMatchObject([
      { facet: 't', findings: 2, alpha: 1 },
      { facet: 'u', findings: 0, alpha: undefined, interval: undefined },
    ])
  })
})
