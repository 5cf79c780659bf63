import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLibrary, type TestLibrary } from './library-fixture.ts'

let library: TestLibrary
beforeAll(async () => {
  library = await startLibrary({}, { indexed: false })
})
afterAll(() => library.end())

describe('createApp', () => {
  it('says that it is alive from the start, and ready once the index is current', async () => {
    expect((await library.ask.get('/healthz')).body).toEqual({ status: 'ok' })
    const before = await library.ask.get('/readyz')
    expect(before.status).toBe(503)
    expect(before.body).toEqual({ status: 'not ready', engine: 'up', index: 'building' })

    await library.services.library.sync()
    const after = await library.ask.get('/readyz')
    expect(after.status).toBe(200)
    expect(after.body).toEqual({ status: 'ready', engine: 'up', index: 'current' })
  })

  it.each(['/', '/search?q=school', '/nothing', '/api/v1/search', '/api/v1/nothing', '/problems'])(
    'keeps what it answers to its own style sheet, script and pictures: %s',
    async address => {
      const { headers } = await library.ask.get(address)
      const policy = new Map(
        headers['content-security-policy']!.split(';').map((directive: string) => {
          const [name, ...sources] = directive.trim().split(' ')
          return [name, sources.join(' ')] as const
        }),
      )
      expect(policy.get('default-src')).toBe("'none'")
      for (const name of ['script-src', 'style-src', 'font-src', 'connect-src', 'form-action'])
        expect(policy.get(name), name).toBe("'self'")
      for (const name of ['frame-ancestors', 'base-uri']) expect(policy.get(name), name).toBe("'none'")
      expect(headers['content-security-policy']).not.toMatch(/unsafe|https?:|\*/)
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
      })
      expect(headers).not.toHaveProperty('x-powered-by')
    },
  )

  it('sends less to whoever can unpack it', async () => {
    const packed = await library.ask.get('/taxonomy').set('accept-encoding', 'gzip')
    const plain = await library.ask.get('/taxonomy').set('accept-encoding', 'identity')
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(packed.text).toBe(plain.text)
  })

  it('lets assets be kept for good, since their address changes with what they hold', async () => {
    const page = await library.ask.get('/')
    const assets = [...page.text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, address]) => address!)
    expect(assets).toHaveLength(3)
    for (const address of assets) {
      const response = await library.ask.get(address)
      expect(response.status, address).toBe(200)
      expect(response.headers['cache-control'], address).toBe('public, max-age=31536000, immutable')
    }
    expect(assets.filter(address => /\.(css|js)\?v=[0-9a-f]{12}$/.test(address))).toHaveLength(2)
  })

  it('answers 304 for a page that somebody has already', async () => {
    const { etag } = (await library.ask.get('/taxonomy')).headers as { etag: string }
    const again = await library.ask.get('/taxonomy').set('if-none-match', etag)
    expect(again.status).toBe(304)
  })

  it('lists no folder and serves no file that is not an asset', async () => {
    for (const address of ['/assets/', '/package.json', '/src/app.ts', '/.data', '/assets/../package.json'])
      expect((await library.ask.get(address)).status, address).toBe(404)
  })

  it('changes nothing on the way: a page takes GET and HEAD only', async () => {
    expect((await library.ask.head('/taxonomy')).status).toBe(200)
    for (const method of ['post', 'put', 'delete'] as const)
      expect((await library.ask[method]('/taxonomy')).status).toBe(405)
  })
})
