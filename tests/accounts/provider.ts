import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Configuration } from 'oidc-provider'
import supertest from 'supertest'
import { vi } from 'vitest'
import { CALLBACK } from '../../src/accounts/open-id.ts'

/** Address of the site that the provider sends people back to; the tests ask the application by path. */
export const SITE = 'http://127.0.0.1:39999'
export const CLIENT = { id: 'lessons', secret: 'a secret of the library: + and %' }
/** A client that has no secret. */
export const PUBLIC_CLIENT = 'lessons-without-secret'

/** What the provider says of each person, by the name that they sign in with there; may be changed at any time. */
export type People = Record<string, Record<string, unknown>>

export interface RunningProvider {
  issuer: string
  people: People
  stop(): Promise<void>
  /** Answers again at the same address, remembering nobody. */
  start(): Promise<void>
}

/** A real provider of OpenID Connect on a free port of this machine. */
export async function startProvider(people: People, site = SITE): Promise<RunningProvider> {
  // What it says of keys, stores and forms made for trying out is known, and is what is wanted here.
  for (const kind of ['warn', 'info'] as const) vi.spyOn(console, kind).mockImplementation(() => undefined)
  const { default: Provider } = await import('oidc-provider')
  let server = await listen(0)
  const { port } = server.address() as AddressInfo
  const issuer = `http://127.0.0.1:${port}`
  const answer = (on: Server) => {
    const callback = new Provider(issuer, toSettings(people, site)).callback()
    on.on('request', (request, response) => void callback(request, response))
  }
  answer(server)
  return {
    issuer,
    people,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
    start: async () => {
      server = await listen(port)
      answer(server)
    },
  }
}

function toSettings(people: People, site: string): Configuration {
  return {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [site + CALLBACK],
        post_logout_redirect_uris: [`${site}/sign-in`],
      },
      {
        client_id: PUBLIC_CLIENT,
        token_endpoint_auth_method: 'none',
        redirect_uris: [site + CALLBACK],
      },
    ],
    claims: {
      openid: ['sub', 'roles'],
      profile: ['name', 'preferred_username', 'email'],
    },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ ...people[sub], sub }),
    }),
    cookies: { keys: ['a key of the tests'] },
  }
}

async function listen(port: number): Promise<Server> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  return server
}

/** Somebody at the pages of the provider, with a browser that keeps its cookies. */
export function visitProvider({ issuer }: RunningProvider) {
  const agent = supertest.agent(issuer)
  const pathOf = (address: string) => address.replace(issuer, '')
  /** Goes on until there is a page to fill in, or the site is next. */
  const follow = async (address: string) => {
    let at = address
    for (;;) {
      const response = await agent.get(pathOf(at))
      if (response.status === 200) return { at, text: response.text }
      const location = response.headers['location']
      if (!location) throw new Error(`${pathOf(at)} was answered with ${response.status}: ${response.text}`)
      at = new URL(location, issuer).href
      if (!at.startsWith(issuer)) return { at, text: '' }
    }
  }
  const send = async (at: string, fields: object) => {
    const response = await agent.post(pathOf(at)).type('form').send(fields)
    return follow(response.headers['location']!)
  }
  return {
    /** Signs in with the form of the provider and agrees; the path on the site that it then leads to. */
    signIn: async (address: string, login: string): Promise<string> => {
      let page = await follow(address)
      if (page.text.includes('name="login"'))
        page = await send(page.at, { prompt: 'login', login, password: 'x' })
      if (page.text.includes('value="consent"')) page = await send(page.at, { prompt: 'consent' })
      return toPath(page.at)
    },
    /** The page at an address of the provider. */
    open: async (address: string): Promise<string> => (await follow(address)).text,
    /** Chooses *cancel* on the form of the provider. */
    cancel: async (address: string): Promise<string> => {
      const page = await follow(address)
      return toPath((await follow(`${page.at}/abort`)).at)
    },
  }
}

function toPath(address: string): string {
  const { pathname, search } = new URL(address)
  return pathname + search
}
