import supertest from 'supertest'
import type { Role } from '../../src/accounts/roles.ts'
import { createApp } from '../../src/app.ts'
import type { Services } from '../../src/services.ts'

export const PASSWORD = 'heron lantern ninety pebble'

/** Makes an account as the command line does. */
export async function makeAccount(
  { sessions }: Services,
  name: string,
  role: Role = 'reader',
): Promise<void> {
  await sessions!.accounts.add({ name, role, password: PASSWORD }, '(command line)')
}

/** A browser without pages: it keeps cookies. */
export type Visitor = ReturnType<typeof supertest.agent>

export function visit(services: Services): Visitor {
  return supertest.agent(createApp(services))
}

/** Somebody who has signed in, with the token that their writes carry. */
export async function signIn(
  services: Services,
  name: string,
  password = PASSWORD,
): Promise<{ agent: Visitor; token: string; cookie: string }> {
  const agent = visit(services)
  const response = await agent.post('/sign-in').type('form').send({ name, password })
  if (response.status !== 303) throw new Error(`Signing in was answered with ${response.status}`)
  const session = await agent.get('/api/v1/session')
  return { agent, token: (session.body as { csrfToken: string }).csrfToken, cookie: cookieOf(response)! }
}

/** The cookie that an answer sets, as a request sends it. */
export function cookieOf({ headers }: { headers: Record<string, unknown> }): string | undefined {
  const [cookie] = (headers['set-cookie'] ?? []) as string[]
  return cookie?.split(';')[0]
}
