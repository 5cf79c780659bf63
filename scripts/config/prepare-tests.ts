import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyEngineBinary } from '../../src/search/engine/copy-engine-binary.ts'
import { findEngineBinary } from '../../src/search/engine/find-engine-binary.ts'

/**
 * Runs once before the tests and gives them, in their environment, a folder that they share (LESSONS_TESTS) and a
 * verified engine to run (MEILI_BIN), since every start would copy, verify and flush the 131 MB of the package anew.
 * @returns what is done once after them
 */
export default async function prepareTests(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'lessons-tests-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    process.env['LESSONS_TESTS'] = folder
    const found = await findEngineBinary({ meiliBin: process.env['MEILI_BIN'] || undefined })
    process.env['MEILI_BIN'] =
      found.from === 'package' ? await copyEngineBinary(found.path, folder) : found.path
    return remove
  } catch (cause) {
    await remove()
    throw cause
  }
}
