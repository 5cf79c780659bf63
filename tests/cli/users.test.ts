import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAccounts } from '../../src/accounts/accounts.ts'
import { PASSWORD, signIn } from '../accounts/signed-in.ts'
import { makeFolder, startLibrary } from '../library-fixture.ts'
import { runLessons, startLessons, type CommandResult } from './run-lessons.ts'

const OTHER = 'walnut river quiet stapler'

let folder: string
beforeAll(async () => {
  folder = await makeFolder()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** `lessons users …` with a password on its standard input. */
async function users(
  args: readonly string[],
  { password = '', ...settings }: Record<string, string> = {},
): Promise<CommandResult> {
  const child = startLessons(['users', ...args], { DATA_DIR: folder, ...settings })
  child.stdin.on('error', () => undefined).end(password)
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ])
  return { code, stdout, stderr }
}

describe('lessons users', { timeout: 120_000 }, () => {
  it('makes, lists, changes and removes an account', async () => {
    expect((await users(['list'])).stdout).toContain(
      'There is no account yet. Make one with: lessons users add',
    )
    const added = await users(
      ['add', 'Ann', '--role', 'author', '--display-name', 'Ann Example', '--password-stdin'],
      { password: `${PASSWORD}\n` },
    )
    expect(added).toEqual({
      code: 0,
      stdout: 'The account ann is made, with the role author: also writes drafts and evaluations.\n',
      stderr: '',
    })
    expect((await users(['list'])).stdout).toMatch(/^ann {2}author {9}\d{4}-\d\d-\d\d {2}Ann Example\n$/)
    const listed = JSON.parse((await users(['list', '--json'])).stdout) as { accounts: object[] }
    expect(listed.accounts).toEqual([
      expect.objectContaining({ name: 'ann', displayName: 'Ann Example', role: 'author' }),
    ])
    expect(JSON.stringify(listed)).not.toContain('scrypt')

    expect((await users(['role', 'ann', 'approver'])).stdout).toMatch(/^ann has the role approver now/)
    expect((await users(['password', 'ann', '--password-stdin'], { password: OTHER })).code).toBe(0)
    const accounts = await openAccounts(folder)
    expect(await accounts.verify('ann', PASSWORD)).toBeUndefined()
    expect((await accounts.verify('ann', OTHER))?.account.role).toBe('approver')

    expect(JSON.parse((await users(['remove', 'ann', '--json'])).stdout)).toEqual({ removed: 'ann' })
    expect(await accounts.list()).toEqual([])
    const log = await readFile(join(folder, 'audit.ndjson'), 'utf8')
    expect(log.match(/"who":"\(command line\)"/g)).toHaveLength(4)
    expect(log).not.toMatch(/heron|walnut/)
  })

  it.each([
    [1, ['add', 'a', '--password-stdin'], { password: PASSWORD }, /^A name has 2 to 40 letters/],
    [1, ['add', 'bob', '--password-stdin'], { password: 'short' }, /^A password has at least 12 characters/],
    [1, ['add', 'bob', '--password-stdin'], {}, /^A password has at least 12 characters/],
    [
      2,
      ['add', 'bob', '--password-stdin'],
      { password: 'x'.repeat(20_000) },
      /^Standard input has more than/,
    ],
    [2, ['add', 'bob', '--role', 'king'], {}, /Allowed choices are reader, author, approver, administrator/],
    [2, ['add', 'bob'], {}, /^There is no terminal to ask for a password\. .*--password-stdin/],
    [2, ['role', 'bob', 'author'], {}, /^There is no account `bob`\.\n$/],
    [2, ['remove', 'bob'], {}, /^There is no account `bob`\.\n$/],
    [2, ['password', 'bob', '--password-stdin'], { password: PASSWORD }, /^There is no account `bob`\.\n$/],
    [2, ['add', 'bob', '--password-stdin'], { password: PASSWORD, READ_ONLY: 'true' }, /^READ_ONLY is set/],
    [2, ['list'], { READ_ONLY: 'true' }, /^READ_ONLY is set/],
  ])('exits with %s and says why: %j', async (code, args, settings, message) => {
    const result = await users(args, settings)
    expect({ code: result.code, stdout: result.stdout }).toEqual({ code, stdout: '' })
    expect(result.stderr).toMatch(message)
    expect(result.stderr).not.toMatch(/\n\s+at |heron/)
  })

  it('refuses a damaged file with a message that names it, as the server does', async () => {
    const damaged = join(folder, 'damaged')
    const path = join(damaged, 'accounts', 'accounts.json')
    await mkdir(join(damaged, 'accounts'), { recursive: true })
    await writeFile(path, '{"version":1')
    const settings = { DATA_DIR: damaged, PORT: '0', LOG_LEVEL: 'silent' }
    for (const args of [['users', 'list'], ['serve']]) {
      const { code, stdout, stderr } = await runLessons(args, settings)
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toBe(
        `The state file ${path} is not readable JSON. Restore it from a backup, or move it aside to begin anew.\n`,
      )
    }
    expect(await readFile(path, 'utf8')).toBe('{"version":1')
  })

  it('says of each subcommand how it is used, with an example', async () => {
    for (const verb of ['add', 'list', 'role', 'password', 'remove']) {
      const { code, stdout } = await runLessons(['users', verb, '--help'])
      expect(code).toBe(0)
      expect(stdout).toMatch(new RegExp(`Examples:\\n {2}lessons users ${verb}`))
    }
  })

  it('works while a server runs, which knows the account and its end at once', async () => {
    const library = await startLibrary({}, { indexed: false })
    try {
      const settings = { DATA_DIR: library.services.config.dataDir }
      const added = await users(['add', 'ann', '--password-stdin', '--json'], {
        ...settings,
        password: PASSWORD,
      })
      expect(JSON.parse(added.stdout)).toMatchObject({ name: 'ann', role: 'reader' })
      const { agent } = await signIn(library.services, 'ann')
      await users(['role', 'ann', 'author'], settings)
      expect((await agent.get('/api/v1/session')).body).toMatchObject({ account: { role: 'author' } })
      await users(['remove', 'ann'], settings)
      expect((await agent.get('/api/v1/session')).body).toEqual({ account: null, csrfToken: null })
      expect((await agent.get('/account')).status).toBe(303)
    } finally {
      await library.end()
    }
  })
})
