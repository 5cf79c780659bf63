import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import supertest from 'supertest'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Services } from '../../src/services.ts'
import { createApp } from '../../src/app.ts'
import { CALLBACK, createOpenId } from '../../src/accounts/open-id.ts'
import { openSessions } from '../../src/accounts/sessions.ts'
import {
  CLIENT,
  PUBLIC_CLIENT,
  SITE,
  startProvider,
  visitProvider,
  type RunningProvider,
} from '../accounts/provider.ts'
import { cookieOf, makeAccount, PASSWORD, visit, type Visitor } from '../accounts/signed-in.ts'
import { startLibrary, type TestLibrary } from '../library-fixture.ts'
import { linksIn, readHtml, select, textOf } from './html-page.ts'

let provider: RunningProvider
let library: TestLibrary
let services: Services
beforeAll(async () => {
  provider = await startProvider({})
  // Away while the site starts.
  await provider.stop()
  library = await startLibrary(
    {
      BASE_URL: SITE,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      OIDC_NAME: 'Nowhere Council',
      OIDC_ROLES: 'board=author; staff=reader; chairs=approver',
    },
    { indexed: false },
  )
  services = library.services
  await provider.start()
})
afterAll(async () => {
  await provider.stop()
  await library.end()
})

const audit = async () =>
  (await readFile(join(services.config.dataDir, 'audit.ndjson'), 'utf8'))
    .trimEnd()
    .split('\n')
    .map(line => {
      const { time: _time, ...event } = JSON.parse(line) as Record<string, unknown>
      return event
    })
const begin = (agent: Visitor, returnTo = '') => agent.get(`/sign-in/organisation${returnTo}`)
const whoami = async (agent: Visitor) =>
  (
    (await agent.get('/api/v1/session')).body as {
      account: { name: string; displayName: string; role: string } | null
    }
  ).account
const tokenOf = async (agent: Visitor) =>
  ((await agent.get('/api/v1/session')).body as { csrfToken: string }).csrfToken
const errorIn = (text: string) => linksIn(select(readHtml(text), '.govuk-error-summary')[0]!)[0]!.text

/** Signs in at the provider and comes back. */
async function comeBack(agent: Visitor, login: string, returnTo = '') {
  const begun = await begin(agent, returnTo)
  return agent.get(await visitProvider(provider).signIn(begun.headers['location']!, login))
}

describe('a provider that is away', () => {
  it('keeps neither the site from starting nor anybody from signing in with a password', async () => {
    await provider.stop()
    await makeAccount(services, 'ann', 'administrator')
    const agent = visit({ ...services, openId: createOpenId(services.config.openId!, services.log) })
    const page = readHtml((await agent.get('/sign-in')).text)
    expect(linksIn(select(page, 'main')[0]!)).toContainEqual({
      text: 'Sign in with Nowhere Council',
      href: '/sign-in/organisation?return=%2Faccount',
    })
    const refused = await begin(agent)
    expect(refused.status).toBe(503)
    expect(errorIn(refused.text)).toMatch(/^Nowhere Council cannot be reached at the moment\. .*still work$/)
    expect(refused.headers['set-cookie']).toBeUndefined()
    expect(select(readHtml(refused.text), '#password')).toHaveLength(1)
    expect((await agent.post('/sign-in').type('form').send({ name: 'ann', password: PASSWORD })).status).toBe(
      303,
    )
    expect(await whoami(agent)).toMatchObject({ name: 'ann' })
    await provider.start()
  })

  it('is asked again once it is back, and said to be away when it goes between the two steps', async () => {
    let clock = Date.now()
    const openId = createOpenId(services.config.openId!, { warn: () => undefined }, () => clock)
    const app = { ...services, openId }
    await provider.stop()
    expect((await begin(visit(app))).status).toBe(503)
    await provider.start()
    clock += 2_000
    expect((await begin(visit(app))).status).toBe(503)
    clock += 2_000
    const agent = visit(app)
    const begun = await begin(agent)
    expect(begun.status).toBe(303)
    provider.people['eve'] = { roles: ['staff'] }
    const back = await visitProvider(provider).signIn(begun.headers['location']!, 'eve')
    await provider.stop()
    const refused = await agent.get(back)
    await provider.start()
    expect(refused.status).toBe(503)
    expect(errorIn(refused.text)).toContain('cannot be reached')
    expect(await whoami(agent)).toBeNull()
    clock += 10 * 60_000
    const late = visit(app)
    const begunLate = await begin(late)
    clock += 11 * 60_000
    const tooLate = await late.get(
      await visitProvider(provider).signIn(begunLate.headers['location']!, 'eve'),
    )
    expect(tooLate.status).toBe(400)
    expect(errorIn(tooLate.text)).toContain('more than ten minutes ago')
  })
})

