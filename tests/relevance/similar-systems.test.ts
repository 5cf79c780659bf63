import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SimilarSeed } from '../../scripts/relevance/load-similar-seeds.ts'
import { loadComparedItems, type ComparedItem } from '../../scripts/relevance/similar-items.ts'
import { toSimilarSheet } from '../../scripts/relevance/similar-sheet.ts'
import { createMiniSearchSimilar } from '../../scripts/relevance/systems/similar/minisearch.ts'
import {
  createOursSimilar,
  createTagsAlone,
  createWordsAlone,
} from '../../scripts/relevance/systems/similar/ours.ts'
import type { SimilarSystem } from '../../scripts/relevance/systems/similar/similar-system.ts'
import { createSimilar } from '../../src/analysis/similar.ts'
import { loadSnapshot } from '../../src/analysis/snapshot.ts'
import { rootPath } from '../../src/root-path.ts'
import { makeFolder, makeReviews } from '../library-fixture.ts'
import { inventedReview, type Invented } from '../search/invented-review.ts'

// The first finding shares its words with that of b, its tags with that of c, and both with the second of its review.
const REVIEWS: Invented[] = [
  {
    id: '2011-nowhere-a',
    findings: [
      { title: 'brol vask', what: 'dunk pilf', factors: ['boundary-gap'], agency: ['police'] },
      { title: 'brol vask', what: 'dunk pilf', factors: ['boundary-gap'], agency: ['police'] },
    ],
    recommendations: [{ title: 'brol vask', text: 'dunk pilf' }],
  },
  {
    id: '2012-nowhere-b',
    findings: [{ title: 'brol', what: 'dunk pilf zilk', factors: ['supervision-gap'], agency: ['housing'] }],
  },
  {
    id: '2013-nowhere-c',
    findings: [{ title: 'tork', what: 'morv brol the', factors: ['boundary-gap'], agency: ['police'] }],
  },
  ...['d', 'e'].map(letter => ({
    id: `2014-nowhere-${letter}`,
    record: 'demonstration' as const,
    findings: [{ title: 'brol vask', what: 'dunk pilf', factors: ['boundary-gap'], agency: ['police'] }],
  })),
]
const [FIRST, B, C] = ['2011-nowhere-a/F1', '2012-nowhere-b/F1', '2013-nowhere-c/F1'] as const
const SEED: SimilarSeed = { id: 's01', half: 'held-out', to: FIRST }
const TEXT: SimilarSeed = { id: 's02', half: 'tuning', kind: 'finding', text: 'tork morv' }

let folder: string
let items: ReadonlyMap<string, ComparedItem>
let systems: Record<'ours' | 'words' | 'tags' | 'plain' | 'forgiving' | 'telling', SimilarSystem>
beforeAll(async () => {
  folder = await makeFolder()
  const files = REVIEWS.map(says => [`${says.id}.md`, inventedReview(says)] as const)
  const reviewsDir = await makeReviews(folder, [], Object.fromEntries(files))
  const snapshot = await loadSnapshot({ reviewsDir, taxonomyDir: rootPath('taxonomy') })
  expect(snapshot.corpus.keptOut).toEqual([])
  items = await loadComparedItems(snapshot)
  const similar = createSimilar({ snapshot: () => snapshot })
  const [plain, forgiving, telling] = createMiniSearchSimilar(items)
  systems = {
    ours: createOursSimilar(similar),
    words: createWordsAlone(similar, items),
    tags: createTagsAlone(items, snapshot.taxonomy),
    ...{ plain: plain!, forgiving: forgiving!, telling: telling! },
  }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('loadComparedItems', () => {
  it('has findings and recommendations with the texts that are compared, and no invented record', () => {
    expect([...items.keys()].sort()).toEqual([FIRST, '2011-nowhere-a/F2', '2011-nowhere-a/R1', B, C])
    expect(items.get(B)).toMatchObject({ kind: 'finding', title: 'brol' })
    expect(items.get(B)!.text).toMatch(/dunk pilf zilk/)
  })
})

describe('what is like a finding', () => {
  it.each(['ours', 'words', 'tags', 'plain', 'forgiving', 'telling'] as const)(
    'is never of its own review, of another kind or invented: %s',
    async name => {
      const found = (await systems[name].find(SEED))!
      expect(found.length).toBeGreaterThan(0)
      expect([B, C]).toEqual(expect.arrayContaining(found))
    },
  )

  it('is by words alone the one that shares the words', async () => {
    expect((await systems.words.find(SEED))![0]).toBe(B)
    for (const name of ['plain', 'forgiving', 'telling'] as const)
      expect((await systems[name].find(SEED))![0], name).toBe(B)
  })

  it('is by tags alone the one that shares the tags', async () => {
    expect((await systems.tags.find(SEED))![0]).toBe(C)
  })
})

describe('what is like a text', () => {
  it.each(['ours', 'words', 'plain', 'forgiving', 'telling'] as const)(
    'is found by its words: %s',
    async name => {
      expect((await systems[name].find(TEXT))![0]).toBe(C)
    },
  )

  it('is found by a part of a word by the forgiving baseline alone', async () => {
    const begun: SimilarSeed = { ...TEXT, text: 'tor' }
    expect(await systems.forgiving.find(begun)).toContain(C)
    expect(await systems.plain.find(begun)).toEqual([])
  })

  it('is not found by a function word where the baseline leaves these out', async () => {
    const word: SimilarSeed = { ...TEXT, text: 'the' }
    expect(await systems.plain.find(word)).toEqual([C])
    expect(await systems.telling.find(word)).toEqual([])
  })

  it('cannot be asked of tags alone', async () => {
    expect(await systems.tags.find(TEXT)).toBeUndefined()
  })
})

describe('toSimilarSheet', () => {
  it('has each seed and what was found, a text once, and neither half nor systems', () => {
    const sheet = toSimilarSheet(
      [
        { seed: SEED, pool: { query: 's01', docs: [B, C] } },
        { seed: TEXT, pool: { query: 's02', docs: [B] } },
      ],
      items,
    )
    expect(sheet).toContain(`s01, 1: ${B}\n**brol** `)
    expect(sheet).toContain('# s02\n\ntork morv')
    expect(sheet).toContain(`s02, 1: ${B}\n**brol** (Text given under s01.)`)
    expect(sheet.split('dunk pilf zilk')).toHaveLength(2)
    expect(sheet).not.toMatch(/held-out|tuning|ours|MiniSearch/)
  })
})
