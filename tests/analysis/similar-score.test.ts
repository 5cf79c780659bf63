import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSimilar, type Similar } from '../../src/analysis/similar.ts'
import { loadSnapshot } from '../../src/analysis/snapshot.ts'
import { rootPath } from '../../src/root-path.ts'
import { makeFolder, makeReviews } from '../library-fixture.ts'
import { inventedReview, type Invented } from '../search/invented-review.ts'

/*
 * The score a second time, written plainly: it shares nothing with src/analysis. The words are invented, so that none
 * is a synonym and each is its own stem, and a text is its words between spaces.
 */

interface Plain {
  id: string
  title: string
  text: string
  /** With what each weighs before its rarity is known. */
  tags: Record<string, number>
}

const FINDINGS: Array<Plain & { factors: string[]; agency: string[]; why: string }> = [
  {
    ...{ id: 'a/F1', title: 'brol vask', text: 'brol dunk dunk pilf', why: 'morv dunk' },
    ...{ factors: ['boundary-gap'], agency: ['education', 'police'] },
    tags: { 'boundary-gap': 1, education: 1, police: 1 },
  },
  {
    ...{ id: 'a/F2', title: 'vask nurd', text: 'brol brol grolk', why: 'pilf' },
    ...{ factors: ['supervision-gap'], agency: ['housing'] },
    tags: { 'supervision-gap': 1, housing: 1 },
  },
  {
    ...{ id: 'b/F1', title: 'brol nurd', text: 'dunk dunk dunk morv tork', why: 'grolk' },
    ...{ factors: ['{term: boundary-gap, basis: inferred}', 'role-ambiguity'], agency: ['education'] },
    tags: { 'boundary-gap': 0.5, 'role-ambiguity': 1, education: 1 },
  },
  {
    ...{ id: 'b/F2', title: 'tork', text: 'grolk pilf vask vask vask vask', why: 'tork' },
    ...{ factors: ['{term: boundary-gap, effect: helped}'], agency: ['police'] },
    tags: { 'boundary-gap helped': 1, police: 1 },
  },
  {
    ...{ id: 'c/F1', title: 'dunk', text: 'brol morv', why: 'dunk pilf' },
    ...{ factors: ['{term: supervision-gap, basis: disputed}'], agency: ['police', 'housing'] },
    tags: { 'supervision-gap': 0.5, police: 1, housing: 1 },
  },
  {
    ...{ id: 'c/F2', title: 'zilk', text: 'zilk hask', why: 'hask' },
    ...{ factors: ['staffing-and-resources'], agency: ['early-years'] },
    tags: { 'staffing-and-resources': 1, 'early-years': 1 },
  },
]

/** What every invented review and finding is tagged with, and of its review at half. */
const ON_ALL = {
  ...{ 'longer-term-work': 1, 'sharing-information': 1, 'stay-safe': 0 },
  ...{ neglect: 0.5, 'no-serious-harm': 0.5, '6-10': 0.5 },
}

const names: Readonly<Record<string, string>> = {
  a: '2011-nowhere-first',
  b: '2012-nowhere-second',
  c: '2013-nowhere-third',
}

function toReview(letter: string): Invented {
  return {
    id: names[letter]!,
    findings: FINDINGS.filter(({ id }) => id.startsWith(letter)).map(
      ({ title, text: what, why, factors, agency }) => ({
        ...{ title, what, why, factors, agency },
        ...{ means: 'zilk zilk hask', question: 'zilk?' },
      }),
    ),
  }
}

function idf(all: number, carrying: number): number {
  return Math.log(1 + (all - carrying + 0.5) / (carrying + 0.5))
}

/** Cosine of two vectors after each part is weighed by its rarity among all. */
function cosine(
  a: Record<string, number>,
  b: Record<string, number>,
  all: Array<Record<string, number>>,
): number {
  const rare = (one: Record<string, number>) =>
    Object.fromEntries(
      Object.entries(one).map(([key, weight]) => [
        key,
        weight * idf(all.length, all.filter(other => (other[key] ?? 0) > 0).length),
      ]),
    )
  const [x, y] = [rare(a), rare(b)]
  const length = (one: Record<string, number>) =>
    Math.sqrt(Object.values(one).reduce((sum, weight) => sum + weight ** 2, 0))
  return (
    Object.entries(x).reduce((sum, [key, weight]) => sum + weight * (y[key] ?? 0), 0) /
    (length(x) * length(y))
  )
}

