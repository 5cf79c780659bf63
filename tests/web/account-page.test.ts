import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PASSWORD, makeAccount, signIn, visit } from '../accounts/signed-in.ts'
import { startLibrary, type TestLibrary } from '../library-fixture.ts'
import { linksIn, readHtml, select, textOf, type HtmlElement } from './html-page.ts'

const OTHER = 'walnut river quiet stapler'

let library: TestLibrary
beforeAll(async () => {
  library = await startLibrary({}, { indexed: false })
  await makeAccount(library.services, 'ann', 'administrator')
  await makeAccount(library.services, 'bob')
})
afterAll(() => library.end())

type SignedIn = Awaited<ReturnType<typeof signIn>>

const open = async ({ agent }: SignedIn, address = '/account') => {
  const response = await agent.get(address)
  expect(response.status).toBe(200)
  return readHtml(response.text)
}
const send = ({ agent, token }: SignedIn, fields: object) =>
  agent
    .post('/account')
    .type('form')
    .send({ _csrf: token, ...fields })
const mainOf = (page: HtmlElement) => textOf(select(page, 'main')[0]!)
const accounts = () => library.services.sessions!.accounts

describe('/account', () => {
  it('leads a visitor to signing in', async () => {
    const response = await visit(library.services).get('/account')
    expect([response.status, response.headers['location']]).toEqual([303, '/sign-in?return=%2Faccount'])
    const next = readHtml((await visit(library.services).get('/sign-in?return=%2Faccount')).text)
    expect(mainOf(next)).toContain('The page you asked for needs an account.')
  })

  it('says who somebody is and what they may do, and to others than administrators nothing of others', async () => {
    const bob = await signIn(library.services, 'bob')
    const page = await open(bob)
    expect(mainOf(page)).toMatch(/Name bob Role reader Since \w+ \d{4}/)
    expect(mainOf(page)).toContain('reader (yours): saves extracts, searches, packs and codings')
    expect(select(page, '#people')).toEqual([])
    expect(linksIn(select(page, 'header')[0]!)).toContainEqual({ text: 'Account', href: '/account' })
    expect((await bob.agent.get('/account')).headers['cache-control']).toBe('private, no-cache')
    const forms = select(page, 'form')
    const tokens = forms.map(
      form =>
        select(form, 'input').find(({ attributes }) => attributes['name'] === '_csrf')?.attributes['value'],
    )
    expect(tokens).toEqual(forms.map(() => bob.token))
  })

  it('sends somebody who has signed in on from /sign-in', async () => {
    const { agent } = await signIn(library.services, 'bob')
    const response = await agent.get('/sign-in?return=/reviews')
    expect([response.status, response.headers['location']]).toEqual([303, '/reviews'])
  })

  it.each(['sign-out', 'end-others', 'change-password', 'set-role', 'remove'])(
    'does nothing without the token of the session: %s',
    async action => {
      const ann = await signIn(library.services, 'ann')
      const before = await accounts().list()
      const fields = { action, name: 'bob', role: 'author', current: PASSWORD, password: OTHER, again: OTHER }
      for (const _csrf of ['', 'x', undefined])
        expect((await send(ann, { ...fields, _csrf })).status).toBe(403)
      expect(await accounts().list()).toEqual(before)
      expect((await ann.agent.get('/account')).status).toBe(200)
    },
  )

  it.each([{}, { action: 'constructor' }, { action: ['sign-out', 'remove'] }])(
    'takes no other form: %j',
    async fields => {
      expect((await send(await signIn(library.services, 'bob'), fields)).status).toBe(400)
    },
  )
})

describe('signing out', () => {
  it('ends the session, takes the cookie back, and leaves others', async () => {
    const [here, there] = [await signIn(library.services, 'bob'), await signIn(library.services, 'bob')]
    const response = await send(here, { action: 'sign-out' })
    expect([response.status, response.headers['location']]).toEqual([303, '/'])
    expect(response.headers['set-cookie']).toEqual([
      expect.stringMatching(/^lessons-session=; Path=\/; Expires=Thu, 01 Jan 1970 .*HttpOnly; SameSite=Lax$/),
    ])
    const stolen = await visit(library.services).get('/account').set('cookie', here.cookie)
    expect(stolen.status).toBe(303)
    expect((await there.agent.get('/account')).status).toBe(200)
    expect((await signIn(library.services, 'bob')).cookie).not.toBe(here.cookie)
  })
})

describe('ending other sessions', () => {
  it('leaves the one that asks, under a new id', async () => {
    const [here, there] = [await signIn(library.services, 'bob'), await signIn(library.services, 'bob')]
    const response = await send(here, { action: 'end-others' })
    expect(response.headers['location']).toBe('/account?done=sessions')
    expect(mainOf(await open(here, '/account?done=sessions'))).toContain(
      'Every other session of yours has ended.',
    )
    expect((await there.agent.get('/account')).status).toBe(303)
    expect((await visit(library.services).get('/account').set('cookie', here.cookie)).status).toBe(303)
  })
})

