import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ATTEMPTS } from '../../src/accounts/attempt-limits.ts'
import { openSessions } from '../../src/accounts/sessions.ts'
import { createApp } from '../../src/app.ts'
import type { Services } from '../../src/services.ts'
import { cookieOf, makeAccount, PASSWORD, signIn, visit } from '../accounts/signed-in.ts'
import { startLibrary, type TestLibrary } from '../library-fixture.ts'
import { linksIn, readHtml, select, textOf } from './html-page.ts'

let library: TestLibrary
let services: Services
beforeAll(async () => {
  library = await startLibrary({}, { indexed: false })
  services = library.services
})
afterAll(() => library.end())

const post = (fields: object, headers: Record<string, string> = {}, agent = visit(services)) =>
  agent.post('/sign-in').set(headers).type('form').send(fields)
const whoami = async (cookie: string) =>
  (
    (await visit(services).get('/api/v1/session').set('cookie', cookie)).body as {
      account: { name: string } | null
    }
  ).account?.name
const audit = () => readFile(join(services.config.dataDir, 'audit.ndjson'), 'utf8')

describe('/sign-in before there is an account', () => {
  it('says how one is made, and asks for nothing', async () => {
    const page = readHtml((await visit(services).get('/sign-in')).text)
    expect(textOf(select(page, 'main')[0]!)).toContain('npx lessons users add <name> --role administrator')
    expect(select(page, 'form')).toEqual([])
  })

  it('is in the head of every page', async () => {
    for (const address of ['/', '/taxonomy', '/no/such/page']) {
      const head = select(readHtml((await visit(services).get(address)).text), 'header')[0]!
      expect(linksIn(head), address).toContainEqual({ text: 'Sign in', href: '/sign-in' })
    }
  })
})

describe('signing in', () => {
  beforeAll(() => makeAccount(services, 'ann', 'author'))

  it('begins a session under a cookie that scripts do not see and other sites do not send', async () => {
    const response = await post({ name: ' ANN ', password: PASSWORD })
    expect(response.status).toBe(303)
    expect(response.headers['location']).toBe('/account')
    expect(response.headers['set-cookie']).toEqual([
      expect.stringMatching(/^lessons-session=s%3A[^;]+; Path=\/; HttpOnly; SameSite=Lax$/),
    ])
    expect(await whoami(cookieOf(response)!)).toBe('ann')
  })

  it('keeps the id of the session as SHA-256 alone, and goes on after a restart', async () => {
    const { cookie } = await signIn(services, 'ann')
    const id = decodeURIComponent(cookie.split('=')[1]!).slice(2).split('.')[0]!
    const folder = join(services.config.dataDir, 'sessions')
    for (const name of await readdir(folder)) {
      expect(name).toMatch(/^[0-9a-f]{64}\.json$/)
      expect(name + (await readFile(join(folder, name), 'utf8'))).not.toContain(id)
    }
    const { dataDir } = services.config
    const again = await openSessions(services.sessions!.accounts, {
      dataDir,
      secret: undefined,
      baseUrl: undefined,
    })
    const app = createApp({ ...services, sessions: again })
    const answer = await supertest(app).get('/api/v1/session').set('cookie', cookie)
    expect(answer.body).toMatchObject({ account: { name: 'ann', role: 'author' } })
    again.stop()
  })

  it.each([
    ['a wrong password', { name: 'ann', password: `${PASSWORD}!` }],
    ['a name that there is not', { name: 'nobody', password: PASSWORD }],
    ['a name that every object has', { name: '__proto__', password: PASSWORD }],
  ])('refuses %s with the same words, and sets no cookie', async (_what, fields) => {
    const response = await post(fields)
    expect(response.status).toBe(401)
    expect(response.headers['set-cookie']).toBeUndefined()
    expect(response.headers['www-authenticate']).toBe('Cookie form-action="/sign-in"')
    const page = readHtml(response.text)
    expect(textOf(select(page, 'title')[0]!)).toMatch(/^Error: Sign in – /)
    expect(linksIn(select(page, '.govuk-error-summary')[0]!)).toEqual([
      { text: 'The name or the password is not right', href: '#name' },
    ])
    expect(select(page, '#name')[0]!.attributes['value']).toBe(fields.name)
    expect(response.text).not.toContain(PASSWORD)
  })

  it.each([{}, { name: 'ann' }, { password: PASSWORD }, { name: ['ann', 'ann'], password: PASSWORD }])(
    'asks for both where one is missing: %j',
    async fields => {
      const response = await post(fields)
      expect(response.status).toBe(400)
      expect(response.text).toContain('Enter your name and your password')
    },
  )

  it.each([
    ['/search?q=school&agency=police', '/search?q=school&agency=police'],
    ['https://elsewhere.example/', '/account'],
    ['//elsewhere.example/', '/account'],
    ['/\\elsewhere.example', '/account'],
    ['/sign-in?return=/sign-in', '/account'],
  ])('leads back to a page of this site alone: %s', async (wanted, location) => {
    const response = await post({ name: 'ann', password: PASSWORD, return: wanted })
    expect(response.headers['location']).toBe(location)
  })

  it('remembers the page that led there, and no other site', async () => {
    const from = async (referer: string) => {
      const response = await visit(services)
        .get('/sign-in')
        .set('host', 'here.example')
        .set('referer', referer)
      return select(readHtml(response.text), 'input').find(
        ({ attributes }) => attributes['name'] === 'return',
      )!.attributes['value']
    }
    expect(await from('http://here.example/reviews?page=2')).toBe('/reviews?page=2')
    expect(await from('http://elsewhere.example/reviews')).toBe('/account')
  })

  it('gives a new id, so that an id which somebody else knows is worth nothing', async () => {
    const planted = (await signIn(services, 'ann')).cookie
    const response = await visit(services)
      .post('/sign-in')
      .set('cookie', planted)
      .type('form')
      .send({ name: 'ann', password: PASSWORD })
    expect(cookieOf(response)).not.toBe(planted)
    expect(await whoami(planted)).toBeUndefined()
    const invented = await post(
      { name: 'ann', password: PASSWORD },
      { cookie: 'lessons-session=s%3Achosen.x' },
    )
    expect(cookieOf(invented)).not.toContain('chosen')
  })

  it.each([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'https://elsewhere.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'same-origin', origin: 'http://proxy.example' }, 303],
    [{ origin: 'http://here.example', host: 'here.example' }, 303],
  ])('takes the form from a page of this site alone: %j', async (headers, status) => {
    const response = await post({ name: 'ann', password: PASSWORD }, headers)
    expect(response.status).toBe(status)
    expect(cookieOf(response) === undefined).toBe(status === 403)
  })

  it('is in the log with who, and a failure without what was typed', async () => {
    await signIn(services, 'ann')
    await post({ name: 'walnut river quiet stapler', password: 'and-a-password' })
    const log = await audit()
    expect(log).toMatch(/"who":"ann","what":"signed-in"}\n/)
    expect(log).toMatch(/"who":null,"what":"sign-in-refused"}\n$/)
    for (const typed of ['walnut', 'and-a-password', PASSWORD, '127.0.0.1']) expect(log).not.toContain(typed)
  })
})

