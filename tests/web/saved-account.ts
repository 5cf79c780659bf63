import supertest from 'supertest'
import { createApp } from '../../src/app.ts'
import type { Services } from '../../src/services.ts'

/** The application for somebody who is signed in by the name in a header. */
export function askAs(services: Services, name: string): ReturnType<typeof supertest.agent> {
  const app = createApp({
    ...services,
    accountOf: request => {
      const given = request.headers['x-account']
      return typeof given === 'string' ? { name: given, role: 'reader' } : undefined
    },
  })
  return supertest.agent(app).set('x-account', name)
}
