import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unzipped } from '../exports/unzipped.ts'
import { makeFolder } from '../library-fixture.ts'
import { runLessons } from './run-lessons.ts'

const FINDING = '2006-highland-left-school-unseen/F1'

let folder: string
beforeAll(async () => {
  folder = await makeFolder()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('lessons briefing', { timeout: 60_000 }, () => {
  it('names no record anywhere in slides that are safe to project, and names it in the notes of others', async () => {
    const textsOf = async (choices: readonly string[]) => {
      const out = join(folder, `slides${choices.join('')}.pptx`)
      const { code } = await runLessons(['briefing', FINDING, '--format', 'pptx', '--out', out, ...choices])
      expect(code).toBe(0)
      return [...(await unzipped(await readFile(out))).values()].join('\n')
    }
    expect(await textsOf(['--safe'])).not.toMatch(/Danielle Reid|Highland/)
    expect(await textsOf([])).toContain('Danielle Reid')
  })

  it('says where a file goes that no terminal can show, and what is not in the library', async () => {
    expect(await runLessons(['briefing', FINDING, '--format', 'docx'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--out') as string,
    })
    expect(await runLessons(['briefing', 'nowhere/F1'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Not in the library, or withdrawn: nowhere/F1') as string,
    })
  })
})
