import type { Express } from 'express'
import supertest from 'supertest'
import { createApp } from '../../src/app.ts'
import type { Services } from '../../src/services.ts'

/** The application for people who are signed in by the name in a header. */
export function signedInApp(services: Services): Express {
  return createApp({
    ...services,
    accountOf: request => {
      const given = request.headers['x-account']
      return typeof given === 'string' ? { name: given, displayName: given, role: 'reader' } : undefined
    },
  })
}

/** Asks as somebody. */
export function askAs(services: Services, name: string): ReturnType<typeof supertest.agent> {
  return supertest.agent(signedInApp(services)).set('x-account', name)
}
