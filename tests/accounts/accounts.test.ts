import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AccountRefused, openAccounts, type Accounts } from '../../src/accounts/accounts.ts'
import { COMMAND_LINE } from '../../src/accounts/audit-log.ts'
import { StateUnreadable } from '../../src/state/json-store.ts'

const PASSWORD = 'heron lantern ninety pebble'
const OTHER = 'walnut river quiet stapler'

let folder: string
let accounts: Accounts
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lessons-accounts-'))
  accounts = await openAccounts(folder)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const add = (name: string, role: 'reader' | 'author' = 'reader') =>
  accounts.add({ name, role, password: PASSWORD }, COMMAND_LINE)
const logged = async () =>
  (await readFile(join(folder, 'audit.ndjson'), 'utf8'))
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as Record<string, unknown>)

describe('an account', () => {
  it('is there at once for another process, by its name in any case', async () => {
    const other = await openAccounts(folder)
    expect(await other.list()).toEqual([])
    const made = await add('Ann.Example')
    expect(made).toMatchObject({ name: 'ann.example', displayName: 'ann.example', role: 'reader' })
    expect(await other.list()).toEqual([made])
    expect((await other.verify(' ANN.example', PASSWORD))?.account).toEqual(made)
    expect(await other.verify('ann.example', OTHER)).toBeUndefined()
    expect(await other.verify('nobody', PASSWORD)).toBeUndefined()
  })

  it('never leaves with its hash, and is kept in a file that only its owner reads', async () => {
    const made = await add('ann')
    expect(Object.keys(made).sort()).toEqual(['created', 'displayName', 'id', 'name', 'role'])
    const path = join(folder, 'accounts', 'accounts.json')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readFile(path, 'utf8')).not.toContain(PASSWORD)
  })

  it.each([
    [{ name: 'a' }, 'name', '2 to 40'],
    [{ name: 'ann example' }, 'name', '2 to 40'],
    [{ name: '../ann' }, 'name', '2 to 40'],
    [{ name: 'ann', displayName: ' ' }, 'display name', '1 to 80'],
    [{ name: 'ann', displayName: 'two\nlines' }, 'display name', 'one line'],
    [{ name: 'ann', password: 'short' }, 'password', 'at least 12'],
    [{ name: 'winterbourne', password: 'winterbourne99' }, 'password', 'among the first'],
  ])('is refused by its rules: %j', async (asked, field, message) => {
    const met: unknown = await accounts
      .add({ role: 'reader', password: PASSWORD, ...asked }, COMMAND_LINE)
      .catch((cause: unknown) => cause)
    expect(met).toBeInstanceOf(AccountRefused)
    expect(met).toMatchObject({ field, message: expect.stringContaining(message) as string })
    expect(await accounts.list()).toEqual([])
  })

  it('is made once, also where two processes make it at the same time', async () => {
    const other = await openAccounts(folder)
    const asked = { name: 'ann', role: 'reader', password: PASSWORD } as const
    const made = await Promise.allSettled([accounts.add(asked, COMMAND_LINE), other.add(asked, COMMAND_LINE)])
    expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await accounts.list()).toHaveLength(1)
    await expect(accounts.refuseNew({ name: 'ANN' })).rejects.toThrow('There is an account `ann` already.')
  })

  it.each([
    ['a changed password', () => accounts.setPassword('ann', OTHER, 'ann')],
    ['ending its sessions', () => accounts.endSessions('ann', 'ann')],
  ])('leaves its sessions behind with %s', async (_what, change) => {
    const { id } = await add('ann')
    const { epoch } = (await accounts.verify('ann', PASSWORD))!
    expect(await accounts.ofSession({ account: id, epoch })).toMatchObject({ name: 'ann' })
    const next = await change()
    expect(await accounts.ofSession({ account: id, epoch })).toBeUndefined()
    expect(await accounts.ofSession({ account: id, epoch: next.epoch })).toMatchObject({ name: 'ann' })
  })

  it('that is removed and made anew is another', async () => {
    const before = await add('ann')
    const { epoch } = (await accounts.verify('ann', PASSWORD))!
    await accounts.remove('ann', COMMAND_LINE)
    expect(await accounts.verify('ann', PASSWORD)).toBeUndefined()
    const after = await add('ann')
    expect(after.id).not.toBe(before.id)
    expect(await accounts.ofSession({ account: before.id, epoch })).toBeUndefined()
    expect(await accounts.ofSession({ account: after.id, epoch })).toBeUndefined()
  })

  it('that there is not cannot be changed', async () => {
    for (const change of [
      () => accounts.remove('bob', 'ann'),
      () => accounts.setRole('bob', 'author', 'ann'),
      () => accounts.setPassword('bob', OTHER, 'ann'),
      () => accounts.endSessions('bob', 'ann'),
    ])
      await expect(change()).rejects.toThrow('There is no account `bob`.')
  })
})

describe('the audit log', () => {
  it('has who did what to whom and when, in order, and never a password', async () => {
    await add('ann', 'author')
    await add('bob')
    await accounts.setRole('bob', 'approver', 'ann')
    await accounts.setPassword('ann', OTHER, 'ann')
    await accounts.endSessions('ann', 'ann')
    await accounts.remove('bob', 'ann')
    const events = await logged()
    expect(events.map(({ time: _time, ...event }) => event)).toEqual([
      { who: '(command line)', what: 'account-added', on: 'ann', to: 'author' },
      { who: '(command line)', what: 'account-added', on: 'bob', to: 'reader' },
      { who: 'ann', what: 'role-changed', on: 'bob', to: 'approver' },
      { who: 'ann', what: 'password-changed', on: 'ann' },
      { who: 'ann', what: 'sessions-ended', on: 'ann' },
      { who: 'ann', what: 'account-removed', on: 'bob' },
    ])
    const times = events.map(({ time }) => Date.parse(String(time)))
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    const text = await readFile(join(folder, 'audit.ndjson'), 'utf8')
    for (const secret of [PASSWORD, OTHER, 'scrypt$']) expect(text).not.toContain(secret)
  })

  it('keeps what stands in it, whatever is done later', async () => {
    await add('ann')
    const before = await readFile(join(folder, 'audit.ndjson'), 'utf8')
    const other = await openAccounts(folder)
    await other.remove('ann', COMMAND_LINE)
    expect((await readFile(join(folder, 'audit.ndjson'), 'utf8')).startsWith(before)).toBe(true)
    expect(await logged()).toHaveLength(2)
  })

  it.each([
    { who: 'ann', what: 'searched', query: 'school' },
    { who: 'ann', what: 'extract saved' },
    { who: 'ann', what: 'extract-saved', on: 'a text\nof several lines' },
    { who: 'ann', what: 'extract-saved', on: 'x'.repeat(121) },
  ])('has no place for a text: %j', async event => {
    await expect(accounts.audit.record(event)).rejects.toThrow()
    await expect(stat(join(folder, 'audit.ndjson'))).rejects.toThrow('ENOENT')
  })
})

describe('a file of accounts that is damaged', () => {
  it.each(['{', '{"version":1,"revision":0,"accounts":[{"name":"ann"}]}', '{"version":2}'])(
    'is refused with a message and left as it is: %s',
    async text => {
      await add('ann')
      const path = join(folder, 'accounts', 'accounts.json')
      await writeFile(path, text)
      await expect(openAccounts(folder)).rejects.toThrow(StateUnreadable)
      await expect(add('bob')).rejects.toThrow(`The state file ${path}`)
      expect(await readFile(path, 'utf8')).toBe(text)
    },
  )
})
