import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { simpleGit } from 'simple-git'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256 } from '../../src/corpus/digest.ts'
import { rootPath } from '../../src/root-path.ts'
import { startServer } from '../../src/server.ts'
import { makeFolder, makeReviews, testConfig } from '../library-fixture.ts'

const CUT_SHORT = '1974-brighton-returned-home'
const CHANGED = '2019-nowhere-demonstration-one'
const PATIENCE_MS = 90_000

let folder: string
let reviewsDir: string
const git = (...command: string[]) => simpleGit({ baseDir: reviewsDir }).raw(command)
const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

beforeAll(async () => {
  folder = await makeFolder()
  const copied = [`reviews/${CUT_SHORT}.md`, `tests/fixtures/reviews/${CHANGED}.md`]
  reviewsDir = await makeReviews(
    folder,
    copied.map(path => rootPath(path)),
  )
  await simpleGit({ baseDir: folder }).raw(['init', '--quiet'])
  await git('config', 'user.name', 'Keeper')
  await git('config', 'user.email', 'keeper@example.org')
  await git('add', '.')
  await git('commit', '--quiet', '-m', 'Reviews')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Withdraws in a process of its own, which is killed when the file is in place and Git has not yet committed it. */
async function withdrawAndKill(): Promise<void> {
  const [hook, waits, goOn] = ['.git/hooks/pre-commit', 'waits', 'go-on'].map(name => join(folder, name)) as [
    string,
    string,
    string,
  ]
  await writeFile(hook, `#!/bin/sh\n: > "${waits}"\nwhile [ ! -e "${goOn}" ]; do sleep 0.1; done\nexit 1\n`)
  await chmod(hook, 0o755)
  const script = rootPath('tests/authoring/withdraw-until-killed.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder, reviewsDir, CUT_SHORT], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(child, 'exit')
  while (!(await exists(waits))) await sleep(100)
  child.kill('SIGKILL')
  await ended
  // Git gives up what it was about to do, as it does where a machine stops before it has begun.
  await writeFile(goOn, '')
  while (await exists(join(folder, '.git', 'index.lock'))) await sleep(100)
  await rm(hook)
}

describe('a withdrawal that a crash has cut short', { timeout: PATIENCE_MS }, () => {
  it('is finished at the next start: committed, noted in the audit log, and once', async () => {
    await withdrawAndKill()
    const file = join(reviewsDir, `${CUT_SHORT}.md`)
    expect(await readFile(file, 'utf8')).toContain('withdrawn: {date: ')
    expect(await git('log', '--format=%s')).toBe('Reviews\n')

    // Another was cut short before its file was touched, and somebody has written in that file since.
    const notes = join(folder, 'data', 'withdrawing')
    const written = await readFile(join(reviewsDir, `${CHANGED}.md`), 'utf8')
    const by = { name: 'cleo', displayName: 'Cleo', role: 'approver' }
    const note = { review: CHANGED, file: `${CHANGED}.md`, before: sha256('Of before.'), markdown: '-', by }
    await writeFile(join(notes, 'another.json'), JSON.stringify(note))

    const server = await startServer(testConfig(folder, { REVIEWS_DIR: reviewsDir }))
    try {
      await server.indexed
      expect(await git('log', '-1', '--format=%s by %an')).toBe(`Withdraw ${CUT_SHORT} by Cleo\n`)
      expect(await git('status', '--porcelain', '--', '.')).toBe('')
      const audit = await readFile(join(folder, 'data', 'audit.ndjson'), 'utf8')
      expect(audit.match(/"review-withdrawn"/g)).toHaveLength(1)
      expect(await readdir(notes)).toEqual([])
      const answer = await fetch(`${server.url}/api/v1/reviews/${CUT_SHORT}`)
      expect(answer.status).toBe(410)
      expect(await readFile(join(reviewsDir, `${CHANGED}.md`), 'utf8')).toBe(written)
      expect(await server.services.publishing!.finishWithdrawals()).toEqual([])
    } finally {
      await server.stop()
    }
  })
})
