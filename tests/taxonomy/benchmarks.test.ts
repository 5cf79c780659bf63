import { appendFile, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { Catalogue } from '../../src/analysis/catalogue.ts'
import { nationalFigures } from '../../src/analysis/national-figures.ts'
import { loadTaxonomy, TaxonomyBroken } from '../../src/taxonomy/load-taxonomy.ts'
import { aReview, tagged } from '../analysis/a-review.ts'
import { copyTaxonomy, TAXONOMY_DIR } from './copy-taxonomy.ts'

const undo: Array<() => Promise<void>> = []
afterEach(async () => {
  for (const step of undo.splice(0)) await step()
})

async function freshCopy(): Promise<string> {
  const { dir, remove } = await copyTaxonomy()
  undo.push(remove)
  return dir
}

async function problemsOf(dir: string) {
  const cause: unknown = await loadTaxonomy(dir).then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(cause).toBeInstanceOf(TaxonomyBroken)
  return (cause as TaxonomyBroken).problems
}

const edit = (name: string, from: string, to: string) => async (dir: string) => {
  const text = await readFile(join(dir, name), 'utf8')
  expect(text).toContain(from)
  await writeFile(
    join(dir, name),
    text.replace(from, () => to),
  )
}

describe('the national figures of the library', () => {
  it('are 78, each with source, base and standing', async () => {
    const { benchmarks } = await loadTaxonomy(TAXONOMY_DIR)
    expect(benchmarks.figures.size).toBe(78)
    expect(benchmarks.figures.get('b044')).toEqual({
      ...{ id: 'b044', dataset: 'Learning for the future 2017-19', period: '2017/2019' },
      ...{ base_n: 235, base_unit: 'SCRs', measure: 'domestic abuse', category: 'yes' },
      ...{ count: undefined, percent: 55, status: 'V' },
      source_url: expect.stringMatching(/^http/) as string,
    })
  })

  it('cite no copy on a site that keeps the documents of others', async () => {
    const { benchmarks } = await loadTaxonomy(TAXONOMY_DIR)
    const addresses = [...benchmarks.figures.values()].map(({ source_url }) => source_url)
    expect(addresses.filter(address => /scribd|studylib|docsbay|wordsworth\.site/.test(address))).toEqual([])
    expect(addresses.filter(address => address !== '').length).toBeGreaterThan(60)
  })

  it('compare reviews with reviews alone', async () => {
    const { benchmarks } = await loadTaxonomy(TAXONOMY_DIR)
    const bases = benchmarks.comparisons.flatMap(one =>
      one.benchmarks.map(id => benchmarks.figures.get(id)!.base_unit),
    )
    expect(bases.length).toBeGreaterThan(4)
    expect(bases.filter(base => !['SCRs', 'final reports'].includes(base))).toEqual([])
  })
})

describe('loadTaxonomy', () => {
  it.each([
    [
      'no table of figures',
      (dir: string) => rm(join(dir, 'benchmarks.csv')),
      ['taxonomy/benchmarks.csv', 1, 'taxonomy-file-missing', 'The file is not there.'],
    ],
    [
      'no mapping of figures',
      (dir: string) => rm(join(dir, 'benchmark-mappings.yaml')),
      ['taxonomy/benchmark-mappings.yaml', 1, 'taxonomy-file-missing', 'The file is not there.'],
    ],
    [
      'a figure that is no number',
      edit('benchmarks.csv', ',235,SCRs,domestic abuse', ',many,SCRs,domestic abuse'),
      ['taxonomy/benchmarks.csv', 45, 'field-invalid', 'Unexpected `many` in `base_n`, expected a number'],
    ],
    [
      'a row of other length',
      (dir: string) => appendFile(join(dir, 'benchmarks.csv'), 'b099,too,short\n'),
      ['taxonomy/benchmarks.csv', 80, 'field-invalid', 'cannot be read as CSV'],
    ],
    [
      'an id used twice',
      edit('benchmarks.csv', 'b002,', 'b001,'),
      ['taxonomy/benchmarks.csv', 3, 'term-duplicate', 'an id that is used once'],
    ],
    [
      'an address that runs something',
      edit('benchmarks.csv', 'https://elearning', 'javascript://elearning'),
      ['taxonomy/benchmarks.csv', 34, 'field-invalid', 'expected an address, or nothing'],
    ],
    [
      'a figure that is not there',
      edit('benchmark-mappings.yaml', 'benchmarks: [b044]', 'benchmarks: [b944]'),
      ['taxonomy/benchmark-mappings.yaml', 13, 'term-unknown', 'an id of benchmarks.csv'],
    ],
    [
      'a term that is not there',
      edit('benchmark-mappings.yaml', 'term: domestic-abuse', 'term: domestic-abus'),
      ['taxonomy/benchmark-mappings.yaml', 12, 'term-unknown', 'a term of taxonomy/family-factor.yaml'],
    ],
  ] as const)('names the place of %s', async (_, spoil, [file, line, rule, words]) => {
    const dir = await freshCopy()
    await spoil(dir)
    const problems = await problemsOf(dir)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ file, line, rule, message: expect.stringContaining(words) as string })
  })

  it('notices that a figure changed', async () => {
    const dir = await freshCopy()
    const before = (await loadTaxonomy(dir)).digest
    await edit('benchmarks.csv', 'yes,,55,V', 'yes,,56,V')(dir)
    expect((await loadTaxonomy(dir)).digest).not.toBe(before)
  })
})

describe('nationalFigures', () => {
  it('sets what measures the same beside the reviews of the library that are coded, and refuses the rest', async () => {
    const coded = (id: string, ...terms: string[]) =>
      aReview({ id, tags: { 'family-factor': tagged(...terms) } })
    const catalogue = new Catalogue(
      [
        coded('2019-nowhere-a', 'domestic-abuse'),
        coded('2019-nowhere-b'),
        aReview({ id: '2019-nowhere-c' }),
        aReview({ id: '2019-nowhere-d', tags: { 'family-factor': 'held' } }),
      ],
      await loadTaxonomy(TAXONOMY_DIR),
    )
    const found = nationalFigures(catalogue, (_, term) => term === 'domestic-abuse')
    expect(found).toMatchObject([
      { comparable: true, library: { count: 1, of: 2 }, figures: [{ id: 'b044' }] },
      { comparable: false, library: undefined, figures: [{ id: 'b059' }] },
    ])
    expect(found[1]!.says).toContain('counts incidents')
  })
})
