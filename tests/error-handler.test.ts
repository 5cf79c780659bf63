import express, { type RequestHandler } from 'express'
import createHttpError from 'http-errors'
import { pino } from 'pino'
import supertest from 'supertest'
import { beforeEach, describe, expect, it } from 'vitest'
import { createErrorHandler } from '../src/error-handler.ts'
import { EngineBusy } from '../src/search/engine-queue.ts'

const SECRET = 'a fault that only we may read'

let logged: string[]
beforeEach(() => {
  logged = []
})

/** An application of one route that fails, with the real handler behind it. */
function failing(route: RequestHandler) {
  const app = express()
  app.use(route)
  app.use(
    createErrorHandler(pino({}, { write: line => void logged.push(line) }), (failure, _request, response) => {
      response.status(failure.status).send(`<h1>${failure.detail}</h1>`)
    }),
  )
  return supertest(app)
}

const breaking = failing.bind(undefined, () => {
  throw new Error(SECRET)
})

describe('createErrorHandler', () => {
  it.each(['/api/v1/search?q=words', '/API/V1/search?q=words'])(
    'answers a fault of ours under /api as a problem that says nothing of it: %s',
    async address => {
      const response = await breaking().get(address)
      expect(response.status).toBe(500)
      expect(response.type).toBe('application/problem+json')
      expect(JSON.parse(response.text)).toEqual({
        type: 'about:blank',
        title: 'Something went wrong here',
        status: 500,
        detail: 'The fault has been noted. Please try again; if it stays, report it.',
        instance: address.split('?')[0],
        errors: [],
      })
    },
  )

  it('shows it elsewhere as a page that says nothing of it', async () => {
    const response = await breaking().get('/search?q=words')
    expect(response.status).toBe(500)
    expect(response.text).toBe('<h1>The fault has been noted. Please try again; if it stays, report it.</h1>')
  })

  it('logs it with the path, and not with what was looked for', async () => {
    await breaking().get('/search?q=words')
    expect(logged).toHaveLength(1)
    expect(JSON.parse(logged[0]!)).toMatchObject({ level: 50, path: '/search', err: { message: SECRET } })
    expect(logged[0]).not.toContain('words')
  })

  it('passes on what may be said of a faulty request, and logs nothing', async () => {
    const response = await failing(() => {
      throw createHttpError(413, 'The body is larger than 1 MB.')
    }).get('/api/v1/check')
    expect(JSON.parse(response.text)).toMatchObject({
      title: 'Too large',
      status: 413,
      detail: 'The body is larger than 1 MB.',
    })
    expect(logged).toEqual([])
  })

  it('tells apart an engine that is away from one that is asked too much', async () => {
    const response = await failing(() => {
      throw new EngineBusy()
    }).get('/api/v1/search')
    expect(response.headers['retry-after']).toBe('5')
    expect(JSON.parse(response.text)).toMatchObject({
      status: 503,
      detail: 'More people search at this moment than can be answered. Please try again in a few seconds.',
    })
  })

  it('leaves an answer that has begun to be cut off, so that nobody takes half for the whole', async () => {
    const asked = failing((_request, response) => {
      response.write('half')
      throw new Error(SECRET)
    }).get('/api/v1/reviews')
    await expect(asked).rejects.toThrow(/aborted|hang up/)
  })
})