describe('signing in through an organisation', () => {
  beforeAll(async () => {
    provider.people['mo'] = {
      name: 'Mo Example',
      preferred_username: 'Mo.Example@nowhere.example',
      email: 'mo.private@nowhere.example',
      roles: ['board', 'something else'],
    }
    provider.people['ann'] = { name: 'Another Ann', preferred_username: 'ann', roles: 'staff' }
    provider.people['guest'] = { name: 'A Guest', roles: ['visitors'] }
  })

  it('asks for a code with PKCE, state and nonce, and keeps what it needs out of sight', async () => {
    const begun = await begin(visit(services), '?return=/extracts')
    const address = new URL(begun.headers['location']!)
    expect(address.origin).toBe(provider.issuer)
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      client_id: 'lessons',
      response_type: 'code',
      scope: 'openid profile',
      redirect_uri: SITE + CALLBACK,
      code_challenge_method: 'S256',
      state: expect.stringMatching(/^[\w-]{43}$/) as string,
      nonce: expect.stringMatching(/^[\w-]{43}$/) as string,
    })
    expect(begun.headers['cache-control']).toBe('no-store')
    expect(begun.headers['set-cookie']).toEqual([
      expect.stringMatching(
        /^lessons-sign-in=[\w-]+; Max-Age=600; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
      ),
    ])
    const [, sealed] = /=([\w-]+)/.exec(cookieOf(begun)!)!
    expect(Buffer.from(sealed!, 'base64url').toString('latin1')).not.toContain(
      address.searchParams.get('state')!,
    )
  })

  it('makes an account with the name and the role that it tells, and keeps no e-mail address or token', async () => {
    const agent = visit(services)
    const response = await comeBack(agent, 'mo', '?return=/search%3Fq%3Dschool')
    expect(response.status).toBe(303)
    expect(response.headers['location']).toBe('/search?q=school')
    expect(await whoami(agent)).toEqual({ name: 'mo.example', displayName: 'Mo Example', role: 'author' })
    const kept = await readFile(join(services.config.dataDir, 'accounts', 'accounts.json'), 'utf8')
    const { accounts } = JSON.parse(kept) as { accounts: Array<Record<string, unknown>> }
    expect(accounts.find(one => one['name'] === 'mo.example')).toEqual({
      id: expect.any(String) as string,
      name: 'mo.example',
      displayName: 'Mo Example',
      role: 'author',
      openId: { issuer: provider.issuer, subject: 'mo' },
      created: expect.any(String) as string,
      epoch: expect.any(String) as string,
    })
    expect(kept).not.toMatch(/private|nowhere\.example/)
    expect((await audit()).slice(-2)).toEqual([
      { who: '(organisation)', what: 'account-added', on: 'mo.example', to: 'author' },
      { who: 'mo.example', what: 'signed-in-through-organisation' },
    ])
  })

  it('never leads into an account that somebody else has under the same name', async () => {
    const agent = visit(services)
    await comeBack(agent, 'ann')
    expect(await whoami(agent)).toEqual({ name: 'ann-2', displayName: 'Another Ann', role: 'reader' })
    expect(await services.sessions!.accounts.verify('ann-2', '')).toBeUndefined()
  })

  it('reads name and role anew each time, and ends every right when no role is left', async () => {
    const agent = visit(services)
    await comeBack(agent, 'mo')
    provider.people['mo'] = { ...provider.people['mo'], name: 'Mo Elsewhere', roles: ['chairs', 'staff'] }
    const again = visit(services)
    await comeBack(again, 'mo')
    const now = { name: 'mo.example', displayName: 'Mo Elsewhere', role: 'approver' }
    expect(await whoami(again)).toEqual(now)
    expect(await whoami(agent)).toEqual(now)
    expect(await audit()).toContainEqual({
      who: '(organisation)',
      what: 'role-changed',
      on: 'mo.example',
      to: 'approver',
    })

    provider.people['mo'] = { ...provider.people['mo'], roles: [] }
    const last = visit(services)
    const refused = await comeBack(last, 'mo')
    expect(refused.status).toBe(403)
    expect(errorIn(refused.text)).toMatch(
      /^Nowhere Council knows you, but gives you no role in this library\./,
    )
    for (const one of [agent, again, last]) expect(await whoami(one)).toBeNull()
    expect((await audit()).slice(-3)).toEqual([
      { who: '(organisation)', what: 'role-changed', on: 'mo.example', to: 'reader' },
      { who: '(organisation)', what: 'sessions-ended', on: 'mo.example' },
      { who: 'mo.example', what: 'organisation-sign-in-refused' },
    ])
  })

  it('needs no secret where the provider has given none', async () => {
    const settings = { ...services.config.openId!, clientId: PUBLIC_CLIENT, clientSecret: undefined }
    const agent = visit({ ...services, openId: createOpenId(settings, services.log) })
    expect((await comeBack(agent, 'ann')).status).toBe(303)
    expect(await whoami(agent)).toMatchObject({ name: 'ann-2' })
  })

  it('makes no account for somebody without a role', async () => {
    const agent = visit(services)
    const before = await services.sessions!.accounts.list()
    expect((await comeBack(agent, 'guest')).status).toBe(403)
    expect(await services.sessions!.accounts.list()).toEqual(before)
    expect((await audit()).at(-1)).toEqual({ who: null, what: 'organisation-sign-in-refused' })
  })

  it('begins a session under a new id, which ends the one before', async () => {
    provider.people['lee'] = { name: 'Lee', roles: 'staff' }
    const agent = visit(services)
    const begun = await begin(agent)
    const local = await agent.post('/sign-in').type('form').send({ name: 'ann', password: PASSWORD })
    const back = await agent.get(await visitProvider(provider).signIn(begun.headers['location']!, 'lee'))
    const cookies = (back.headers['set-cookie'] as unknown as string[]).map(one => one.split(';')[0]!)
    const session = cookies.find(one => one.startsWith('lessons-session='))!
    expect(cookies).toContain('lessons-sign-in=')
    expect(session).not.toBe(cookieOf(local))
    const asked = (cookie: string) => visit(services).get('/api/v1/session').set('cookie', cookie)
    expect((await asked(cookieOf(local)!)).body).toMatchObject({ account: null })
    expect((await asked(session)).body).toMatchObject({ account: { name: 'lee' } })
  })

  it('begins a session that ends after twelve hours, also where all others are ended from it', async () => {
    const began = Date.now()
    let hours = 0
    const sessions = await openSessions(services.sessions!.accounts, {
      dataDir: services.config.dataDir,
      secret: undefined,
      baseUrl: SITE,
      now: () => began + hours * 60 * 60_000,
    })
    const agent = visit({ ...services, sessions })
    await comeBack(agent, 'ann')
    const fields = { _csrf: await tokenOf(agent), action: 'end-others' }
    hours = 6
    expect((await agent.post('/account').type('form').send(fields)).headers['location']).toBe(
      '/account?done=sessions',
    )
    hours = 11.9
    expect(await whoami(agent)).toMatchObject({ name: 'ann-2' })
    hours = 12.1
    expect(await whoami(agent)).toBeNull()
    sessions.stop()
  })

  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/sign-in/organisation',
  ])('leads back to a page of this site alone: %s', async wanted => {
    provider.people['lee'] = { name: 'Lee', roles: 'staff' }
    const response = await comeBack(visit(services), 'lee', `?return=${encodeURIComponent(wanted)}`)
    expect(response.headers['location']).toBe('/account')
  })
})

