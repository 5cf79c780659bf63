import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { rootPath } from '../../src/root-path.ts'
import { fixtureReview } from '../corpus/fixture-review.ts'
import { makeFolder, reviewsIn } from '../library-fixture.ts'
import { runLessons } from './run-lessons.ts'

interface Answer {
  action: string
  facet: string
  from: string
  to: string
  written: boolean
  possible: boolean
  tags: { review: number; finding: number; episode: number; recommendation: number; total: number }
  files: Array<{ file: string; changes: number; tags?: Record<string, number> }>
  dropped: Array<{ file: string; line: number; tag: string; kept: string }>
  mentions: Array<{ file: string; line: number }>
  problems: Array<{ file: string; rule: string }>
  changelog: string
}

const VALID = '2019-nowhere-demonstration-one'

let folder: string
let settings: Record<string, string>
beforeEach(async () => {
  folder = await makeFolder()
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  settings = { REVIEWS_DIR: join(folder, 'reviews'), TAXONOMY_DIR: join(folder, 'taxonomy') }
  await mkdir(settings['REVIEWS_DIR']!)
  await cp(rootPath('taxonomy'), settings['TAXONOMY_DIR']!, { recursive: true })
})

const migrate = (...args: string[]) => runLessons(['taxonomy', 'migrate', ...args], settings)

async function putReviews(paths: readonly string[]): Promise<void> {
  for (const path of paths) await cp(path, join(settings['REVIEWS_DIR']!, basename(path)))
}

/** Every file of both folders, by its name as messages have it. */
async function allFiles(): Promise<Record<string, string>> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
  return Object.fromEntries(
    await Promise.all(
      names.sort().map(async path => [path.slice(folder.length + 1), await readFile(path, 'utf8')]),
    ),
  ) as Record<string, string>
}

/** How many lines of each file differ, for files that differ. */
function linesChanged(before: Record<string, string>, after: Record<string, string>): Record<string, number> {
  expect(Object.keys(after)).toEqual(Object.keys(before))
  return Object.fromEntries(
    Object.entries(before)
      .filter(([name, text]) => after[name] !== text)
      .map(([name, text]) => {
        const changed = after[name]!.split('\n')
        return [name, text.split('\n').filter((line, index) => line !== changed[index]).length]
      }),
  )
}