/** One word more than the logarithm of how often it stands there, three times for each mention in the title. */
function wordsOf(title: string, text: string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of title.split(' ').filter(Boolean)) counts[word] = (counts[word] ?? 0) + 3
  for (const word of text.split(' ').filter(Boolean)) counts[word] = (counts[word] ?? 0) + 1
  return Object.fromEntries(Object.entries(counts).map(([word, count]) => [word, 1 + Math.log(count)]))
}

const WORDS = FINDINGS.map(({ title, text, why }) => wordsOf(title, `${text} ${why}`))
const TAGS = FINDINGS.map(({ tags }) => {
  const all: Record<string, number> = { ...ON_ALL, ...tags }
  return Object.fromEntries(Object.entries(all).filter(([, weight]) => weight > 0))
})

/** Ids and scores of the nearest, as the formula has them. */
function expected(scoreOf: (at: number) => number, excepted?: string) {
  return FINDINGS.map(({ id }, at) => ({ id: toId(id), score: scoreOf(at) }))
    .filter(({ id, score }) => score >= 0.08 && !(excepted && id.startsWith(excepted)))
    .toSorted((a, b) => b.score - a.score)
}

function toId(id: string): string {
  return `${names[id[0]!]!}${id.slice(1)}`
}

let folder: string
let similar: Similar
beforeAll(async () => {
  folder = await makeFolder()
  const written = ['a', 'b', 'c'].map(toReview)
  const reviewsDir = await makeReviews(
    folder,
    [],
    Object.fromEntries(written.map(says => [`${says.id}.md`, inventedReview(says)])),
  )
  const snapshot = await loadSnapshot({ reviewsDir, taxonomyDir: rootPath('taxonomy') })
  expect(snapshot.corpus.keptOut).toEqual([])
  similar = createSimilar({ snapshot: () => snapshot })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function expectScores(
  found: Awaited<ReturnType<Similar['similarToText']>>,
  plain: ReturnType<typeof expected>,
) {
  expect(found.map(({ row }) => row.id)).toEqual(plain.map(({ id }) => id))
  for (const [at, { score }] of found.entries()) expect(score).toBeCloseTo(plain[at]!.score, 4)
}

describe('the score', () => {
  it.each(FINDINGS.map(({ id }, at) => [id, at] as const))(
    'is 0.85 of the cosine of the words and 0.15 of that of the tags: %s',
    async (id, at) => {
      const found = (await similar.similarTo(toId(id), 20))!
      const scoreOf = (other: number) =>
        0.85 * cosine(WORDS[at]!, WORDS[other]!, WORDS) + 0.15 * cosine(TAGS[at]!, TAGS[other]!, TAGS)
      expectScores(found, expected(scoreOf, names[id[0]!]))
    },
  )

  it('differs between the findings, so that a wrong one would be seen', async () => {
    const scores = await Promise.all(FINDINGS.map(({ id }) => similar.similarTo(toId(id), 20)))
    expect(new Set(scores.flatMap(found => found!.map(({ score }) => score))).size).toBeGreaterThan(6)
  })

  it.each(['dunk brol dunk', 'vask', 'tork unheard tork', 'pilf morv grolk nurd'])(
    'of a text is the cosine of its words: %s',
    async text => {
      const scoreOf = (other: number) => cosine(wordsOf('', text), WORDS[other]!, WORDS)
      expectScores(await similar.similarToText(text, 'finding', 20), expected(scoreOf))
    },
  )

  it('takes no word of what it means for children or of the questions', async () => {
    const found = await similar.similarToText('zilk hask', 'finding', 20)
    expect(found.map(({ row }) => row.id)).toEqual([toId('c/F2')])
  })
})