describe('what comes back and is not to be trusted', () => {
  let agent: Visitor
  let address: URL
  beforeEach(async () => {
    provider.people['lee'] = { name: 'Lee', roles: 'staff' }
    agent = visit(services)
    address = new URL((await begin(agent)).headers['location']!)
  })

  it('says that somebody turned back, and that nothing has changed', async () => {
    const response = await agent.get(await visitProvider(provider).cancel(address.href))
    expect(response.status).toBe(401)
    expect(errorIn(response.text)).toBe(
      'You did not finish signing in with Nowhere Council. Nothing has changed',
    )
    expect((await audit()).at(-1)).toEqual({ who: null, what: 'organisation-sign-in-cancelled' })
  })

  it.each([
    ['state', 400, 'was not begun in this browser'],
    ['nonce', 401, 'could not be verified'],
    ['code_challenge', 401, 'could not be verified'],
  ])('refuses an answer to another %s', async (name, status, said) => {
    address.searchParams.set(name, 'an-other-one-of-the-same-length-as-a-real-1')
    const response = await agent.get(await visitProvider(provider).signIn(address.href, 'lee'))
    expect(response.status).toBe(status)
    expect(errorIn(response.text)).toContain(said)
    expect(await whoami(agent)).toBeNull()
    expect((await audit()).at(-1)).toEqual({ who: null, what: 'organisation-sign-in-refused' })
  })

  it('tells whoever keeps the site what was wrong, and nothing of the person', async () => {
    const logged: Array<{ reasons: string[] }> = []
    const log = { warn: (fields: object) => void logged.push(fields as { reasons: string[] }) }
    const settings = { ...services.config.openId!, clientSecret: 'another' }
    const mistaken = visit({ ...services, openId: createOpenId(settings, log) })
    expect((await comeBack(mistaken, 'lee')).status).toBe(401)
    expect(logged).toHaveLength(1)
    expect(logged[0]!.reasons.join()).toContain('invalid_client')
    expect(JSON.stringify(logged)).not.toMatch(/lee/i)
  })

  it('refuses the answer to another browser, a changed cookie, and the same answer twice', async () => {
    const back = await visitProvider(provider).signIn(address.href, 'lee')
    const refused = async (one: Visitor, cookie?: string) => {
      const asked = one.get(back)
      const response = await (cookie === undefined ? asked : asked.set('cookie', cookie))
      expect(response.status).toBe(400)
      expect(await whoami(one)).toBeNull()
    }
    await refused(visit(services))
    await refused(visit(services), 'lessons-sign-in=abc')
    await refused(visit(services), `lessons-sign-in=${'A'.repeat(200)}`)
    // Begun there too, but for another answer.
    const other = visit(services)
    await begin(other)
    await refused(other)
    expect((await agent.get(back)).status).toBe(303)
    const fresh = visit(services)
    await refused(fresh)
    expect((await agent.get(back)).headers['location']).toBe('/account')
    expect(await whoami(agent)).toMatchObject({ name: 'lee' })
  })
})

