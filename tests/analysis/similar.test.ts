import { beforeAll, describe, expect, it } from 'vitest'
import type { EffectiveTag } from '../../src/analysis/effective-tags.ts'
import { createSimilar, type Similar, type SimilarItem } from '../../src/analysis/similar.ts'
import { loadSnapshot, type Snapshot } from '../../src/analysis/snapshot.ts'
import { rootPath } from '../../src/root-path.ts'

/** Its school was told that a child was moving, and nobody confirmed where she was. */
const LEFT_SCHOOL = '2006-highland-left-school-unseen/F1'
const FOLDERS = { taxonomyDir: rootPath('taxonomy'), reviewsDir: rootPath('reviews') }

let snapshot: Snapshot
let similar: Similar
/** Every finding and recommendation with the nearest to it. */
let nearest: Array<{ id: string; found: SimilarItem[] }>

beforeAll(async () => {
  snapshot = await loadSnapshot(FOLDERS)
  similar = createSimilar({ snapshot: () => snapshot })
  nearest = []
  for (const { id, kind } of snapshot.catalogue.rows)
    if (kind !== 'review') nearest.push({ id, found: (await similar.similarTo(id))! })
}, 60_000)

const ids = (items: readonly SimilarItem[]) => items.map(({ row }) => row.id)
const reviewOf = (id: string) => id.split('/')[0]

/** Where something is wrong, said of every answer at once. */
function expectOfEvery(wrong: (found: SimilarItem, asked: string) => string | undefined | false): void {
  const faults = nearest.flatMap(({ id, found }) =>
    found.flatMap(item => {
      const what = wrong(item, id)
      return what ? [`${id} → ${item.row.id}: ${what}`] : []
    }),
  )
  expect(faults).toEqual([])
}

describe('similarTo', () => {
  it('gives five of the same kind from other reviews, nearest first', () => {
    expect(nearest.length).toBeGreaterThan(400)
    expect(nearest.filter(({ found }) => found.length === 5).length).toBeGreaterThan(0.9 * nearest.length)
    for (const { id, found } of nearest) {
      const scores = found.map(({ score }) => score)
      expect(scores, id).toEqual(scores.toSorted((a, b) => b - a))
      expect(new Set(ids(found)).size, id).toBe(found.length)
    }
    expectOfEvery(({ row }, id) => reviewOf(row.id) === reviewOf(id) && 'of the same review')
    expectOfEvery(
      ({ row }, id) => row.kind !== (id.includes('/F') ? 'finding' : 'recommendation') && `a ${row.kind}`,
    )
    expectOfEvery(({ score }) => !(score > 0 && score <= 1) && `score ${score}`)
  })

  it('finds other findings about a child who moved and was not followed', async () => {
    const found = (await similar.similarTo(LEFT_SCHOOL))!
    expect(ids(found)[0]).toBe('2005-western-isles-shared-but-not-acted-on/F6')
    expect(found[0]!.shared.terms).toContainEqual({
      facet: 'systems-factor',
      id: 'boundary-gap',
      label: 'Boundary gap',
      of: 'item',
      basis: 'inferred',
    })
    expect(found[0]!.shared.words).toContain('moves')
  })

  it('finds other recommendations to see a child soon', async () => {
    const found = await similar.similarTo('2006-highland-left-school-unseen/R2')
    expect(ids(found!)[0]).toBe('2003-london-laming-inquiry/R9')
  })

  it('finds one as like the other as the other like it', async () => {
    let met = 0
    for (const { id, found } of nearest.slice(0, 60))
      for (const { row, score } of found.slice(0, 2)) {
        const back = (await similar.similarTo(row.id, 20))!.find(other => other.row.id === id)
        if (back) expect(back.score, `${id} and ${row.id}`).toBeCloseTo(score, 3)
        met += back ? 1 : 0
      }
    expect(met).toBeGreaterThan(60)
  })

  it('says truly which terms both carry, and marks each that one of them does not state', () => {
    const carried = (id: string, facet: string): readonly EffectiveTag[] => {
      const own = snapshot.catalogue.row(id)!.tags[facet]
      return own === undefined || own === 'held' ? [] : own
    }
    let marked = 0
    expectOfEvery(({ row, shared }, id) => {
      for (const { facet, id: term, basis, effect } of shared.terms) {
        // What helped in one and hindered in the other is not shared.
        const tags = [id, row.id].map(one =>
          carried(one, facet).filter(
            tag => tag.term === term && (tag.effect === 'helped') === (effect === 'helped'),
          ),
        )
        if (tags.some(found => found.length === 0)) return `${facet}/${term} is not on both`
        const allStated = tags.every(found => found.some(tag => (tag.basis ?? 'stated') === 'stated'))
        if (allStated === (basis !== undefined)) return `${facet}/${term} is marked ${basis}`
        marked += basis === undefined ? 0 : 1
      }
      return undefined
    })
    expect(marked).toBeGreaterThan(100)
  })

  it('names words that stand in what it found', async () => {
    const texts = new Map<string, string>()
    for (const review of snapshot.corpus.reviews) {
      const body = await snapshot.corpus.body(review.id)
      for (const item of [...review.findings, ...review.recommendations]) {
        const passages = (body.items[item.id] ?? []).flatMap(section => section.passages)
        const text = [item.title, ...passages.map(passage => passage.text)].join('\n')
        texts.set(`${review.id}/${item.id}`, text.toLowerCase().replace(/\s+/g, ' '))
      }
    }
    expectOfEvery(({ row, shared }) =>
      shared.words.find(word => !texts.get(row.id)!.includes(word.toLowerCase())),
    )
    expectOfEvery(({ shared }) => shared.words.length > 5 && `${shared.words.length} words`)
    expectOfEvery(({ shared }) => shared.words.length + shared.terms.length === 0 && 'shares nothing')
  })

  it('shares no word that is in a large part of all', () => {
    const shared = new Set(nearest.flatMap(({ found }) => found.flatMap(item => item.shared.words)))
    expect(shared.size).toBeGreaterThan(300)
    for (const word of ['child', 'children', 'the', 'was', 'because']) expect(shared).not.toContain(word)
  })

  it('gives as many as are asked for', async () => {
    const five = ids((await similar.similarTo(LEFT_SCHOOL))!)
    const twenty = ids((await similar.similarTo(LEFT_SCHOOL, 20))!)
    expect(twenty).toHaveLength(20)
    expect(twenty.slice(0, 5)).toEqual(five)
    expect(ids((await similar.similarTo(LEFT_SCHOOL, 1))!)).toEqual(five.slice(0, 1))
  })

  it('says the same whenever it is asked, and whoever reads the texts', async () => {
    const again = createSimilar({ snapshot: () => snapshot })
    for (const { id, found } of nearest.slice(0, 100)) {
      expect(await similar.similarTo(id)).toEqual(found)
      expect(await again.similarTo(id)).toEqual(found)
    }
  })

  it.each(['2006-highland-left-school-unseen', '2006-highland-left-school-unseen/E1', 'nowhere/F1', ''])(
    'knows nothing that is like %s',
    async id => {
      expect(await similar.similarTo(id)).toBeUndefined()
    },
  )
})

