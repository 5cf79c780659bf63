import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SessionData } from 'express-session'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { IDLE_MS, SessionStore, WHOLE_MS } from '../../src/accounts/session-store.ts'
import { openRecordFolder } from '../../src/state/record-folder.ts'

const ID = 'the-id-in-the-cookie'
const MINUTE_MS = 60_000

let folder: string
let now: number
let store: SessionStore
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lessons-sessions-'))
  now = Date.parse('2026-01-05T09:00:00Z')
  store = open()
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const open = () => new SessionStore(openRecordFolder(folder), () => now)
const session = () =>
  ({
    account: '7239a6eb-d144-4d19-aa4a-7f51890f7a99',
    epoch: '0e19f768-de46-4d11-a199-53e9027ead25',
    createdAt: now,
    csrfToken: 'a token',
    cookie: { originalMaxAge: null },
  }) as unknown as SessionData
const set = (id = ID) => new Promise(resolve => store.set(id, session(), resolve))
const get = (from = store) =>
  new Promise((resolve, reject) =>
    from.get(ID, (error, found) => (error instanceof Error ? reject(error) : resolve(found))),
  )
const touch = () => new Promise<void>(resolve => store.touch(ID, session(), resolve))
const destroy = () => new Promise(resolve => store.destroy(ID, resolve))

describe('SessionStore', () => {
  it('keeps a session for the next process, and its id as SHA-256 alone', async () => {
    await set()
    expect(await get(open())).toEqual(session())
    const name = `${createHash('sha256').update(ID).digest('hex')}.json`
    expect(await readdir(folder)).toEqual([name])
    expect(await readFile(join(folder, name), 'utf8')).not.toContain(ID)
  })

  it('ends a session that nobody used for eight hours, and removes it', async () => {
    await set()
    now += IDLE_MS - 1
    expect(await get()).toEqual(expect.objectContaining({ csrfToken: 'a token' }))
    now += 1
    expect(await get()).toBeNull()
    expect(await readdir(folder)).toEqual([])
  })

  it('ends a session after seven days, however much it is used', async () => {
    await set()
    const end = now + WHOLE_MS
    while (now + 60 * MINUTE_MS < end) {
      now += 60 * MINUTE_MS
      await touch()
      expect(await get()).not.toBeNull()
    }
    now = end
    await touch()
    expect(await get()).toBeNull()
  })

  it('does not bring back a session that was ended while a request of it was under way', async () => {
    await set()
    now += 10 * MINUTE_MS
    await Promise.all([touch(), destroy(), touch()])
    await touch()
    expect(await get()).toBeNull()
    expect(await readdir(folder)).toEqual([])
  })

  it('takes a damaged file for no session', async () => {
    await set()
    const [name] = await readdir(folder)
    await writeFile(join(folder, name!), '{"account":')
    expect(await get()).toBeNull()
    expect(await readdir(folder)).toEqual([])
  })

  it('removes what is left of sessions that have ended, and only those', async () => {
    await set('one')
    now += IDLE_MS / 2
    await set('two')
    await set(ID)
    now += IDLE_MS / 2
    const asked: string[] = []
    await store.prune(async ({ account }) => {
      asked.push(account)
      return true
    })
    expect(asked).toHaveLength(2)
    expect(await readdir(folder)).toHaveLength(2)
    await store.prune(async () => false)
    expect(await readdir(folder)).toEqual([])
  })
})
