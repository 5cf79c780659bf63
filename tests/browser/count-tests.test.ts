import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { countTests } from '../../scripts/count-tests.mjs'
import { makeFolder } from '../library-fixture.ts'

const VITEST = join(createRequire(import.meta.url).resolve('vitest/package.json'), '../vitest.mjs')

let folder: string
beforeEach(async () => {
  folder = await makeFolder()
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Runs files of tests with the real runner and answers what it reports. */
async function report(files: Readonly<Record<string, string>>): Promise<unknown> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, `${name}.test.js`), text)
  const path = join(folder, 'report.json')
  spawnSync(
    process.execPath,
    [
      VITEST,
      'run',
      '--globals',
      '--root',
      folder,
      '--reporter=json',
      `--outputFile=${path}`,
      '--maxWorkers=1',
    ],
    { cwd: folder, stdio: 'ignore' },
  )
  return JSON.parse(await readFile(path, 'utf8'))
}

describe('countTests', () => {
  it('counts what passed, what failed, what was skipped and each file that could not be run as one failed', async () => {
    const counts = countTests(
      await report({
        mixed: `it('a', () => {}); it('b', () => {}); it('c', () => { throw new Error('c') }); it.skip('d', () => {})`,
        unreadable: `import './not-there.js'; it('e', () => {})`,
        unprepared: `beforeAll(() => { throw new Error('f') }); it('f', () => {})`,
      }),
    )
    expect(counts).toMatchObject({ passed: 2, failed: 3, unread: 2 })
    expect(counts.skipped).toBeGreaterThanOrEqual(1)
  })

  it('counts none where none was run', () => {
    expect(countTests({ testResults: [] })).toEqual({ passed: 0, failed: 0, skipped: 0, unread: 0 })
  })
})
