import type { ZodOpenApiPathItemObject } from 'zod-openapi'
import { sessionCookieName } from '../accounts/sessions.ts'
import { operation } from './openapi-operations.ts'
import { sessionAnswer } from './session-schemas.ts'

/** The description of `/session`. */
export const sessionPath: ZodOpenApiPathItemObject = {
  get: {
    ...operation('getSession', 'Who is signed in, and the token that a write carries', sessionAnswer, {}, []),
    description:
      'Reading needs no account. What is saved needs one: sign in on the page /sign-in, send its cookie, and with each write the token in the header `x-csrf-token`.',
  },
}

/** How an operation that needs an account says so: `security: [{ session: [] }]`. */
export function securitySchemes(baseUrl: string | undefined) {
  return { session: { type: 'apiKey', in: 'cookie', name: sessionCookieName(baseUrl) } } as const
}
