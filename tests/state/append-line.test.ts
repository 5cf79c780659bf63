import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appendLine } from '../../src/state/append-line.ts'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lessons-lines-'))
  path = join(folder, 'log', 'lines.ndjson')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('appendLine', () => {
  it('adds a line to what stands there, in a file that only its owner reads', async () => {
    await appendLine(path, { a: 1 })
    await appendLine(path, { b: 'two\nlines' })
    expect(await readFile(path, 'utf8')).toBe('{"a":1}\n{"b":"two\\nlines"}\n')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  it('ends a line that was cut off, so that it swallows no other', async () => {
    await appendLine(path, { a: 1 })
    await writeFile(path, '{"a":1}\n{"b":', { flag: 'w' })
    await appendLine(path, { c: 3 })
    expect(await readFile(path, 'utf8')).toBe('{"a":1}\n{"b":\n{"c":3}\n')
  })

  it('mixes no two lines that are added at the same time', async () => {
    const records = Array.from({ length: 40 }, (_, at) => ({ at, text: 'x'.repeat(500) }))
    await Promise.all(records.map(record => appendLine(path, record)))
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n')
    expect(lines.map(line => (JSON.parse(line) as { at: number }).at).toSorted((a, b) => a - b)).toEqual(
      records.map(({ at }) => at),
    )
  })
})
