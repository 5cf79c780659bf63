import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Snapshot } from '../../../src/analysis/snapshot.ts'
import { loadSnapshot } from '../../../src/analysis/snapshot.ts'
import { rootPath } from '../../../src/root-path.ts'
import { Ranker } from '../../../src/search/ranking/ranker.ts'
import { kindMeant } from '../../../src/search/kind-meant.ts'
import { startLibrary, type TestLibrary } from '../../library-fixture.ts'

describe('the ranking of the real records', () => {
  let snapshot: Snapshot
  let ranker: Ranker
  beforeAll(async () => {
    snapshot = await loadSnapshot({ taxonomyDir: rootPath('taxonomy'), reviewsDir: rootPath('reviews') })
    ranker = new Ranker(snapshot.taxonomy)
    await ranker.update(snapshot)
  })

  const best = (q: string, count = 3) =>
    ranker
      .rank(q, snapshot.catalogue)!
      .best(count)
      .map(row => snapshot.catalogue.rows[row]!.id)

  it('knows nothing before it has read', () => {
    expect(new Ranker(snapshot.taxonomy).rank('school', snapshot.catalogue)).toBeUndefined()
  })

  it('finds a lesson by its own words, by old words for it and by misspelt ones', () => {
    const moved = '2006-highland-left-school-unseen/F1'
    expect(best('school was told the family was moving')).toContain(moved)
    const alone = '2022-bridgend-not-seen-alone/F4'
    expect(best('nobody spent time alone with the boy')).toContain(alone)
    expect(best('nobdy spent tme alone with the boy')).toContain(alone)
    expect(best('non-accidental injury explained', 10)).toEqual(
      expect.arrayContaining(best('NAI explained', 2)),
    )
  })

  it('gives a record that has every word a whole share, and orders by score', () => {
    const ranked = ranker.rank('hungry at school', snapshot.catalogue)!
    const rows = ranked.best(50)
    expect(rows.map(row => ranked.score(row))).toEqual(
      rows.map(row => ranked.score(row)).toSorted((a, b) => b - a),
    )
    const whole = ranked.withEveryWord()
    expect(whole.length).toBeGreaterThan(0)
    for (const row of whole) expect(ranked.share(row)).toBeCloseTo(1, 3)
    for (const row of rows) expect(ranked.share(row)).toBeLessThanOrEqual(1.001)
  })

  it('puts words side by side before words apart', () => {
    const ranked = ranker.rank('strip search', snapshot.catalogue)!
    expect(best('strip search', 1)[0]).toMatch(/^2022-hackney-searched-at-school/)
    expect(ranked.best(1).length).toBe(1)
  })

  it('finds a word of a set phrase by itself, and what stands only in the summary of the review', () => {
    // Its text speaks of curiosity and never of "professional curiosity".
    expect(best('professional curiosity', 5)).toContain('2017-derbyshire-home-under-a-supervision-order/F2')
    // That the boys were sent to a farm stands in the summary, not in the finding.
    expect(best('boys at a farm not supervised', 10)).toContain('1945-shropshire-monckton-inquiry/F2')
  })

  it('does not count what the review says as a part of the query that a finding has', () => {
    const ranked = ranker.rank('farm', snapshot.catalogue)!
    const farm = ranked.withEveryWord().map(row => snapshot.catalogue.rows[row]!.id)
    expect(farm).toContain('1945-shropshire-monckton-inquiry')
    expect(farm).not.toContain('1945-shropshire-monckton-inquiry/F2')
  })

  it('ranks the same when it is asked again', () => {
    const first = best('sharing information about a child', 50)
    best('professional curiosity', 50)
    best('zyzzyva', 50)
    expect(best('sharing information about a child', 50)).toEqual(first)
  })

  it('has nothing for words that nobody wrote, and for no words', () => {
    expect(best('zyzzyva')).toEqual([])
    expect(best('')).toEqual([])
    expect(best('the of and')).toEqual([])
  })

  it('takes over what has not changed, and lets go of what is gone', async () => {
    const fewer = { ...snapshot, catalogue: withoutReview(snapshot, '2006-highland-left-school-unseen') }
    const other = new Ranker(snapshot.taxonomy)
    await other.update(snapshot)
    await other.update(fewer)
    const rows = other.rank('school was told the family was moving', fewer.catalogue)!.best(500)
    expect(rows.map(row => fewer.catalogue.rows[row]!.review.id)).not.toContain(
      '2006-highland-left-school-unseen',
    )
    await other.update(snapshot)
    expect(
      other
        .rank('school was told the family was moving', snapshot.catalogue)!
        .best(3)
        .map(row => snapshot.catalogue.rows[row]!.id),
    ).toEqual(best('school was told the family was moving'))
  })
})