describe('a visitor', () => {
  it.each(['/', '/search?q=school', '/sign-in', '/reviews', '/api/v1/session', '/no/such/page', '/account'])(
    'gets no cookie: %s',
    async address => {
      const response = await visit(services).get(address)
      expect(response.headers['set-cookie']).toBeUndefined()
    },
  )

  it('gets none for a form or a question either, nor for a cookie of no session', async () => {
    const form = await visit(services).post('/similar').type('form').send({ text: 'school' })
    expect(form.headers['set-cookie']).toBeUndefined()
    const api = await visit(services).post('/api/v1/similar').send({ text: 'school', kind: 'finding' })
    expect(api.headers['set-cookie']).toBeUndefined()
    const odd = await visit(services).get('/').set('cookie', 'lessons-session=s%3Ax.y')
    expect(odd.status).toBe(200)
    expect(odd.headers['set-cookie']).toBeUndefined()
  })

  it('is answered as before: nothing says that the answer is private', async () => {
    expect((await visit(services).get('/taxonomy')).headers['cache-control']).toBe('no-cache')
    const { agent } = await signIn(services, 'ann')
    expect((await agent.get('/taxonomy')).headers['cache-control']).toBe('private, no-cache')
  })
})

describe('where the site is reached over https', () => {
  it('the cookie is for https and this host alone', async () => {
    const secure = await startLibrary({ BASE_URL: 'https://lessons.example' }, { indexed: false })
    try {
      await makeAccount(secure.services, 'ann')
      const response = await secure.ask
        .post('/sign-in')
        .type('form')
        .send({ name: 'ann', password: PASSWORD })
      expect(response.headers['set-cookie']).toEqual([
        expect.stringMatching(/^__Host-lessons-session=s%3A[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
      ])
      const answer = await secure.ask.get('/api/v1/session').set('cookie', cookieOf(response)!)
      expect(answer.body).toMatchObject({ account: { name: 'ann' } })
    } finally {
      await secure.end()
    }
  })
})

describe('guessing', { timeout: 180_000 }, () => {
  it('is stopped for a name after ten wrong passwords, with the time to wait in words, and for no other name', async () => {
    await makeAccount(services, 'guessed')
    // One application throughout: the count is of the process.
    const agent = visit(services)
    for (let attempt = 0; attempt < ATTEMPTS.byName; attempt++)
      expect((await post({ name: 'guessed', password: `guess ${attempt}` }, {}, agent)).status).toBe(401)
    const limited = await post({ name: 'GUESSED', password: PASSWORD }, {}, agent)
    expect(limited.status).toBe(429)
    expect(Number(limited.headers['retry-after'])).toBeGreaterThan(800)
    const page = readHtml(limited.text)
    expect(textOf(select(page, 'h1')[0]!)).toBe('Too many attempts')
    expect(textOf(select(page, 'main')[0]!)).toMatch(/Please try again in 1[45] minutes\./)
    expect(limited.headers['set-cookie']).toBeUndefined()
    await post({ name: 'guessed', password: 'again' }, {}, agent)
    expect((await audit()).match(/attempts-limited/g)).toHaveLength(1)
    expect((await post({ name: 'ann', password: PASSWORD }, {}, agent)).status).toBe(303)
  })

  it('does not count what was right or left half empty', async () => {
    const agent = visit(services)
    for (let attempt = 0; attempt < ATTEMPTS.byName + 2; attempt++) {
      expect((await post({ name: 'ann', password: PASSWORD }, {}, agent)).status).toBe(303)
      expect((await post({ name: 'ann' }, {}, agent)).status).toBe(400)
    }
  })

  it('is stopped for an address, whatever the names, and not for another behind the same proxy', async () => {
    const agent = visit(services)
    const from = (address: string, name: string) =>
      post({ name, password: 'a guess' }, { 'x-forwarded-for': address }, agent)
    for (let attempt = 0; attempt < ATTEMPTS.byAddress; attempt++)
      expect((await from('192.0.2.1', `name-${attempt}`)).status).toBe(401)
    expect((await from('192.0.2.1', 'another')).status).toBe(429)
    expect((await from('192.0.2.2', 'another')).status).toBe(401)
  })
})
