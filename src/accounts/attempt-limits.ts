import type { RequestHandler } from 'express'
import { rateLimit, type AugmentedRequest } from 'express-rate-limit'
import createError from 'http-errors'
import { toAccountName } from './account.ts'
import { currentAccount } from './current-account.ts'
import type { AuditLog } from './audit-log.ts'

const WINDOW_MS = 15 * 60 * 1000

/**
 * Failed attempts in a quarter of an hour: for one name as many as a person with a few passwords in mind needs, for
 * one address as many as an office behind it needs. NIST SP 800-63B allows no more than 100 in a row.
 */
export const ATTEMPTS = { byName: 10, byAddress: 30 } as const

/**
 * Limits attempts at a password: past the limit, 429 with the time to wait, in words and in `retry-after`. An attempt
 * counts where its answer is 401 or 403: a form that was left half empty does not. To be asked after the form was read.
 * @param isAttempt whether what a form sends is an attempt at all
 */
export function limitAttempts(
  audit: AuditLog,
  isAttempt: (fields: Readonly<Record<string, unknown>>) => boolean = () => true,
): RequestHandler[] {
  const fieldsOf = (request: { body?: unknown }) => (request.body ?? {}) as Record<string, unknown>
  const settings = {
    windowMs: WINDOW_MS,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_request: unknown, { statusCode }: { statusCode: number }) =>
      ![401, 403, 429].includes(statusCode),
    standardHeaders: false,
    legacyHeaders: false,
    skip: (request: { body?: unknown }) => !isAttempt(fieldsOf(request)),
  } as const
  const refuse =
    (limit: number): RequestHandler =>
    async (request, response, next) => {
      const { resetTime, used } = (request as AugmentedRequest)['rateLimit']!
      const seconds = Math.max(1, Math.ceil(((resetTime?.getTime() ?? 0) - Date.now()) / 1000))
      // Once for each window, so that whoever goes on does not fill the log.
      if (used === limit + 1)
        await audit.record({ who: currentAccount(request)?.name ?? null, what: 'attempts-limited' })
      response.set('retry-after', String(seconds))
      next(
        createError(
          429,
          `Too many attempts with a wrong name or password. Please try again in ${inWords(seconds)}.`,
        ),
      )
    }
  const byAddress = rateLimit({ ...settings, limit: ATTEMPTS.byAddress, handler: refuse(ATTEMPTS.byAddress) })
  const byName = rateLimit({
    ...settings,
    limit: ATTEMPTS.byName,
    handler: refuse(ATTEMPTS.byName),
    keyGenerator: request => currentAccount(request)?.name ?? nameIn(fieldsOf(request)),
  })
  return [byAddress, byName]
}

function nameIn({ name }: Readonly<Record<string, unknown>>): string {
  return typeof name === 'string' ? toAccountName(name).slice(0, 100) : ''
}

function inWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? 'a minute' : `${minutes} minutes`
}
