import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { ExpectedFailure } from '../../src/cli/expected-failure.ts'
import { writeFiles } from '../../src/cli/write-files.ts'
import { makeFolder } from '../library-fixture.ts'

let dir: string
beforeEach(async () => {
  dir = await makeFolder()
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  for (const name of ['a', 'b', 'c']) await writeFile(join(dir, name), `\uFEFF${name}\r\n`)
})

const change = (name: string, before = `\uFEFF${name}\r\n`) => ({
  path: join(dir, name),
  name: `reviews/${name}`,
  before,
  after: `\uFEFF${name} changed\r\n`,
  changes: 1,
})
const texts = () => Promise.all(['a', 'b', 'c'].map(name => readFile(join(dir, name), 'utf8')))

describe('writeFiles', () => {
  it('writes what it is given, and leaves nothing beside it', async () => {
    await writeFiles([change('a'), change('c')])
    expect(await texts()).toEqual(['\uFEFFa changed\r\n', '\uFEFFb\r\n', '\uFEFFc changed\r\n'])
    expect(await readdir(dir)).toEqual(['a', 'b', 'c'])
  })

  it('puts everything back where a file was changed since it was read', async () => {
    const written = writeFiles([change('a'), change('b'), change('c', 'other words')])
    await expect(written).rejects.toThrow(
      new ExpectedFailure('reviews/c was changed since it was read. Nothing was changed.'),
    )
    expect(await texts()).toEqual(['\uFEFFa\r\n', '\uFEFFb\r\n', '\uFEFFc\r\n'])
  })

  it('puts everything back where a file is gone', async () => {
    await rm(join(dir, 'b'))
    await expect(writeFiles([change('a'), change('b')])).rejects.toThrow('Nothing was changed.')
    expect(await readFile(join(dir, 'a'), 'utf8')).toBe('\uFEFFa\r\n')
    expect(await readdir(dir)).toEqual(['a', 'c'])
  })
})
