import express from 'express'
import { pino } from 'pino'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadAccount } from '../../src/accounts/load-account.ts'
import { requireAccount } from '../../src/accounts/require-account.ts'
import { ROLES, type Role } from '../../src/accounts/roles.ts'
import type { Sessions } from '../../src/accounts/sessions.ts'
import { createErrorHandler } from '../../src/error-handler.ts'
import { startLibrary, type TestLibrary } from '../library-fixture.ts'
import { makeAccount, signIn } from './signed-in.ts'

let library: TestLibrary
const signedIn = new Map<Role, Awaited<ReturnType<typeof signIn>>>()
beforeAll(async () => {
  library = await startLibrary({}, { indexed: false })
  for (const role of ROLES) {
    await makeAccount(library.services, `the-${role}`, role)
    signedIn.set(role, await signIn(library.services, `the-${role}`))
  }
})
afterAll(() => library.end())

/** Routes as another part of the library has them, with the real gate before and the real handler behind. */
function routes(sessions: Sessions | undefined = library.services.sessions) {
  const app = express()
  app.use(loadAccount(sessions))
  for (const role of ROLES) {
    app.get(`/page/${role}`, requireAccount(role), (_request, response) => void response.send('page'))
    app.post(
      `/page/${role}`,
      express.urlencoded({ extended: false }),
      requireAccount(role),
      (_request, response) => void response.send('taken'),
    )
    app.post(`/api/v1/${role}`, requireAccount(role), (_request, response) => void response.json('saved'))
  }
  app.use(
    createErrorHandler(pino({ level: 'silent' }), ({ status, detail }, _request, response) => {
      response.status(status).send(detail)
    }),
  )
  return supertest(app)
}

const as = (role: Role) => signedIn.get(role)!

describe('requireAccount without an account', () => {
  it('leads from a page to signing in, and from there back', async () => {
    const response = await routes().get('/page/reader?a=b&c=d')
    expect(response.status).toBe(303)
    expect(response.headers['location']).toBe('/sign-in?return=%2Fpage%2Freader%3Fa%3Db%26c%3Dd')
    expect((await routes().post('/page/reader')).status).toBe(303)
  })

  it('answers 401 in the API, and says how an account is made', async () => {
    const response = await routes().post('/api/v1/reader').send({})
    expect(response.status).toBe(401)
    expect(response.type).toBe('application/problem+json')
    expect(response.headers['www-authenticate']).toBe('Cookie form-action="/sign-in"')
    expect(JSON.parse(response.text)).toMatchObject({
      title: 'An account is needed',
      status: 401,
      detail: expect.stringContaining('npx lessons users add <name>') as string,
    })
  })
})

describe('requireAccount with an account', () => {
  it.each(ROLES.flatMap((has, at) => ROLES.map((needs, least) => [has, needs, at >= least] as const)))(
    'of the role %s, where %s is needed: %s',
    async (has, needs, allowed) => {
      const { cookie, token } = as(has)
      const page = await routes().get(`/page/${needs}`).set('cookie', cookie)
      expect(page.status).toBe(allowed ? 200 : 403)
      const api = await routes().post(`/api/v1/${needs}`).set({ cookie, 'x-csrf-token': token })
      expect(api.status).toBe(allowed ? 200 : 403)
      if (!allowed) expect(JSON.parse(api.text)).toMatchObject({ title: 'Not allowed', status: 403 })
      if (!allowed) expect(page.text).toContain(`This needs the role ${needs}`)
    },
  )
})

describe('a write of an account', () => {
  it('is taken with the token of its session, in a field or in the header', async () => {
    const { cookie, token } = as('author')
    const form = await routes().post('/page/author').set('cookie', cookie).type('form').send({ _csrf: token })
    expect(form.text).toBe('taken')
    const header = await routes().post('/api/v1/author').set({ cookie, 'x-csrf-token': token })
    expect(header.body).toBe('saved')
  })

  it.each([
    ['none', () => ({})],
    ['an empty one', () => ({ 'x-csrf-token': '' })],
    ['one made up', () => ({ 'x-csrf-token': '0'.repeat(64) })],
    ['that of another session', () => ({ 'x-csrf-token': as('administrator').token })],
  ])('is refused with the cookie and %s', async (_what, headers) => {
    const { cookie } = as('author')
    const api = await routes()
      .post('/api/v1/author')
      .set({ cookie, ...headers() })
    expect(api.status).toBe(403)
    expect(api.text).toContain('nothing was changed')
    const page = await routes()
      .post('/page/author')
      .set({ cookie, ...headers() })
      .type('form')
      .send({ text: 'x' })
    expect(page.status).toBe(403)
  })
})

describe('in a process that only reads', () => {
  it('a save is refused with 403 and the reason, whoever asks', async () => {
    const reading = () => {
      const app = express()
      app.use(loadAccount(undefined))
      app.post('/api/v1/reader', requireAccount())
      app.use(createErrorHandler(pino({ level: 'silent' }), () => undefined))
      return supertest(app)
    }
    for (const cookie of ['', as('administrator').cookie]) {
      const response = await reading().post('/api/v1/reader').set('cookie', cookie)
      expect(response.status).toBe(403)
      expect(response.text).toContain('This copy of the site only reads')
    }
  })
})