describe('the account of somebody whom an organisation signs in', () => {
  let agent: Visitor
  let token: string
  beforeAll(async () => {
    provider.people['lee'] = { name: 'Lee', roles: 'staff' }
    agent = visit(services)
    await comeBack(agent, 'lee')
    token = await tokenOf(agent)
  })

  it('says where role and password are looked after, and has no form for either', async () => {
    const main = select(readHtml((await agent.get('/account')).text), 'main')[0]!
    expect(textOf(main)).toContain('reader (given by Nowhere Council, and read anew each time you sign in)')
    expect(textOf(main)).toContain('your password is changed there, and is not known here')
    expect(select(main, 'input').filter(one => one.attributes['type'] === 'password')).toEqual([])
  })

  it('is given neither role nor password here', async () => {
    const { accounts } = services.sessions!
    await expect(accounts.setRole('lee', 'administrator', 'ann')).rejects.toThrow(
      'The account `lee` is of somebody who signs in through an organisation. Its role is changed there.',
    )
    await expect(accounts.setPassword('lee', PASSWORD, 'ann')).rejects.toThrow(
      'Its password is changed there.',
    )
    expect(await accounts.verify('lee', PASSWORD)).toBeUndefined()
    expect((await accounts.find('lee')).role).toBe('reader')
  })

  it('signs out here, and is led to signing out at the provider', async () => {
    const response = await agent.post('/account').type('form').send({ _csrf: token, action: 'sign-out' })
    expect(response.headers['location']).toBe('/sign-in?signed-out=organisation')
    expect(await whoami(agent)).toBeNull()
    const page = readHtml((await agent.get(response.headers['location']!)).text)
    const [link] = linksIn(select(page, '.notice')[0]!)
    const { origin, pathname, searchParams } = new URL(link!.href)
    expect(origin + pathname).toBe(`${provider.issuer}/session/end`)
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: 'lessons',
      post_logout_redirect_uri: `${SITE}/sign-in`,
    })
    const there = await visitProvider(provider).open(link!.href)
    expect(there).toContain(`action="${provider.issuer}/session/end/confirm"`)
  })
})

describe('a site without an organisation, and one that only reads', () => {
  it('has nothing at the address, or says that it only reads', async () => {
    const without = createApp({ ...services, openId: undefined })
    expect((await supertest(without).get('/sign-in/organisation')).status).toBe(404)
    expect((await supertest(without).get(CALLBACK)).status).toBe(404)
    expect((await supertest(without).get('/sign-in')).text).not.toContain('Nowhere Council')
    const reading = createApp({ ...services, openId: undefined, sessions: undefined })
    expect((await supertest(reading).get('/sign-in/organisation')).status).toBe(403)
  })
})