describe('lessons taxonomy migrate', { timeout: 90_000 }, () => {
  it('shows what would change and writes nothing, then changes exactly that, and all is still well', async () => {
    await putReviews((await reviewsIn('reviews')).slice(0, 12))
    const before = await allFiles()
    const shown = await migrate('--rename', 'agency/childrens-social-care', 'zzyzx-work', '--json')
    expect({ code: shown.code, stderr: shown.stderr }).toEqual({ code: 0, stderr: '' })
    expect(await allFiles()).toEqual(before)
    const preview = JSON.parse(shown.stdout) as Answer
    expect(preview).toMatchObject({ action: 'rename', facet: 'agency', written: false, possible: true })
    expect(preview.tags.total).toBeGreaterThan(10)

    const done = await migrate('--rename', 'agency/childrens-social-care', 'zzyzx-work', '--yes', '--json')
    expect(done.code).toBe(0)
    expect(JSON.parse(done.stdout)).toEqual({ ...preview, written: true })
    const after = await allFiles()
    const promised = Object.fromEntries(preview.files.map(({ file, changes }) => [file, changes]))
    const counted = Object.keys(promised).map(file => [
      file,
      after[file]!.split('zzyzx-work').length - before[file]!.split('zzyzx-work').length,
    ])
    expect(Object.fromEntries(counted)).toEqual(promised)
    expect(Object.keys(linesChanged(before, after)).toSorted()).toEqual(Object.keys(promised).toSorted())
    const tags = preview.files.flatMap(file => Object.values(file.tags ?? {}))
    expect(tags.reduce((sum, count) => sum + count, 0)).toBe(preview.tags.total)
    for (const [file, text] of Object.entries(after))
      expect(text.replaceAll('zzyzx-work', 'childrens-social-care'), file).toBe(
        before[file]!.replaceAll('zzyzx-work', 'childrens-social-care'),
      )

    const check = await runLessons(['check'], settings)
    expect(check.stdout).toContain('12 files: no errors')
    await migrate('--rename', 'agency/zzyzx-work', 'childrens-social-care', '--yes')
    expect(await allFiles()).toEqual(before)
  })

  it('retires a term, and the check no longer warns of it', async () => {
    const path = join(settings['REVIEWS_DIR']!, `${VALID}.md`)
    const text = fixtureReview(VALID).replace(
      'judgement-bias: []',
      'judgement-bias: [fixed-view, undue-optimism] # both',
    )
    await writeFile(path, text)
    const { code, stdout } = await migrate('--retire', 'fixed-view', '--into', 'undue-optimism', '--yes')
    expect(code).toBe(0)
    expect(await readFile(path, 'utf8')).toBe(
      text.replace('[fixed-view, undue-optimism]', '[undue-optimism]'),
    )
    const line = text.split('\n').findIndex(one => one.startsWith('judgement-bias: [fixed')) + 1
    expect(stdout).toContain('Retire judgement-bias/fixed-view into judgement-bias/undue-optimism.\n')
    expect(stdout).toContain(
      'Moved 1 tag in 1 review (of 1 finding), and changed 1 place in 1 file of the taxonomy.',
    )
    expect(stdout).toContain(`  reviews/${VALID}.md:${line}  fixed-view  beside  undue-optimism\n`)
    expect(stdout).toContain(
      '  add to taxonomy/CHANGELOG.md: - `judgement-bias/fixed-view` is retired; `judgement-bias/undue-optimism` takes its place.\n',
    )
    expect(stdout).toMatch(/\nWritten\.\n$/)
    expect((await runLessons(['check'], settings)).stdout).toBe('1 file: no errors, no warnings\n')

    const again = await migrate('--retire', 'fixed-view', '--into', 'undue-optimism', '--yes')
    expect(again.code).toBe(0)
    expect(again.stdout).toContain(
      'Moved 0 tags in 0 reviews, and changed 0 places in 0 files of the taxonomy.',
    )
  })

  it('moves what is still tagged with a term that was retired by hand', async () => {
    const facet = join(settings['TAXONOMY_DIR']!, 'judgement-bias.yaml')
    const vocabulary = await readFile(facet, 'utf8')
    await writeFile(
      facet,
      vocabulary.replace(
        '  - id: fixed-view\n',
        '  - id: fixed-view\n    retired: true\n    replaced-by: undue-optimism\n',
      ),
    )
    const path = join(settings['REVIEWS_DIR']!, `${VALID}.md`)
    await writeFile(path, fixtureReview(VALID).replace('judgement-bias: []', 'judgement-bias: [fixed-view]'))
    expect((await runLessons(['check'], settings)).stdout).toContain('1 warning')
    const { code } = await migrate('--retire', 'fixed-view', '--into', 'undue-optimism', '--yes')
    expect(code).toBe(0)
    expect(await readFile(path, 'utf8')).toContain('judgement-bias: [undue-optimism]')
    expect((await runLessons(['check'], settings)).stdout).toContain('no warnings')
  })

  it('writes nothing, with --yes too, where a review would be wrong afterwards, and says what', async () => {
    const path = join(settings['REVIEWS_DIR']!, `${VALID}.md`)
    const text = fixtureReview(VALID).replace(
      /systems-factor:\n( {2}- .*\n)+/,
      'systems-factor: [boundary-gap]\n',
    )
    await writeFile(path, text)
    const before = await allFiles()
    const { code, stdout } = await migrate('--retire', 'boundary-gap', '--into', 'slip-or-lapse', '--yes')
    expect(code).toBe(1)
    expect(stdout).toContain('Would be wrong with the reviews afterwards, and is not now:')
    expect(stdout).toContain('explanation-missing')
    expect(stdout).toMatch(/\nNothing was written\.\n$/)
    expect(await allFiles()).toEqual(before)
  })

  it('writes nothing where a file that names the term cannot be read', async () => {
    await writeFile(
      join(settings['REVIEWS_DIR']!, '2019-nowhere-broken.md'),
      '---\nagency: [police\n---\n\n## Summary\n',
    )
    const before = await allFiles()
    const { code, stdout } = await migrate('--rename', 'police', 'the-police', '--yes')
    expect(code).toBe(1)
    expect(stdout).toContain(
      'Cannot be changed in place:\n  reviews/2019-nowhere-broken.md:1  The tags here cannot be read',
    )
    expect(await allFiles()).toEqual(before)
  })

  it.each([
    [['--rename', 'polise', 'x'], 'There is no term `polise`. Did you mean `police`?'],
    [['--rename', 'early-help', 'x'], 'Write which is meant: `plan-status/early-help`, `stage/early-help`.'],
    [['--rename', 'closed-done', 'x'], 'Values of lists are no tags'],
    [['--rename', 'police'], 'A rename takes the new id and no --into: --rename <term> <new>.'],
    [
      ['--rename', 'police', 'x', '--into', 'y'],
      'A rename takes the new id and no --into: --rename <term> <new>.',
    ],
    [['--retire', 'police'], 'A term is retired into another: --retire <term> --into <term>.'],
    [['--retire', 'police', 'education'], 'A term is retired into another: --retire <term> --into <term>.'],
    [['--rename', 'police', 'x', '--retire', 'police'], 'Say either --rename <term> <new> or --retire'],
    [['--yes'], 'Say either --rename <term> <new> or --retire'],
    [['--rename', 'police', 'x', 'y'], "too many arguments for 'migrate'"],
    [['--rename'], "option '--rename <term>' argument missing"],
    [['--reanme', 'police', 'x'], "unknown option '--reanme'"],
  ])('exits with 2 on %j, in one message, and writes nothing', async (args, message) => {
    const before = await allFiles()
    const { code, stdout, stderr } = await migrate(...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
    expect(stderr).not.toMatch(/^\s+at /m)
    expect(await allFiles()).toEqual(before)
  })

  it('exits with 1 for a taxonomy that is broken already', async () => {
    await writeFile(join(settings['TAXONOMY_DIR']!, 'nation.yaml'), 'key: [')
    const { code, stderr } = await migrate('--rename', 'police', 'x')
    expect(code).toBe(1)
    expect(stderr).toContain('taxonomy/nation.yaml:1:')
  })

  it('explains itself with examples that can be run', async () => {
    const { code, stdout } = await migrate('--help')
    expect(code).toBe(0)
    expect(stdout).toContain('Exit code: 0')
    const examples = [...stdout.matchAll(/^ {2}lessons taxonomy migrate (.*)$/gm)].map(([, args]) =>
      args!.split(' '),
    )
    expect(examples).toHaveLength(2)
    for (const args of examples) expect((await migrate(...args)).code, args.join(' ')).toBe(0)
  })
})

describe('lessons taxonomy', { timeout: 30_000 }, () => {
  it('shows what can be done, and exits with 2 since nothing was', async () => {
    const { code, stdout, stderr } = await runLessons(['taxonomy'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^ {2}migrate .*rename a term or retire it, with a preview$/m)
  })
})
