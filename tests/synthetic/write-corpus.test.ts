import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AskedLibrary } from '../../src/analysis/asked-before.ts'
import { checkAcross } from '../../src/authoring/check-library.ts'
import { loadCorpus } from '../../src/corpus/load-corpus.ts'
import { rootPath } from '../../src/root-path.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import type { Taxonomy } from '../../src/taxonomy/taxonomy.ts'
import { writeCorpus } from '../../scripts/synthetic/write-corpus.ts'

const run = promisify(execFile)
const REVIEWS = 20

let folder: string
let taxonomy: Taxonomy

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lessons-test-'))
  taxonomy = await loadTaxonomy(rootPath('taxonomy'))
  await writeCorpus(join(folder, 'one'), { reviews: REVIEWS, seed: 1 })
})

afterAll(() => rm(folder, { recursive: true, force: true }))

async function textsOf(name: string): Promise<Map<string, string>> {
  const files = (await readdir(join(folder, name))).sort()
  return new Map(
    await Promise.all(
      files.map(async file => [file, await readFile(join(folder, name, file), 'utf8')] as const),
    ),
  )
}

describe('writeCorpus', () => {
  it('writes reviews without an error or a warning, each on its own and all together', async () => {
    const { reviews, problems, keptOut } = await loadCorpus(join(folder, 'one'), taxonomy)
    // Their words are drawn from those that people search with: some of these judge, and many stand in one sentence.
    const ofWording = /^(hindsight-wording|reading-age)$/
    expect(problems.filter(({ rule }) => !ofWording.test(rule))).toEqual([])
    expect(keptOut).toEqual([])
    expect(reviews).toHaveLength(REVIEWS)
    expect(checkAcross(reviews, reviews, taxonomy, new AskedLibrary([], taxonomy))).toEqual([])
  })

  it('writes the same bytes from the same seed, and others from another', async () => {
    await writeCorpus(join(folder, 'again'), { reviews: REVIEWS, seed: 1 })
    await writeCorpus(join(folder, 'other'), { reviews: REVIEWS, seed: 2 })
    expect(await textsOf('again')).toEqual(await textsOf('one'))
    const other = await textsOf('other')
    expect([...other.values()]).not.toEqual([...(await textsOf('one')).values()])
  })

  it('begins a larger corpus with the smaller one of the same seed', async () => {
    await writeCorpus(join(folder, 'few'), { reviews: 5, seed: 1 })
    const all = await textsOf('one')
    const few = await textsOf('few')
    expect(few.size).toBe(5)
    for (const [file, text] of few) expect(all.get(file)).toBe(text)
  })

  it('counts as a library does: about ten findings a review, 15 to 23 kB, every facet used', async () => {
    const { reviews } = await loadCorpus(join(folder, 'one'), taxonomy)
    const findings = reviews.reduce((sum, review) => sum + review.findings.length, 0) / REVIEWS
    expect(findings).toBeGreaterThan(9)
    expect(findings).toBeLessThan(11)
    for (const file of await readdir(join(folder, 'one')))
      expect((await stat(join(folder, 'one', file))).size).toBeGreaterThan(10_000)
    const bytes = [...(await textsOf('one')).values()].reduce((sum, text) => sum + text.length, 0)
    expect(bytes / REVIEWS).toBeGreaterThan(15_000)
    expect(bytes / REVIEWS).toBeLessThan(23_000)
    const used = new Set(
      reviews.flatMap(review =>
        [review, ...review.findings, ...review.episodes, ...review.recommendations].flatMap(({ tags }) =>
          Object.keys(tags),
        ),
      ),
    )
    expect(taxonomy.facets.map(facet => facet.key).filter(key => !used.has(key))).toEqual([])
    expect(reviews.every(review => JSON.stringify(review.tags['record']).includes('"summary"'))).toBe(true)
  })

  it('answers what its findings are with recommendations, and says that it is invented', async () => {
    const { reviews } = await loadCorpus(join(folder, 'one'), taxonomy)
    expect(reviews.some(review => review.recommendations.some(({ addresses }) => addresses.length > 0))).toBe(
      true,
    )
    expect(reviews.every(review => review.title.startsWith('Synthetic review '))).toBe(true)
    for (const text of (await textsOf('one')).values()) expect(text).toContain('This record is invented')
  })
})

describe('npm run synthetic', () => {
  it('writes nothing into a folder that holds something', async () => {
    const before = await textsOf('one')
    const script = rootPath('scripts/synthetic/generate.ts')
    const tsx = rootPath('node_modules/tsx/dist/cli.mjs')
    await expect(
      run(process.execPath, [tsx, script, '--reviews', '3', '--seed', '9', '--out', join(folder, 'one')]),
    ).rejects.toMatchObject({ code: 2 })
    expect(await textsOf('one')).toEqual(before)
  })
})
