import { createHash } from 'node:crypto'
import { appendFile, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { copyEngineBinary } from '../../../src/search/engine/copy-engine-binary.ts'
import { EngineUnavailable } from '../../../src/search/engine/engine-errors.ts'
import { temporaryFolder } from './engine-fixture.ts'

const CONTENT = 'a binary, for the purposes of this test'
const SHA256 = createHash('sha256').update(CONTENT).digest('hex')

async function packaged(content = CONTENT): Promise<string> {
  const path = join(await temporaryFolder(), 'meilisearch')
  await writeFile(path, content, { mode: 0o644 })
  return path
}

describe('copyEngineBinary', () => {
  it('makes a copy that only its owner may read and run', async () => {
    const copy = await copyEngineBinary(await packaged(), await temporaryFolder(), SHA256)
    expect(await readFile(copy, 'utf8')).toBe(CONTENT)
    expect((await stat(copy)).mode & 0o777).toBe(0o700)
  })

  it('refuses a package with another checksum, says both, and leaves nothing to run', async () => {
    const [path, folder] = [await packaged('something else'), await temporaryFolder()]
    const error = await copyEngineBinary(path, folder).catch((met: unknown) => met)
    expect(error).toBeInstanceOf(EngineUnavailable)
    const { message } = error as EngineUnavailable
    expect(message).toContain(path)
    expect(message).toContain('5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0')
    expect(message).toContain(createHash('sha256').update('something else').digest('hex'))
    expect(message).toContain('MEILI_BIN')
    expect(await readdir(folder)).toEqual([])
  })

  it('uses an intact copy again', async () => {
    const [path, folder] = [await packaged(), await temporaryFolder()]
    const first = await stat(await copyEngineBinary(path, folder, SHA256))
    const second = await stat(await copyEngineBinary(path, folder, SHA256))
    expect([second.ino, second.mtimeMs]).toEqual([first.ino, first.mtimeMs])
  })

  it('does not read a remembered copy again', async () => {
    const [path, folder] = [await packaged(), await temporaryFolder()]
    await copyEngineBinary(path, folder, SHA256)
    await writeFile(path, 'a package that would be refused')
    await expect(copyEngineBinary(path, folder, SHA256)).resolves.toBe(join(folder, 'meilisearch-1.21.0'))
  })

  it('replaces a copy that was changed', async () => {
    const [path, folder] = [await packaged(), await temporaryFolder()]
    const copy = await copyEngineBinary(path, folder, SHA256)
    await appendFile(copy, 'changed')
    await copyEngineBinary(path, folder, SHA256)
    expect(await readFile(copy, 'utf8')).toBe(CONTENT)
  })

  it('removes the copies of earlier engines and what a crash left', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'meilisearch-1.20.0'), '')
    await writeFile(join(folder, 'meilisearch-1.21.0.new-77'), '')
    await copyEngineBinary(await packaged(), folder, SHA256)
    expect((await readdir(folder)).sort()).toEqual(['meilisearch-1.21.0', 'verified.json'])
  })
})