function withoutReview({ catalogue, taxonomy }: Snapshot, id: string): Snapshot['catalogue'] {
  const reviews = catalogue.rows.filter(row => row.kind === 'review').map(row => row.review)
  return new (
    catalogue.constructor as new (all: typeof reviews, vocabulary: typeof taxonomy) => Snapshot['catalogue']
  )(
    reviews.filter(review => review.id !== id),
    taxonomy,
  )
}

describe('kindMeant', () => {
  it.each([
    ['recommendation register of home educated children', 'recommendation'],
    ['what was recommended about training', 'recommendation'],
    ['midwifes records recomendations', 'recommendation'],
    ['reccomended by the panel', 'recommendation'],
    ['the hearing recommenced', 'finding'],
    ['the panel reconvened', 'finding'],
    ['records', 'finding'],
    ['school nurse', 'finding'],
    ['-recommendation school', 'finding'],
    ['"recommended" by name', 'finding'],
    ['', 'finding'],
  ])('of "%s" is %s', (q, kind) => {
    expect(kindMeant(q)).toBe(kind)
  })
})

describe('what the page shows beside the findings', () => {
  let library: TestLibrary
  beforeAll(async () => {
    library = await startLibrary()
  })
  afterAll(() => library.end())

  interface Answer {
    total: number
    hits: Array<{ id: string; kind: string }>
    beside: Array<{ before: number; hit: { id: string; kind: string } }>
    related: Array<{ id: string }>
  }
  const ask = async (query: Record<string, string>) =>
    (await library.ask.get('/api/v1/search').query(query).expect(200)).body as Answer

  it('is of another kind, matches, and is in no count and no other list', async () => {
    const { hits, beside, related, total } = await ask({ q: 'home education' })
    expect(beside.length).toBeGreaterThan(0)
    expect(beside.length).toBeLessThanOrEqual(2)
    const others = beside.map(({ hit }) => hit.id)
    for (const { before, hit } of beside) {
      expect(hit.kind).not.toBe('finding')
      expect(before).toBeLessThan(hits.length)
      const own = await ask({ q: 'home education', kind: hit.kind, 'per-page': '100' })
      expect(own.hits.map(one => one.id)).toContain(hit.id)
    }
    expect([...hits, ...related].filter(one => others.includes(one.id))).toEqual([])
    const all = await ask({ q: 'home education', 'per-page': '100' })
    expect(all.hits).toHaveLength(total)
  })

  it('is not there where another kind, another order or another page was asked for', async () => {
    for (const query of [{ kind: 'recommendation' }, { sort: 'newest' }, { page: '2' }] as const)
      expect((await ask({ q: 'home education', ...query })).beside).toEqual([])
  })

  it('is marked on the page as not counted, and recommendations are shown to who asks for them', async () => {
    const { text } = await library.ask.get('/search?q=home+education').expect(200)
    expect(text).toContain('not counted here')
    const asked = (await library.ask.get('/search?q=recommendation+home+education').expect(200)).text
    expect(asked).toMatch(/<strong>\d+ recommendations<\/strong>/)
    expect(asked).not.toContain('not counted here')
  })
})
