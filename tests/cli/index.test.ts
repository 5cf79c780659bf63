import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rootPath } from '../../src/root-path.ts'
import { makeFolder, makeReviews, startLibrary } from '../library-fixture.ts'
import { runLessons } from './run-lessons.ts'

const CHANGED = '2006-highland-left-school-unseen.md'
const FILES = ['2003-london-laming-inquiry.md', CHANGED].map(name => rootPath('reviews', name))

let folder: string
let reviews: string
beforeAll(async () => {
  folder = await makeFolder()
  reviews = await makeReviews(folder, FILES)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const index = (...args: string[]) =>
  runLessons(['index', ...args], {
    DATA_DIR: join(folder, 'data'),
    REVIEWS_DIR: reviews,
    TAXONOMY_DIR: rootPath('taxonomy'),
  })

interface Report {
  scope: string
  indexed: string[]
  removed: string[]
  records: number
  ms: number
}
const report = async (...args: string[]) => {
  const { code, stdout, stderr } = await index('--json', ...args)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout) as Report
}

describe('lessons index', { timeout: 90_000 }, () => {
  it('builds, does nothing where nothing changed, and indexes just what changed', async () => {
    const built = await index()
    expect(built).toMatchObject({ code: 0, stderr: '' })
    expect(built.stdout).toMatch(
      /^Built anew from 2 reviews, in \d+\.\d s\. The index holds \d+ records\.\n$/,
    )

    const again = await index()
    expect(again.stdout).toMatch(/^Nothing had changed, in \d+\.\d s\. The index holds \d+ records\.\n$/)

    const { records, ...nothing } = await report()
    expect(nothing).toMatchObject({ scope: 'nothing', indexed: [], removed: [] })

    const path = join(reviews, CHANGED)
    await writeFile(
      path,
      (await readFile(path, 'utf8')).replace('## What went well', '## What went well\n\nMore.'),
    )
    expect(await report()).toMatchObject({
      scope: 'reviews',
      indexed: ['2006-highland-left-school-unseen'],
      removed: [],
      records,
    })

    await rm(path)
    const removed = await index()
    expect(removed.stdout).toMatch(/^0 indexed, 1 taken out, in /)

    expect(await report('--rebuild')).toMatchObject({ scope: 'all', removed: [] })
  })

  it('refuses beside a running server, which does it itself', async () => {
    const library = await startLibrary({ REVIEWS_DIR: reviews }, { indexed: false })
    try {
      const { code, stdout, stderr } = await runLessons(['index'], {
        DATA_DIR: library.services.config.dataDir,
      })
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toBe('A server is running on this DATA_DIR and indexes what changes by itself.\n')
    } finally {
      await library.end()
    }
  })
})
