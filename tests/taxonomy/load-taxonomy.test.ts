import { appendFile, cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { loadTaxonomy, TaxonomyBroken } from '../../src/taxonomy/load-taxonomy.ts'
import { copyTaxonomy, FIXTURE_FACETS_DIR, TAXONOMY_DIR } from './copy-taxonomy.ts'

const FACET = `key: weather
label: Weather
question: What was the weather?
order: 900
applies-to: [finding]
version: 1.0.0
terms:
  - id: wet
    label: Wet
    definition: It rained.
  - id: dry
    label: Dry
    definition: It did not.
`

async function freshCopy(): Promise<string> {
  const { dir, remove } = await copyTaxonomy()
  onTestFinished(remove)
  return dir
}

/** What is said of a taxonomy after one change to it. */
async function brokenBy(change: (dir: string) => Promise<unknown>): Promise<TaxonomyBroken> {
  const dir = await freshCopy()
  await change(dir)
  const error: unknown = await loadTaxonomy(dir).catch((cause: unknown) => cause)
  expect(error).toBeInstanceOf(TaxonomyBroken)
  return error as TaxonomyBroken
}

const facet =
  (from: string, to: string, name = 'weather.yaml') =>
  async (dir: string) => {
    if (!FACET.includes(from)) throw new Error(`The facet does not hold ${from}`)
    await writeFile(join(dir, name), FACET.replace(from, to))
  }

const edit = (name: string, from: string, to: string) => async (dir: string) => {
  const text = await readFile(join(dir, name), 'utf8')
  if (!text.includes(from)) throw new Error(`${name} does not hold ${from}`)
  await writeFile(join(dir, name), text.replace(from, to))
}

describe('loadTaxonomy', () => {
  it('loads the taxonomy of the project', async () => {
    const taxonomy = await loadTaxonomy(TAXONOMY_DIR)
    expect(taxonomy.facet('systems-factor')!.term('boundary-gap')!.label).toBe('Boundary gap')
    expect(taxonomy.list('effect').values.map(({ id }) => id)).toEqual(['hindered', 'helped', 'mixed'])
    expect(taxonomy.label('systems-factor', 'boundary-gap')).not.toBe('boundary-gap')
    expect(taxonomy.label('effect', 'helped')).not.toBe('helped')
    expect(taxonomy.label('systems-factor', 'unheard-of')).toBe('unheard-of')
    expect(() => taxonomy.list('invented')).toThrow('There is no list invented in taxonomy/lists')
  })

  it('has the same digest for the same files, and another for others', async () => {
    const dir = await freshCopy()
    const before = (await loadTaxonomy(dir)).digest
    expect(before).toBe((await loadTaxonomy(TAXONOMY_DIR)).digest)
    await appendFile(join(dir, 'record.yaml'), '# a remark\n')
    expect((await loadTaxonomy(dir)).digest).not.toBe(before)
  })

  it('carries the newest version among its facets, by number and not by letter', async () => {
    const dir = await freshCopy()
    await edit('record.yaml', 'version: 1.0.0', 'version: 1.9.0')(dir)
    await edit('nation.yaml', 'version: 1.0.0', 'version: 1.10.0')(dir)
    expect((await loadTaxonomy(dir)).version).toBe('1.10.0')
  })

  it('takes every facet file of the folder', async () => {
    const dir = await freshCopy()
    await cp(FIXTURE_FACETS_DIR, dir, { recursive: true })
    const taxonomy = await loadTaxonomy(dir)
    expect(taxonomy.facet('working-pattern')!.term('out-of-hours')).toMatchObject({
      retired: true,
      replacedBy: 'night-shift',
    })
    expect(taxonomy.facets.at(-1)!.key).toBe('sibling-group')
    expect(taxonomy.facetsAt('finding').map(({ key }) => key)).toContain('working-pattern')
  })

  it.each([
    [
      'a YAML fault',
      facet('applies-to: [finding]', 'applies-to: [finding'),
      'taxonomy/weather.yaml',
      6,
      1,
      'yaml-syntax',
      'a bracket is opened and not closed',
    ],
    [
      'a tab',
      facet('  - id: dry', '\t- id: dry'),
      'taxonomy/weather.yaml',
      11,
      1,
      'yaml-syntax',
      'a tab is used to indent',
    ],
    [
      'a missing label of a term',
      facet('    label: Dry\n', ''),
      'taxonomy/weather.yaml',
      11,
      5,
      'field-missing',
      'Missing `terms.label`',
    ],
    [
      'a missing question',
      facet('question: What was the weather?\n', ''),
      'taxonomy/weather.yaml',
      1,
      1,
      'field-missing',
      'Missing `question`',
    ],
    [
      'a field that no facet has',
      facet('order: 900', 'order: 900\ncolour: grey'),
      'taxonomy/weather.yaml',
      5,
      1,
      'field-unknown',
      'Unexpected `colour`',
    ],
    [
      'a level that does not exist',
      facet('[finding]', '[finding, chapter]'),
      'taxonomy/weather.yaml',
      5,
      23,
      'field-invalid',
      'Unexpected `chapter` in `applies-to`',
    ],
    [
      'an id with capitals',
      facet('id: dry', 'id: Dry-day'),
      'taxonomy/weather.yaml',
      11,
      9,
      'field-invalid',
      'words in lower case joined by hyphens',
    ],
    [
      'a broader term that does not exist',
      facet('  - id: dry\n', '  - id: dry\n    broader: wett\n'),
      'taxonomy/weather.yaml',
      12,
      14,
      'term-broader-unknown',
      'Did you mean `wet`?',
    ],
    [
      'a broader term further down',
      facet('  - id: wet\n', '  - id: wet\n    broader: dry\n'),
      'taxonomy/weather.yaml',
      9,
      14,
      'term-broader-unknown',
      'the id of a term further up',
    ],
    [
      'a term that is its own parent',
      facet('  - id: dry\n', '  - id: dry\n    broader: dry\n'),
      'taxonomy/weather.yaml',
      12,
      14,
      'term-broader-unknown',
      'the id of a term further up',
    ],
    [
      'an id used twice',
      facet('id: dry', 'id: wet'),
      'taxonomy/weather.yaml',
      11,
      9,
      'term-duplicate',
      'an id that is used once',
    ],
    [
      'a successor that does not exist',
      facet('  - id: dry\n', '  - id: dry\n    retired: true\n    replaced-by: dri\n'),
      'taxonomy/weather.yaml',
      13,
      18,
      'term-unknown',
      'Did you mean `dry`?',
    ],
    [
      'a key that is not the file name',
      facet('key: weather', 'key: climate'),
      'taxonomy/weather.yaml',
      1,
      6,
      'facet-file-name',
      'expected `weather`, as the file is named',
    ],
    [
      'a key that addresses use',
      facet('key: weather', 'key: sort', 'sort.yaml'),
      'taxonomy/sort.yaml',
      1,
      6,
      'facet-key-reserved',
      'Unexpected `sort` in `key`',
    ],
    [
      'no terms',
      facet(FACET.slice(FACET.indexOf('terms:')), 'terms: []\n'),
      'taxonomy/weather.yaml',
      7,
      8,
      'field-invalid',
      'at least 1 in the list',
    ],
    [
      'a missing list',
      (dir: string) => rm(join(dir, 'lists/effect.yaml')),
      'taxonomy/lists/effect.yaml',
      1,
      1,
      'taxonomy-file-missing',
      'The file is not there.',
    ],
    [
      'a missing scale of depth',
      (dir: string) => rm(join(dir, 'depth.yaml')),
      'taxonomy/depth.yaml',
      1,
      1,
      'taxonomy-file-missing',
      'The file is not there.',
    ],
    [
      'missing quality markers',
      (dir: string) => rm(join(dir, 'quality-markers.yaml')),
      'taxonomy/quality-markers.yaml',
      1,
      1,
      'taxonomy-file-missing',
      'The file is not there.',
    ],
    [
      'missing synonyms',
      (dir: string) => rm(join(dir, 'synonyms.yaml')),
      'taxonomy/synonyms.yaml',
      1,
      1,
      'taxonomy-file-missing',
      'The file is not there.',
    ],
    [
      'a list under another name',
      (dir: string) =>
        writeFile(
          join(dir, 'lists/effect.yaml'),
          'id: effects\nlabel: Effect\nversion: 1.0.0\nvalues:\n  - {id: helped, label: Helped, definition: It helped.}\n',
        ),
      'taxonomy/lists/effect.yaml',
      1,
      5,
      'facet-file-name',
      'expected `effect`, as the file is named',
    ],
    [
      'a value listed twice',
      (dir: string) =>
        writeFile(
          join(dir, 'lists/effect.yaml'),
          'id: effect\nlabel: Effect\nversion: 1.0.0\nvalues:\n  - {id: helped, label: Helped, definition: It helped.}\n  - {id: helped, label: Helped, definition: It helped.}\n',
        ),
      'taxonomy/lists/effect.yaml',
      6,
      10,
      'term-duplicate',
      'an id that is used once',
    ],
    [
      'a successor that no list has',
      (dir: string) =>
        writeFile(
          join(dir, 'lists/effect.yaml'),
          'id: effect\nlabel: Effect\nversion: 1.0.0\nvalues:\n  - {id: helped, label: Helped, definition: It helped., retired: true, replaced-by: aided}\n',
        ),
      'taxonomy/lists/effect.yaml',
      5,
      85,
      'term-unknown',
      'the id of a value of this list',
    ],
    [
      'a scale of depth without levels',
      (dir: string) =>
        writeFile(join(dir, 'depth.yaml'), 'version: 1.0.0\nnote: None.\nignore-basis: []\nlevels: []\n'),
      'taxonomy/depth.yaml',
      4,
      9,
      'field-invalid',
      'at least 1 in the list',
    ],
  ])('refuses %s, with file, line and column', async (_, change, file, line, column, rule, words) => {
    const { problems, message } = await brokenBy(change)
    expect(problems).toMatchObject([{ file, line, column, rule, severity: 'error' }])
    expect(message).toContain(`The taxonomy has a problem:\n  ${file}:${line}:${column}  `)
    expect(message).toContain(words)
  })

  it.each([
    ['facet', 'facet: judgement-bias', 'facet: judgment-bias', 'Did you mean `judgement-bias`?'],
    [
      'term',
      'under: [condition-of-practice]',
      'under: [conditions-of-practice]',
      'Did you mean `condition-of-practice`?',
    ],
    ['level', 'level: D3', 'level: D4', 'the id of a level further up'],
  ])('refuses a test of depth that names a %s it cannot build on', async (_, from, to, words) => {
    const { problems, message } = await brokenBy(edit('depth.yaml', from, to))
    const text = (await readFile(join(TAXONOMY_DIR, 'depth.yaml'), 'utf8')).replace(from, to)
    const value = to.replace(/^\w+: \[?/, '').replace(']', '')
    const offset = text.indexOf(value, text.indexOf(to))
    const before = text.slice(0, offset).split('\n')
    expect(problems).toMatchObject([
      { rule: 'term-unknown', line: before.length, column: before.at(-1)!.length + 1, met: value },
    ])
    expect(message).toContain(words)
  })

  it('names all faults of all files at once, in order', async () => {
    const { problems, message } = await brokenBy(async dir => {
      await facet('id: dry', 'id: wet')(dir)
      await rm(join(dir, 'lists/basis.yaml'))
      await writeFile(join(dir, 'nation.yaml'), 'key: [')
    })
    expect(problems.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
      'taxonomy/lists/basis.yaml taxonomy-file-missing',
      'taxonomy/nation.yaml yaml-syntax',
      'taxonomy/weather.yaml term-duplicate',
    ])
    expect(message).toContain('The taxonomy has 3 problems:')
  })

  it('does not blame the scale of depth for a facet that cannot be read', async () => {
    const { problems } = await brokenBy(async dir => writeFile(join(dir, 'judgement-bias.yaml'), 'key: ['))
    expect(problems.map(({ file }) => file)).toEqual(['taxonomy/judgement-bias.yaml'])
  })

  it('refuses a folder that is not there', async () => {
    const { problems } = await brokenBy(dir => rm(dir, { recursive: true }))
    expect(problems.map(({ rule }) => rule)).toEqual(problems.map(() => 'taxonomy-file-missing'))
    expect(problems.map(({ file }) => file)).toContain('taxonomy/depth.yaml')
  })
})
