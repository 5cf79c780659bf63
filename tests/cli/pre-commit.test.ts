import { execFile } from 'node:child_process'
import { chmod, copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rootPath } from '../../src/root-path.ts'
import { makeFolder } from '../library-fixture.ts'
import { environment } from './run-lessons.ts'

const run = promisify(execFile)
const FILE = '2019-nowhere-base.md'

let repository: string
beforeAll(async () => {
  repository = await makeFolder()
  await git('init', '-q')
  await git('config', 'user.email', 'a@nowhere.example')
  await git('config', 'user.name', 'A')
  await mkdir(join(repository, 'reviews'))
  const hook = join(repository, '.git', 'hooks', 'pre-commit')
  await copyFile(rootPath('scripts/pre-commit-example.sh'), hook)
  await chmod(hook, 0o755)
})
afterAll(() => rm(repository, { recursive: true, force: true }))

function git(...args: string[]) {
  const env = environment({
    REVIEWS_DIR: join(repository, 'reviews'),
    TAXONOMY_DIR: rootPath('taxonomy'),
    LESSONS: `${process.execPath} --import ${import.meta.resolve('tsx')} ${rootPath('src/cli/main.ts')}`,
  })
  return run('git', args, { cwd: repository, env })
}

const stage = async (fixture: string) => {
  const text = await readFile(rootPath(`tests/fixtures/invalid/${fixture}.md`), 'utf8')
  await writeFile(join(repository, 'reviews', FILE), text)
  await git('add', 'reviews')
}

describe('the example of a hook before a commit', { timeout: 60_000 }, () => {
  it('stops a commit with an error, and repeats nothing that could identify somebody', async () => {
    await stage('disclosure-postcode')
    const failed = await git('commit', '-qm', 'One').catch((cause: { stderr: string }) => cause)
    expect(failed.stderr).toContain('disclosure-postcode')
    expect(failed.stderr).toContain('Not committed')
    expect(failed.stderr).not.toContain('ZE3')
    await expect(git('rev-parse', 'HEAD')).rejects.toThrow()
  })

  it('looks at what is committed, and lets a warning through', async () => {
    await stage('wording-acronym')
    await writeFile(join(repository, 'reviews', FILE), 'Half written.')
    const { stderr, stdout } = await git('commit', '-qm', 'Two')
    expect(stderr + stdout).toContain('acronym-unexplained')
    expect((await git('log', '--format=%s')).stdout.trim()).toBe('Two')
  })

  it('has nothing to say of a commit without reviews', async () => {
    await writeFile(join(repository, 'notes.txt'), 'Notes.')
    await git('add', 'notes.txt')
    await git('commit', '-qm', 'Three')
    expect((await git('log', '--format=%s')).stdout).toBe('Three\nTwo\n')
  })
})
