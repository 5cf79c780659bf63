import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DraftFolder } from '../../src/authoring/draft-folder.ts'
import { rootPath } from '../../src/root-path.ts'
import { makeFolder } from '../library-fixture.ts'

let dataDir: string
beforeAll(async () => {
  dataDir = await makeFolder()
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

const ROUNDS = 3
const PATIENCE_MS = 60_000

/** Runs a process that saves, and kills it at a moment that nobody chose. */
async function killed(): Promise<{ id: string; revision: number }> {
  const script = rootPath('tests/authoring/save-until-killed.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  while (said.split('\n').length < 4) await once(child.stdout, 'data')
  await sleep(Math.random() * 400)
  child.kill('SIGKILL')
  await once(child, 'close')
  const [id = '', revision = ''] = said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1)!.split(' ')
  return { id, revision: Number(revision) }
}

it(
  'keeps every save that was answered for when the process is killed',
  { timeout: PATIENCE_MS },
  async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { id, revision } = await killed()
      expect(revision).toBeGreaterThan(1)
      const folder = new DraftFolder(dataDir)
      const record = (await folder.record(id))!
      // The last may have been saved and not yet answered for.
      expect([revision, revision + 1]).toContain(record.revision)
      expect(await folder.text(id, record.digest)).toBe(`Text ${record.revision}\n`)
    }
  },
)

it('clears away what a removal that was cut short has left', async () => {
  const folder = new DraftFolder(dataDir)
  const [id] = await folder.ids()
  await rename(join(dataDir, 'drafts', id!), join(dataDir, 'drafts', `removed-${id!}`))
  expect(await folder.ids()).not.toContain(id)
  expect(await readdir(join(dataDir, 'drafts'))).toHaveLength(ROUNDS - 1)
})
