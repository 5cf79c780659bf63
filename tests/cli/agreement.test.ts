import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runLessons } from './run-lessons.ts'

/** Krippendorff's own data: a row a coder, `.` where nothing was said. */
const CODERS = {
  A: '1 2 3 3 2 1 4 1 2 . . .',
  B: '1 2 3 3 2 2 4 1 2 5 . 3',
  C: '. 3 3 3 2 3 4 2 2 5 1 .',
  D: '1 2 3 3 2 4 4 1 2 5 1 .',
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lessons-agreement-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function write(name: string, ...lines: string[]): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, `${lines.join('\n')}\n`)
  return path
}

const rowsOf = (coder: keyof typeof CODERS) =>
  CODERS[coder].split(' ').map((value, unit) => `${coder},u${unit},${value === '.' ? '' : value}`)

interface Figures {
  alpha: { alpha: number | null; pairable: number }
  interval: { low: number; high: number } | null
  reading: string
  doubleCoded: number
  faults?: unknown[]
}

describe('lessons agreement', { timeout: 60_000 }, () => {
  it.each([
    ['nominal', 0.743421, 'tentative'],
    ['ordinal', 0.815388, 'firm'],
    ['ratio', 0.797403, 'tentative'],
  ])(
    'gives a program the published alpha on the level %s, from several files',
    async (level, alpha, reading) => {
      const files = await Promise.all([
        write('ab.csv', 'coder,unit,value', ...rowsOf('A'), ...rowsOf('B')),
        write('cd.csv', 'coder,unit,value', ...rowsOf('C'), ...rowsOf('D')),
      ])
      const { code, stdout, stderr } = await runLessons(['agreement', ...files, '--level', level, '--json'])
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      const figures = JSON.parse(stdout) as Figures
      expect(figures.alpha.alpha).toBeCloseTo(alpha, 6)
      expect(figures).toMatchObject({ reading, doubleCoded: 11, alpha: { pairable: 40 } })
      expect(figures.interval!.low).toBeLessThan(alpha)
    },
  )

  it('prints tables for a person, of sets with the terms that are taken for each other', async () => {
    const file = await write(
      'sets.csv',
      'unit,coder,value,note',
      'u1,ann,a; b,of no account',
      'u1,bob,a;c,',
      'u2,ann,d,',
      'u2,bob,d,',
      'u3,ann,,',
      'u3,bob,,',
    )
    const { code, stdout, stderr } = await runLessons(['agreement', file, '--level', 'set'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('2 coders, 3 units, 3 of them coded by two or more (6 codings)')
    expect(stdout).toMatch(
      /^Krippendorff's alpha \(sets, MASI distance\) +0\.\d{3} +\S+ to 1\.000 +3 units$/m,
    )
    expect(stdout).toMatch(/^a +1\.000 +1\.000 +2 of 6$/m)
    expect(stdout).toMatch(/^b \/ c +1 +u1$/m)
  })

  it('says undefined, and not 1, where every value is the same', async () => {
    const file = await write('same.csv', 'coder,unit,value', 'ann,u1,a', 'bob,u1,a')
    const person = await runLessons(['agreement', file])
    expect(person.stdout).toMatch(/^Krippendorff's alpha \(nominal\) +undefined/m)
    const program = await runLessons(['agreement', file, '--json'])
    expect(JSON.parse(program.stdout)).toMatchObject({ alpha: { alpha: null }, interval: null })
  })

  it('names every bad row by its line, gives no figure, and exits with 1', async () => {
    const file = await write(
      'bad.csv',
      'coder,unit,value',
      'ann,u1,2',
      ',u1,3',
      'bob,,3',
      'bob,u1,two',
      'ann,u1,3',
    )
    const { code, stdout, stderr } = await runLessons(['agreement', file, '--level', 'interval'])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr.trimEnd().split('\n')).toEqual([
      `${file}:3  Unexpected empty \`coder\`, expected who coded it.`,
      `${file}:4  Unexpected empty \`unit\`, expected what was coded.`,
      `${file}:5  Unexpected \`two\` in \`value\`, expected a number: the level is interval.`,
      `${file}:6  \`ann\` coded \`u1\` already (${file}, line 2). One row a coder and unit; terms of a set stand in one value, with ; between them.`,
    ])
  })

  it.each([
    [
      'without the columns',
      ['who,what', 'ann,u1'],
      /:1 {2}Expected the columns coder, unit, value; there is no coder and no unit and no value\./,
    ],
    [
      'with a row of another length',
      ['coder,unit,value', 'ann,u1,a', 'bob,u1'],
      /:3 {2}It cannot be read as CSV: /,
    ],
    ['with no coding', ['coder,unit,value'], /:1 {2}There is no coding in the file\./],
  ])('exits with 1 on a file %s', async (_, lines, message) => {
    const { code, stderr } = await runLessons(['agreement', await write('file.csv', ...lines)])
    expect(code).toBe(1)
    expect(stderr).toMatch(message)
  })

  it('exits with 2 where a file cannot be read', async () => {
    const path = join(folder, 'not-there.csv')
    const { code, stderr } = await runLessons(['agreement', path])
    expect({ code, stderr }).toEqual({ code: 2, stderr: `${path} cannot be read (ENOENT).\n` })
  })
})
