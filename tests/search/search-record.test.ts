import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadSnapshot, type Snapshot } from '../../src/analysis/snapshot.ts'
import { rootPath } from '../../src/root-path.ts'
import { toRecordId, toRowId, toSearchRecords, type SearchRecord } from '../../src/search/search-record.ts'
import { RESERVED_KEYS } from '../../src/taxonomy/reserved-keys.ts'
import { makeFolder, makeReviews } from '../library-fixture.ts'

const HIGHLAND = '2006-highland-left-school-unseen'
const HELD = '2020-nowhere-held-detail'
const DEMONSTRATION = '2019-nowhere-demonstration-one'

let folder: string
let real: Snapshot
let fixtures: Snapshot

beforeAll(async () => {
  folder = await makeFolder()
  const load = (reviewsDir: string) => loadSnapshot({ taxonomyDir: rootPath('taxonomy'), reviewsDir })
  real = await load(await makeReviews(folder, [rootPath('reviews', `${HIGHLAND}.md`)]))
  fixtures = await load(rootPath('tests/fixtures/reviews'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

async function recordsOf(
  id: string,
  { catalogue, corpus, taxonomy } = real,
): Promise<Map<string, SearchRecord>> {
  const records = toSearchRecords(catalogue.byReview().get(id)!, await corpus.body(id), taxonomy)
  return new Map(records.map(record => [record.id, record]))
}

describe('toSearchRecords', () => {
  it('makes one record of each finding, recommendation and of the review', async () => {
    const ids = [...(await recordsOf(DEMONSTRATION, fixtures)).keys()]
    expect(ids).toEqual([DEMONSTRATION, `${DEMONSTRATION}_F1`, `${DEMONSTRATION}_F2`, `${DEMONSTRATION}_R1`])
  })

  it('holds of a finding its own section and no other, each passage with its place', async () => {
    const record = (await recordsOf(HIGHLAND)).get(`${HIGHLAND}_F1`)!
    expect(record).toMatchObject({
      kind: 'finding',
      reviewId: HIGHLAND,
      year: 2006,
      knownAs: ['Danielle Reid'],
    })
    const { passages, anchors, sections, speakers } = record
    for (const list of [anchors, sections, speakers]) expect(list).toHaveLength(passages.length)
    expect(new Set(sections)).toEqual(
      new Set(['What happened', 'Why it made sense at the time', 'What it means for children', 'Questions']),
    )
    expect(passages[0]).toMatch(/^Shortly before the child was killed, her mother took her out of school\./)
    expect(passages.join(' ')).not.toContain('Worries about the child')
    expect(passages.join(' ')).not.toMatch(/\[\^|```|<[a-z]/)
    for (const anchor of anchors) expect(anchor).toMatch(/^p-[0-9a-f]{6}$/)
  })

  it('says of each passage of a summary whose words it is', async () => {
    const { sections, speakers } = (await recordsOf(HIGHLAND)).get(`${HIGHLAND}_F1`)!
    const bySection = Object.fromEntries(sections.map((section, at) => [section, speakers[at]]))
    expect(bySection).toEqual({
      'What happened': 'summary',
      'Why it made sense at the time': 'summary',
      'What it means for children': 'library',
      Questions: 'library',
    })
  })

  it('holds of a review all its text, with the number of the item a passage stands in', async () => {
    const record = (await recordsOf(HIGHLAND)).get(HIGHLAND)!
    const body = await real.corpus.body(HIGHLAND)
    const { findings, episodes, recommendations } = real.corpus.review(HIGHLAND)!
    const titles = [...findings, ...episodes, ...recommendations].map(item => item.title)
    const all = [...body.sections, ...Object.values(body.items).flat()].flatMap(section => section.passages)
    expect(record.passages.toSorted()).toEqual([...titles, ...all.map(passage => passage.text)].toSorted())
    expect(record.anchors[record.passages.indexOf(findings[0]!.title)]).toBe('F1')
    expect(new Set(record.sections)).toContain('F1 What happened')
    expect(new Set(record.sections)).toContain('Summary')
    expect(record.title).toBe(record.reviewTitle)
  })

  it('holds the names that a recommendation is addressed to', async () => {
    const records = await recordsOf(HIGHLAND)
    expect(records.get(`${HIGHLAND}_R4`)!.to).toEqual(['Education', 'Health'])
    expect(records.get(`${HIGHLAND}_F1`)!.to).toEqual([])
  })

  it('holds labels and synonyms of its terms, and apart from them those of its review', async () => {
    const records = await recordsOf(HIGHLAND)
    const labels = ['boundary-gap', 'procedure-design'].map(id => real.taxonomy.label('systems-factor', id))
    const { synonyms } = real.taxonomy.facet('systems-factor')!.term('boundary-gap')!
    expect(synonyms.length).toBeGreaterThan(0)
    for (const id of ['F1', 'R3']) {
      const { words, inherited } = records.get(`${HIGHLAND}_${id}`)!
      expect(words).toEqual(expect.arrayContaining([...labels, ...synonyms]))
      expect(inherited).toEqual(expect.arrayContaining(['Scotland', 'Highland']))
      expect(new Set([...words, ...inherited]).size).toBe(words.length + inherited.length)
    }
  })

  it('is not found by how a record was made, nor by what is not known', async () => {
    const { words } = (await recordsOf(HIGHLAND)).get(HIGHLAND)!
    const label = (facet: string, term: string) => real.taxonomy.label(facet, term)
    expect(words).not.toContain(label('record', 'summary'))
    expect(words).not.toContain(label('evidence-grade', 'B'))
    expect(words).not.toContain(label('plan-status', 'not-stated'))
    expect(words).not.toContain(label('region', 'not-applicable'))
  })

  it('holds the terms of each facet with what stands above them', async () => {
    const record = (await recordsOf(HIGHLAND)).get(`${HIGHLAND}_F1`)!
    expect(record['systems-factor']).toEqual([
      'boundary-gap',
      'multi-agency-interface',
      'procedure-design',
      'organisational-influence',
    ])
    expect(record['judgement-bias']).toEqual([])
    expect(Object.keys(record)).toEqual(expect.arrayContaining(real.taxonomy.facets.map(facet => facet.key)))
  })

  it('holds no value of a child whose detail is held', async () => {
    const { taxonomy } = fixtures
    const values = [
      ...['criminal-exploitation', 'online-harm'].map(id => ['harm-type', id]),
      ...['serious-other-harm'].map(id => ['outcome', id]),
      ...['missing-episodes', 'child-substance-use'].map(id => ['child-factor', id]),
      ...['parental-conflict', 'poverty-and-housing'].map(id => ['family-factor', id]),
      ['age-band', '11-15'],
      ['plan-status', 'closed-or-not-accepted'],
    ] as const
    const records = await recordsOf(HELD, fixtures)
    expect(records.size).toBe(3)
    for (const record of records.values()) {
      for (const [facet, id] of values) {
        expect(taxonomy.facet(facet)!.has(id)).toBe(true)
        expect(record[facet]).toEqual([])
        expect(JSON.stringify(record)).not.toContain(`"${id}"`)
        expect(record.words).not.toContain(taxonomy.label(facet, id))
      }
    }
  })
})

describe('a facet', () => {
  it('cannot be called as another field of a record is', async () => {
    const record = (await recordsOf(HIGHLAND)).get(HIGHLAND)!
    const fields = Object.keys(record).filter(key => !real.taxonomy.facet(key) && /^[a-z0-9-]+$/.test(key))
    expect(fields).toEqual(expect.arrayContaining(['words', 'year', 'passages']))
    expect(fields.filter(key => !RESERVED_KEYS.has(key))).toEqual([])
  })
})

describe('toRecordId', () => {
  it('gives for every row an id that the engine takes, and back', () => {
    for (const { id } of [...real.catalogue.rows, ...fixtures.catalogue.rows]) {
      expect(toRecordId(id)).toMatch(/^[A-Za-z0-9_-]+$/)
      expect(toRowId(toRecordId(id))).toBe(id)
    }
  })
})