describe('similarToText', () => {
  it.each([
    [
      'Nobody checked where the girl had gone after the school was told that the family was moving away.',
      'finding',
      LEFT_SCHOOL,
    ],
    [
      'Nursery workers felt uneasy about the behaviour of one of their colleagues and did not dare to challenge her.',
      'finding',
      '2010-plymouth-nursery-without-challenge/F1',
    ],
    [
      'Whoever is worried about a child should have one central helpline to ring.',
      'recommendation',
      '2006-highland-left-school-unseen/R1',
    ],
    [
      'Social workers must see the child within a day of an allegation.',
      'recommendation',
      '2003-london-laming-inquiry/R9',
    ],
  ] as const)('finds what it paraphrases first: %s', async (text, kind, id) => {
    expect(ids(await similar.similarToText(text, kind)).slice(0, 1)).toEqual([id])
  })

  it('finds a finding by its own words before any other', async () => {
    const { title } = snapshot.catalogue.row(LEFT_SCHOOL)!.item!
    const [first] = await similar.similarToText(title, 'finding')
    expect(first!.row.id).toBe(LEFT_SCHOOL)
    expect(first!.shared.terms).toEqual([])
  })

  it('finds new words by old ones', async () => {
    const old = await similar.similarToText('the area child protection committee', 'recommendation')
    const today = await similar.similarToText('the local safeguarding children board', 'recommendation')
    expect(old.length).toBeGreaterThan(0)
    expect(ids(old)).toEqual(ids(today))
  })

  it.each(['', '   ', 'the and of', '12 34', '— …', 'qqqq wwww'])(
    'finds nothing where nothing can be compared: %j',
    async text => {
      expect(await similar.similarToText(text, 'finding')).toEqual([])
    },
  )

  it('keeps nothing of a text: what was asked before changes no answer', async () => {
    const ask = () => similar.similarToText('zzyzxword told of a move, and school heard', 'finding')
    const before = await ask()
    await similar.similarToText('zzyzxword '.repeat(300), 'finding')
    expect(await ask()).toEqual(before)
    expect(JSON.stringify(before)).not.toContain('zzyzxword')
  })

  it('answers soon however long the text is', async () => {
    const began = performance.now()
    await similar.similarToText('school thought that she had moved away '.repeat(2500), 'finding')
    expect(performance.now() - began).toBeLessThan(1_000)
  })
})
