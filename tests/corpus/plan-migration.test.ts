import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { planMigration, type MigrationPlan } from '../../src/corpus/plan-migration.ts'
import { rootPath } from '../../src/root-path.ts'
import { LEVELS } from '../../src/taxonomy/facet.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { toMigration, type Migration } from '../../src/taxonomy/migrate-request.ts'
import { makeFolder, reviewsIn } from '../library-fixture.ts'
import { fixtureReview, withChange } from './fixture-review.ts'

const VALID = '2019-nowhere-demonstration-one'

let folder: string
beforeAll(async () => {
  folder = await makeFolder()
  await mkdir(join(folder, 'reviews'))
  for (const path of await reviewsIn('reviews')) await cp(path, join(folder, 'reviews', basename(path)))
  await cp(rootPath('taxonomy'), join(folder, 'taxonomy'), { recursive: true })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const foldersIn = (dir: string) => ({ taxonomyDir: join(dir, 'taxonomy'), reviewsDir: join(dir, 'reviews') })

async function plan(
  action: Migration['action'],
  from: string,
  to: string,
  dir = folder,
): Promise<MigrationPlan> {
  const taxonomy = await loadTaxonomy(join(dir, 'taxonomy'))
  return planMigration(toMigration(action, from, to, taxonomy), taxonomy, foldersIn(dir))
}

/** Writes what was planned, as the command does. */
async function carryOut({ reviews, vocabulary }: MigrationPlan): Promise<void> {
  for (const { path, after } of [...reviews, ...vocabulary]) await writeFile(path, after)
}

/** A folder with the taxonomy of the project and some reviews of its own. */
async function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const dir = await makeFolder()
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  await cp(rootPath('taxonomy'), join(dir, 'taxonomy'), { recursive: true })
  await mkdir(join(dir, 'reviews'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, 'reviews', name), text)
  return dir
}

/** Tags of a facet in a review with where they stand, read by another way than the one under test. */
function tagsIn(text: string, facet: string): string[] {
  const blocks = read.get(text) ?? readBlocks(text)
  read.set(text, blocks)
  return blocks.flatMap(({ item, fields }) =>
    [fields[facet] ?? []].flat().map(tag => `${item} ${JSON.stringify(tag)}`),
  )
}

interface ReadBlock {
  item: string
  fields: Record<string, unknown>
}

/** By text: the same reviews are asked for one facet after the other. */
const read = new Map<string, ReadBlock[]>()

function readBlocks(text: string): ReadBlock[] {
  const blocks = text
    .replaceAll('\r\n', '\n')
    .matchAll(/^---\n([\s\S]*?)^---$|^(#{3} [FER]\d+)[^\n]*\n+```yaml\n([\s\S]*?)^```$/gm)
  return [...blocks].map(([, front, item = 'review', block]) => ({
    item,
    fields: parse(front ?? block ?? '') as Record<string, unknown>,
  }))
}

const moved = (tags: readonly string[], from: string, to: string) =>
  tags.map(tag => tag.replace(new RegExp(`"${from}"`), `"${to}"`))

function changedLines(before: string, after: string): number[] {
  const [a, b] = [before, after].map(text => text.split('\n'))
  expect(a!.length).toBe(b!.length)
  return a!.flatMap((line, index) => (line === b![index] ? [] : [index]))
}

describe('planMigration of the reviews of the library', { timeout: 60_000 }, () => {
  // Of every level, in lists and alone, of words that also stand in the text of many reviews.
  it.each([
    ['systems-factor/supervision-gap', 'zz-another'],
    ['agency/police', 'zz-another'],
    ['harm-type/neglect', 'zz-another'],
    ['practice-theme/sharing-information', 'zzyzx'],
    ['learning-pattern/management-system', 'zz-another'],
    ['stage/child-protection', 'zz-another'],
    ['defence-state/absent', 'zz-another'],
    ['recommendation-kind/clear-cut', 'zz-another'],
    ['action-type/policy-or-reminder', 'zz-another'],
    ['nation/england', 'zz-another'],
    ['family-factor/domestic-abuse', 'zz-another'],
    ['systems-factor/wider-system', 'zz-another'],
  ])('gives %s another name wherever it is tagged, and changes no other byte', async (whole, to) => {
    const [facet, from] = whole.split('/') as [string, string]
    const { reviews, obstacles, problems, dropped } = await plan('rename', whole, to)
    expect({ obstacles, problems, dropped }).toEqual({ obstacles: [], problems: [], dropped: [] })
    const changed = new Map(reviews.map(review => [basename(review.path), review]))
    let total = 0
    for (const path of await reviewsIn('reviews')) {
      const before = await readFile(join(folder, 'reviews', basename(path)), 'utf8')
      const after = changed.get(basename(path))?.after ?? before
      const expected = tagsIn(before, facet).filter(tag => tag.includes(`"${from}"`))
      total += expected.length
      expect(tagsIn(after, facet)).toEqual(moved(tagsIn(before, facet), from, to))
      expect(after.replaceAll(to, from)).toBe(before)
      expect(changedLines(before, after).length, path).toBeLessThanOrEqual(expected.length)
      for (const line of changedLines(before, after)) {
        expect(before.split('\n')[line]).toMatch(new RegExp(`(?<![\\w-])${from}(?![\\w-])`))
        expect(after.split('\n')[line]).toBe(
          before.split('\n')[line]!.replace(new RegExp(`(?<![\\w-])${from}(?![\\w-])`), to),
        )
      }
    }
    const counted = reviews.flatMap(({ tags }) => LEVELS.map(level => tags[level]))
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(total)
    if (!['systems-factor/wider-system'].includes(whole)) expect(total).toBeGreaterThan(0)
  })

  it('counts tags by what carries them', async () => {
    const { reviews } = await plan('rename', 'agency/police', 'zz-another')
    const letters = { review: 'review', finding: '### F', episode: '### E', recommendation: '### R' }
    for (const { before, tags, name, changes } of reviews) {
      const found = tagsIn(before, 'agency').filter(tag => tag.endsWith('"police"'))
      for (const level of LEVELS)
        expect(tags[level], `${name} ${level}`).toBe(
          found.filter(tag => tag.startsWith(letters[level])).length,
        )
      expect(changes).toBe(found.length)
    }
    const kinds = LEVELS.filter(level => reviews.some(({ tags }) => tags[level] > 0))
    expect(kinds).toEqual(expect.arrayContaining(['review', 'finding', 'recommendation']))
  })

  it('comes back to the same bytes when the name is given back', async () => {
    const dir = await makeFolder()
    onTestFinished(() => rm(dir, { recursive: true, force: true }))
    await cp(folder, dir, { recursive: true })
    const there = await plan('rename', 'systems-factor/reasoning-error', 'zz-another', dir)
    expect(there.vocabulary.map(({ name }) => name)).toContain('taxonomy/systems-factor.yaml')
    await carryOut(there)
    expect((await loadTaxonomy(join(dir, 'taxonomy'))).facet('systems-factor')!.has('zz-another')).toBe(true)
    const back = await plan('rename', 'systems-factor/zz-another', 'reasoning-error', dir)
    expect(back.reviews.map(({ name, tags }) => ({ name, tags }))).toEqual(
      there.reviews.map(({ name, tags }) => ({ name, tags })),
    )
    await carryOut(back)
    for (const { path, before } of [...there.reviews, ...there.vocabulary])
      expect(await readFile(path, 'utf8')).toBe(before)
  })

  it('retires a term into another: two lines in its file, one tag a line in the reviews', async () => {
    const { reviews, vocabulary, problems, dropped } = await plan(
      'retire',
      'supervision-gap',
      'known-problem-uncorrected',
    )
    expect(problems).toEqual([])
    expect(vocabulary).toHaveLength(1)
    const [{ before, after }] = vocabulary as [MigrationPlan['vocabulary'][number]]
    expect(after).toBe(
      before.replace(
        '  - id: supervision-gap\n',
        '  - id: supervision-gap\n    retired: true\n    replaced-by: known-problem-uncorrected\n',
      ),
    )
    for (const review of reviews) {
      const own = dropped.filter(({ file }) => file === review.name)
      const expected = moved(
        tagsIn(review.before, 'systems-factor'),
        'supervision-gap',
        'known-problem-uncorrected',
      )
      expect(tagsIn(review.after, 'systems-factor')).toHaveLength(expected.length - own.length)
      expect(review.after).not.toMatch(/^ *- (\{term: )?supervision-gap/m)
    }
    expect(reviews.length).toBeGreaterThan(2)
  })
})

describe('planMigration of one file', { timeout: 30_000 }, () => {
  const tagged = (line: string) => withChange(fixtureReview(VALID), 'judgement-bias: []\n', `${line}\n`)

  it('keeps CRLF and a byte order mark, in reviews and in the taxonomy', async () => {
    const text = `\uFEFF${fixtureReview(VALID).replaceAll('\n', '\r\n')}`
    const dir = await folderWith({ [`${VALID}.md`]: text })
    const facet = join(dir, 'taxonomy', 'learning-pattern.yaml')
    const vocabulary = `\uFEFF${(await readFile(facet, 'utf8')).replaceAll('\n', '\r\n')}`
    await writeFile(facet, vocabulary)
    const made = await plan('rename', 'learning-pattern/tool-use', 'zz-another', dir)
    expect(made.reviews).toHaveLength(1)
    expect(made.reviews[0]!.after).toBe(
      text.replaceAll('learning-pattern: tool-use', 'learning-pattern: zz-another'),
    )
    expect(made.vocabulary[0]!.after).toBe(vocabulary.replace('id: tool-use', 'id: zz-another'))
    const retired = await plan('retire', 'learning-pattern/tool-use', 'management-system', dir)
    expect(retired.vocabulary[0]!.after).toBe(
      vocabulary.replace(
        'id: tool-use\r\n',
        'id: tool-use\r\n    retired: true\r\n    replaced-by: management-system\r\n',
      ),
    )
  })

  it('finds tags in a block that is indented', async () => {
    const text = fixtureReview(VALID).replace(/^```yaml\n([\s\S]*?)^```$/m, block =>
      block.replace(/^/gm, '  '),
    )
    const dir = await folderWith({ [`${VALID}.md`]: text })
    const { reviews, obstacles } = await plan('rename', 'learning-pattern/tool-use', 'zz-another', dir)
    expect(obstacles).toEqual([])
    expect(reviews[0]!.after).toContain('\n  learning-pattern: zz-another\n')
    expect(reviews[0]!.after.replaceAll('zz-another', 'tool-use')).toBe(text)
  })

  it('tells of tags that go, with file and line', async () => {
    const text = tagged('judgement-bias:\n  - {term: fixed-view, basis: inferred}\n  - undue-optimism')
    const dir = await folderWith({ [`${VALID}.md`]: text })
    const { dropped, reviews } = await plan('retire', 'fixed-view', 'undue-optimism', dir)
    const line = text.split('\n').findIndex(one => one.includes('term: fixed-view')) + 1
    expect(dropped).toEqual([
      {
        file: `reviews/${VALID}.md`,
        line,
        tag: '{term: fixed-view, basis: inferred}',
        kept: 'undue-optimism',
      },
    ])
    expect(reviews[0]!.after).toBe(text.replace('  - {term: fixed-view, basis: inferred}\n', ''))
  })

  it('finds what would be wrong afterwards and is not now', async () => {
    const alone = fixtureReview(VALID).replace(
      /systems-factor:\n( {2}- .*\n)+/,
      'systems-factor: [boundary-gap]\n',
    )
    expect(alone).toContain('systems-factor: [boundary-gap]\n')
    const dir = await folderWith({ [`${VALID}.md`]: alone })
    const { problems } = await plan('retire', 'boundary-gap', 'slip-or-lapse', dir)
    expect(problems).toMatchObject([
      { file: `reviews/${VALID}.md`, rule: 'explanation-missing', severity: 'error' },
    ])
    expect((await plan('retire', 'boundary-gap', 'supervision-gap', dir)).problems).toEqual([])
  })

  it('does not take what was wrong before for new', async () => {
    const text = tagged('judgement-bias: [fixed-view, fixed-view]\ncolour: fixed-view')
    const dir = await folderWith({ [`${VALID}.md`]: text })
    const { problems, reviews } = await plan('rename', 'fixed-view', 'zz-another', dir)
    expect(problems).toEqual([])
    expect(reviews[0]!.after).toContain('[zz-another, zz-another]\ncolour: fixed-view')
  })

  it.each([
    ['tags that cannot be read', tagged('judgement-bias: [fixed-view'), /^The tags here cannot be read/],
    ['a file without front matter', 'Only text (fixed-view).\n', /^The tags here cannot be read/],
    ['bytes that are no text', Buffer.from([0xe9]), /^The file cannot be read as text/],
    [
      'a term over two lines',
      tagged('judgement-bias: ["fixed-\\\n  view"]'),
      /^`fixed-view` cannot be changed/,
    ],
  ])('stops at %s', async (_, text, message) => {
    const dir = await folderWith({ [`${VALID}.md`]: text, 'README.md': 'Guide.\nUse `fixed-view`.\n' })
    const { obstacles, mentions } = await plan('rename', 'fixed-view', 'zz-another', dir)
    expect(obstacles).toEqual([
      {
        file: `reviews/${VALID}.md`,
        line: expect.any(Number) as number,
        message: expect.stringMatching(message) as string,
      },
    ])
    expect(mentions).toContainEqual({ file: 'reviews/README.md', line: 2 })
  })

  it('does not stop at a broken file that does not name the term', async () => {
    const dir = await folderWith({
      [`${VALID}.md`]: tagged('judgement-bias: [undue-optimism'),
      'b.md': 'Only text.\n',
    })
    expect(await plan('rename', 'fixed-view', 'zz-another', dir)).toMatchObject({
      obstacles: [],
      reviews: [],
    })
  })

  it('lists what is left for a person: comments and guides, and not the history', async () => {
    const dir = await folderWith({})
    const { mentions } = await plan('rename', 'practice-theme/childs-daily-life', 'zz-another', dir)
    const lines = (await readFile(rootPath('taxonomy/README.md'), 'utf8')).split('\n')
    expect(mentions.filter(({ file }) => file === 'taxonomy/README.md').map(({ line }) => line)).toEqual(
      lines.flatMap((line, index) => (line.includes('childs-daily-life') ? [index + 1] : [])),
    )
    await writeFile(join(dir, 'taxonomy', 'CHANGELOG.md'), 'childs-daily-life\n')
    await writeFile(
      join(dir, 'taxonomy', 'nation.yaml'),
      `# childs-daily-life\n${await readFile(rootPath('taxonomy/nation.yaml'), 'utf8')}`,
    )
    const after = await plan('rename', 'practice-theme/childs-daily-life', 'zz-another', dir)
    expect(after.mentions).toEqual(expect.arrayContaining([{ file: 'taxonomy/nation.yaml', line: 1 }]))
    expect(after.mentions.map(({ file }) => file)).not.toContain('taxonomy/CHANGELOG.md')
    // A not-when line of another facet names the theme between parentheses, and follows.
    expect(after.vocabulary.map(({ name }) => name)).toContain('taxonomy/systems-factor.yaml')
  })
})
