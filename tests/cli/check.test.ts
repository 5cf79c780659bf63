import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { formatProblems } from '../../src/cli/problem-formats.ts'
import { rootPath } from '../../src/root-path.ts'
import { toProblem } from '../../src/problems/to-problem.ts'
import { copyTaxonomy } from '../taxonomy/copy-taxonomy.ts'
import { fixtureReview, FIXTURE_REVIEWS_DIR, withChange } from '../corpus/fixture-review.ts'
import { runLessons } from './run-lessons.ts'

const TEN_FAULTS = 'tests/fixtures/ten-faults.md'
const VALID = '2019-nowhere-demonstration-one'

/** Runs the command with the reviews invented for tests as its library. */
const lessons = (args: readonly string[], settings: Readonly<Record<string, string>> = {}) =>
  runLessons(args, { REVIEWS_DIR: FIXTURE_REVIEWS_DIR, ...settings })

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lessons-check-'))
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
})
const put = async (name: string, text: string | Uint8Array) => {
  await writeFile(join(dir, name), text)
  return join(dir, name)
}

describe('lessons check', () => {
  it('ends with 0 where all is well, for the folder of reviews if none is named', async () => {
    expect(await lessons(['check'])).toEqual({
      code: 0,
      stdout: '3 files: no errors, no warnings\n',
      stderr: '',
    })
  })

  it('ends with 0 for warnings, and prints them', async () => {
    const path = await put(
      `${VALID}.md`,
      withChange(fixtureReview(VALID), '## Limits of this record', '## Acknowledgements'),
    )
    const { code, stdout } = await lessons(['check', path])
    expect(code).toBe(0)
    expect(stdout).toContain('warning Unexpected section `Acknowledgements`')
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('1 file: no errors, 1 warning')
  })

  it('ends with 0 for a notice, and prints it in each format', async () => {
    await cp(rootPath('reviews', '2003-london-laming-inquiry.md'), join(dir, '2003-london-laming-inquiry.md'))
    const text = fixtureReview('2020-nowhere-held-detail').replace(
      '### R1. Begin each meeting with the actions of the one before',
      '### R1. Close no case until the child and the carer have been seen and spoken to',
    )
    const path = await put('2020-nowhere-held-detail.md', text)
    const check = (...args: string[]) => lessons(['check', ...args, path], { REVIEWS_DIR: dir })
    const [plain, json, github] = await Promise.all([check(), check('--json'), check('--format', 'github')])
    expect([plain.code, json.code, github.code]).toEqual([0, 0, 0])
    expect(plain.stdout).toContain('recommendation-asked-before')
    expect(plain.stdout.trimEnd().split('\n').at(-1)).toBe('1 file: no errors, no warnings, 1 notice')
    expect(JSON.parse(json.stdout)).toMatchObject({
      warnings: 0,
      notices: 1,
      problems: [{ severity: 'notice' }],
    })
    expect(github.stdout).toMatch(/^::notice file=/)
  })

  it('ends with 1 for errors, and prints all ten with their places, rules and hints', async () => {
    const { code, stdout, stderr } = await lessons(['check', TEN_FAULTS])
    expect([code, stderr]).toEqual([1, ''])
    const lines = stdout.split('\n').filter(line => /^\d+:\d+/.test(line))
    expect(
      lines.map(line => line.replace(/^(\d+:\d+)\S* +(error|warning) .* (\S+) +lessons$/, '$1 $2 $3')),
    ).toEqual([
      '1:1 error file-name-invalid',
      '7:9 error term-unknown',
      '10:12 error field-invalid',
      '18:1 error field-unknown',
      '24:1 warning section-unknown',
      '33:18 error term-not-selectable',
      '37:12 error reference-unknown',
      '41:18 error html-raw',
      '45:1 error field-missing',
      '52:31 error footnote-unknown',
    ])
    expect(stdout).toContain(`${TEN_FAULTS}\n`)
    expect(stdout).toContain('Did you mean `england`?')
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('1 file: 9 errors, 1 warning')
  })

  it('ends with 1 for an error in one of many files, and names the others as checked', async () => {
    await cp(FIXTURE_REVIEWS_DIR, dir, { recursive: true })
    await put('2019-nowhere-empty.md', '')
    await put('README.md', 'The guide is no review.')
    const { code, stdout } = await lessons(['check', dir])
    expect(code).toBe(1)
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('4 files: 1 error, no warnings')
  })

  it.each([
    [
      'one of several paths that does not exist',
      ['check', TEN_FAULTS, 'no/such/folder'],
      'There is no file or folder no/such/folder.',
    ],
    ['a format that does not exist', ['check', '--format', 'xml'], 'Allowed choices are text, json, github.'],
  ])('ends with 2 for %s, in one message', async (_, args, message) => {
    const { code, stdout, stderr } = await lessons(args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  it('ends with 1 for a taxonomy that is broken, with file, line and column', async () => {
    const { dir: taxonomyDir, remove } = await copyTaxonomy()
    onTestFinished(remove)
    await writeFile(join(taxonomyDir, 'nation.yaml'), 'key: nation\nlabel: [\n')
    const { code, stderr } = await lessons(['check'], { TAXONOMY_DIR: taxonomyDir })
    expect(code).toBe(1)
    expect(stderr).toMatch(/taxonomy\/nation\.yaml:\d+:\d+ {2}Unreadable YAML/)
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  it('says what is wrong with files that are no text', async () => {
    await mkdir(join(dir, '2019-nowhere-folder.md'))
    await put('2019-nowhere-latin.md', Buffer.from([0xe9]))
    const { code, stdout } = await lessons(['check', '--fix', dir])
    expect(code).toBe(1)
    expect(stdout).toContain('Unexpected folder, expected a file.')
    expect(stdout).toContain('Unexpected bytes that are not UTF-8')
    expect([...(await readFile(join(dir, '2019-nowhere-latin.md')))]).toEqual([0xe9])
  })

  it('finds what one review refers to in another that is checked with it', async () => {
    await put('2018-nowhere-first.md', fixtureReview(VALID).replace(VALID, '2018-nowhere-first'))
    const second = withChange(
      fixtureReview(VALID),
      'addresses: [F1]\n',
      'addresses: [F1]\nsupports: [2018-nowhere-first/R1, 2018-nowhere-first/R2]\n',
    )
    const path = await put(`${VALID}.md`, second)
    expect((await lessons(['check', dir])).stdout).toContain('1 warning')
    expect((await lessons(['check', path])).stdout).toContain('2 warnings')
  })

  it('prints one object that a program can read with --json, as with --format json', async () => {
    const { code, stdout } = await lessons(['check', '--json', TEN_FAULTS])
    const { problems, ...counts } = JSON.parse(stdout) as { problems: Array<Record<string, unknown>> }
    expect(code).toBe(1)
    expect(counts).toEqual({ files: 1, errors: 9, warnings: 1, notices: 0 })
    expect(problems).toHaveLength(10)
    expect(problems[1]).toEqual({
      file: TEN_FAULTS,
      line: 7,
      column: 9,
      endLine: 7,
      endColumn: 15,
      severity: 'error',
      rule: 'term-unknown',
      url: '/method/rules#term-unknown',
      message: 'Unexpected `englnd` in `nation`, expected a term of taxonomy/nation.yaml.',
      met: 'englnd',
      expected: 'a term of taxonomy/nation.yaml',
      hint: 'Did you mean `england`?',
    })
    expect(JSON.parse((await lessons(['check', '--format', 'json'])).stdout)).toEqual({
      files: 3,
      errors: 0,
      warnings: 0,
      notices: 0,
      problems: [],
    })
  })

  it('prints one annotation a problem with --format github', async () => {
    const { code, stdout } = await lessons(['check', '--format', 'github', TEN_FAULTS])
    const lines = stdout.trimEnd().split('\n')
    expect(code).toBe(1)
    expect(lines.map(line => line.split(' ')[0])).toEqual([
      '::error',
      '::error',
      '::error',
      '::error',
      '::warning',
      '::error',
      '::error',
      '::error',
      '::error',
      '::error',
    ])
    expect(lines[1]).toBe(
      `::error file=${TEN_FAULTS},line=7,endLine=7,col=9,title=term-unknown::Unexpected \`englnd\` in \`nation\`, expected a term of taxonomy/nation.yaml. Did you mean \`england\`?`,
    )
  })

  describe('with --fix', () => {
    it('writes the footnotes and leaves the rest as it is', async () => {
      const complete = fixtureReview(VALID)
      const path = await put(`${VALID}.md`, complete.replace(/\n\[\^S1\]: .*\n$/, ''))
      expect(await lessons(['check', '--fix', path])).toMatchObject({
        code: 0,
        stdout: '1 file: no errors, no warnings\n',
      })
      expect(await readFile(path, 'utf8')).toBe(complete)
    })

    it('keeps CRLF line ends and a byte order mark', async () => {
      const complete = `\uFEFF${fixtureReview(VALID).replaceAll('\n', '\r\n')}`
      const path = await put(`${VALID}.md`, complete.replace(', 2019.\r\n', ', 1999.\r\n'))
      expect(await lessons(['check', '--fix', path])).toMatchObject({ code: 0 })
      expect(await readFile(path, 'utf8')).toBe(complete)
    })

    it('still reports what it cannot write', async () => {
      const path = await put(
        `${VALID}.md`,
        withChange(fixtureReview(VALID), 'nation: england', 'nation: englnd').replace(
          /\n\[\^S1\]: .*\n$/,
          '',
        ),
      )
      const { code, stdout } = await lessons(['check', '--fix', path])
      expect(code).toBe(1)
      expect(stdout).toContain('1 error, no warnings')
      expect(await readFile(path, 'utf8')).toContain('[^S1]: Nowhere Safeguarding Partnership')
    })
  })

  it('explains itself with examples', async () => {
    const { code, stdout } = await lessons(['check', '--help'])
    expect(code).toBe(0)
    expect(stdout).toContain('Examples:')
    expect(stdout).toContain('Exit code: 0')
  })
})

describe('formatProblems', () => {
  const problem = toProblem('a,b:c%d\n.md', {
    rule: 'html-raw',
    place: { start: { line: 1, column: 2 } },
    message: '100%\r\nof ::error file=x::it',
    hint: 'Do: this, then that.',
  })

  it('escapes what an annotation would take for its own', () => {
    expect(formatProblems([problem], ['a'], 'github')).toBe(
      '::error file=a%2Cb%3Ac%25d%0A.md,line=1,col=2,title=html-raw::100%25%0D%0Aof ::error file=x::it Do: this, then that.',
    )
  })

  it.each([
    [[], 1, '1 file: no errors, no warnings'],
    [[], 2, '2 files: no errors, no warnings'],
    [['html-raw'], 2, '2 files: 1 error, no warnings'],
    [['html-raw', 'html-raw', 'source-unused'], 1, '1 file: 2 errors, 1 warning'],
    [['source-unused', 'source-unused'], 1, '1 file: no errors, 2 warnings'],
  ])('counts %j in %i files', (rules, files, expected) => {
    const problems = rules.map(rule =>
      toProblem('a.md', { rule, place: { start: { line: 1, column: 1 } }, message: 'Unexpected.' }),
    )
    expect(formatProblems(problems, Array<string>(files).fill('a.md'), 'text').split('\n').at(-1)).toBe(
      expected,
    )
  })

  it('prints nothing for an annotation of nothing, and an object for a program all the same', () => {
    expect(formatProblems([], ['a'], 'github')).toBe('')
    expect(JSON.parse(formatProblems([], ['a'], 'json'))).toEqual({
      files: 1,
      errors: 0,
      warnings: 0,
      notices: 0,
      problems: [],
    })
  })
})
