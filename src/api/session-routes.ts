import type { Router } from 'express'
import type { z } from 'zod'
import { csrfTokenOf, currentAccount } from '../accounts/current-account.ts'
import type { sessionAnswer } from './session-schemas.ts'

/** Who is signed in, and the token that a write of theirs carries. */
export function addSessionRoutes(router: Router): void {
  router.get('/session', (request, response) => {
    const account = currentAccount(request)
    const answer: z.input<typeof sessionAnswer> = {
      account: account ? { name: account.name, displayName: account.displayName, role: account.role } : null,
      csrfToken: csrfTokenOf(request) ?? null,
    }
    response.set('cache-control', 'no-store').json(answer)
  })
}
