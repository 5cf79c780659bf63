import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { describe, expect, it, onTestFinished } from 'vitest'
import { SEED } from '../../scripts/relevance/bootstrap.ts'
import { drawHalves } from '../../scripts/relevance/draw-similar-seeds.ts'
import { loadSimilarSeeds, reviewOf } from '../../scripts/relevance/load-similar-seeds.ts'
import { SIMILAR_JUDGEMENTS, SIMILAR_SEEDS } from '../../scripts/relevance/paths.ts'
import { loadSimilarJudgements } from '../../scripts/relevance/similar-judgements.ts'

async function written(name: string, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lessons-similar-seeds-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await writeFile(join(folder, name), text)
  return join(folder, name)
}

describe('the seeds of the collection', async () => {
  const seeds = await loadSimilarSeeds(SIMILAR_SEEDS)
  const judgements = await loadSimilarJudgements(SIMILAR_JUDGEMENTS)

  it('are twenty findings, ten recommendations and six texts', () => {
    const letters = seeds.map(seed =>
      'to' in seed ? seed.to.slice(reviewOf(seed.to).length + 1, -1)[0] : 'text',
    )
    const count = (letter: string) => letters.filter(one => one === letter).length
    expect([count('F'), count('R'), count('text')]).toEqual([20, 10, 6])
  })

  it('are in the halves that the lot gave them', () => {
    const drawn = [
      [0, 20],
      [20, 30],
      [30, 36],
    ].flatMap(([from, to]) => [
      ...drawHalves(
        seeds.slice(from, to).map(({ id }) => id),
        SEED,
      ),
    ])
    expect(seeds.map(({ id, half }) => [id, half])).toEqual(drawn.sort())
  })

  it('are all judged, and never by an item of the same review or of another kind', () => {
    const judged = new Set(judgements.map(({ query }) => query))
    expect([...judged].sort()).toEqual(seeds.map(({ id }) => id))
    const byId = new Map(seeds.map(seed => [seed.id, seed]))
    const wrong = judgements.filter(({ query, doc }) => {
      const seed = byId.get(query)!
      const letter =
        'to' in seed ? seed.to.slice(reviewOf(seed.to).length + 1)[0] : seed.kind[0]!.toUpperCase()
      return (
        !doc.startsWith(letter!, reviewOf(doc).length + 1) ||
        ('to' in seed && reviewOf(doc) === reviewOf(seed.to))
      )
    })
    expect(wrong).toEqual([])
  })
})

describe('loadSimilarSeeds', () => {
  const item = { id: 's01', half: 'tuning', to: '2001-a/F1' }
  const text = { id: 's02', half: 'held-out', kind: 'finding', text: 'Visits were missed.' }
  const load = async (seeds: readonly unknown[]) =>
    loadSimilarSeeds(await written('seeds.yaml', stringify(seeds)))

  it('has what stands in the file, in its order', async () => {
    expect(await load([text, item])).toEqual([text, item])
  })

  it.each([
    [[item, { ...text, id: 's01' }], 'an id is used twice'],
    [[item, { ...item, id: 's03', to: '2001-a/R2' }], 'a review has two seeds'],
  ])('refuses %j', async (seeds, why) => {
    await expect(load(seeds)).rejects.toThrow(why)
  })

  it.each([
    { ...item, half: 'training' },
    { ...item, to: '2001-a' },
    { ...item, text: 'both' },
    { ...text, kind: 'review' },
    { ...text, text: '' },
    { ...text, id: 'q001' },
  ])('refuses %j', async seed => {
    await expect(load([seed])).rejects.toThrow()
  })
})

describe('loadSimilarJudgements', () => {
  const load = async (...rows: string[]) =>
    loadSimilarJudgements(await written('judged.csv', ['seed,doc,grade', ...rows].join('\n')))

  it('has the judgements of a file', async () => {
    expect(await load('s01,2001-b/F2,3', 's01,2001-c/F1,0')).toEqual([
      { query: 's01', doc: '2001-b/F2', grade: 3 },
      { query: 's01', doc: '2001-c/F1', grade: 0 },
    ])
  })

  it('has none where there is no file', async () => {
    expect(await loadSimilarJudgements(join(tmpdir(), 'lessons-no-such-folder', 'judged.csv'))).toEqual([])
  })

  it.each(['s01,2001-b/F2,4', 's01,2001-b/F2,', 'q001,2001-b/F2,1'])('refuses %s', async row => {
    await expect(load(row)).rejects.toThrow()
  })

  it('refuses a pair that is judged twice', async () => {
    await expect(load('s01,2001-b/F2,1', 's01,2001-b/F2,1')).rejects.toThrow('s01 2001-b/F2')
  })
})