describe('changing a password', () => {
  it.each([
    [
      { current: 'wrong', password: OTHER, again: OTHER },
      403,
      'Your present password is not right',
      'current',
    ],
    [{ current: PASSWORD, password: OTHER, again: `${OTHER}!` }, 400, 'typed differently', 'again'],
    [{ current: PASSWORD, password: 'short', again: 'short' }, 400, 'at least 12 characters', 'password'],
    [
      { current: PASSWORD, password: 'Password1234', again: 'Password1234' },
      400,
      'among the first',
      'password',
    ],
    [{}, 403, 'Your present password is not right', 'current'],
  ])('is refused, with the reason at the field: %j', async (fields, status, message, field) => {
    const bob = await signIn(library.services, 'bob')
    const response = await send(bob, { action: 'change-password', ...fields })
    expect(response.status).toBe(status)
    const page = readHtml(response.text)
    expect(textOf(select(page, 'title')[0]!)).toMatch(/^Error: Your account/)
    const [link] = linksIn(select(page, '.govuk-error-summary')[0]!)
    expect(link).toEqual({ text: expect.stringContaining(message) as string, href: `#${field}` })
    expect(select(page, `#${field}`)[0]!.attributes['aria-describedby']).toContain(`${field}-error`)
    for (const typed of Object.values(fields)) expect(response.text).not.toContain(`"${typed}"`)
  })

  it('makes the new one count and the old one not, and ends every other session', async () => {
    await makeAccount(library.services, 'cem')
    const [here, there] = [await signIn(library.services, 'cem'), await signIn(library.services, 'cem')]
    const fields = { action: 'change-password', current: PASSWORD, password: OTHER, again: OTHER }
    expect((await send(here, fields)).headers['location']).toBe('/account?done=password')
    expect((await here.agent.get('/account')).status).toBe(200)
    expect((await there.agent.get('/account')).status).toBe(303)
    await expect(signIn(library.services, 'cem')).rejects.toThrow('401')
    expect((await signIn(library.services, 'cem', OTHER)).token).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('an administrator', () => {
  it('sees all accounts, and gives another a role that counts at once', async () => {
    await makeAccount(library.services, 'dee')
    const [ann, dee] = [await signIn(library.services, 'ann'), await signIn(library.services, 'dee')]
    const table = select(await open(ann), '#people')[0]!
    expect(select(table, 'tbody').flatMap(body => select(body, 'th').map(textOf))).toEqual(
      (await accounts().list()).map(({ name }) => name),
    )
    const response = await send(ann, { action: 'set-role', name: 'dee', role: 'approver' })
    expect(response.headers['location']).toBe('/account?done=role')
    expect(mainOf(await open(dee))).toContain('Role approver')
  })

  it('is asked before an account is removed, whose session then ends', async () => {
    await makeAccount(library.services, 'eve')
    const [ann, eve] = [await signIn(library.services, 'ann'), await signIn(library.services, 'eve')]
    const [question] = select(await open(ann, '/account?remove=eve'), '#removing')
    expect(textOf(question!)).toContain('Remove the account of eve?')
    expect((await eve.agent.get('/account')).status).toBe(200)
    expect((await send(ann, { action: 'remove', name: 'eve' })).headers['location']).toBe(
      '/account?done=removed',
    )
    const after = await eve.agent.get('/account')
    expect(after.status).toBe(303)
    expect((after.headers['set-cookie'] as unknown as string[])[0]).toMatch(/^lessons-session=; /)
    await expect(signIn(library.services, 'eve')).rejects.toThrow('401')
  })

  it.each([
    [{ action: 'remove', name: 'ann' }, 403, 'by another administrator'],
    [{ action: 'set-role', name: 'ann', role: 'reader' }, 403, 'by another administrator'],
    [{ action: 'set-role', name: 'bob', role: 'king' }, 400, 'There is no such role'],
    [{ action: 'remove', name: 'nobody' }, 400, 'There is no account `nobody`'],
  ])('is refused, with the reason: %j', async (fields, status, message) => {
    const response = await send(await signIn(library.services, 'ann'), fields)
    expect(response.status).toBe(status)
    expect(linksIn(select(readHtml(response.text), '.govuk-error-summary')[0]!)).toEqual([
      { text: expect.stringContaining(message) as string, href: '#people' },
    ])
  })

  it.each(['set-role', 'remove'])('alone can change others: %s', async action => {
    const response = await send(await signIn(library.services, 'bob'), {
      action,
      name: 'ann',
      role: 'reader',
    })
    expect(response.status).toBe(403)
    expect(await accounts().find('ann')).toMatchObject({ role: 'administrator' })
  })
})
