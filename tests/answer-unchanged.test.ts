import { appendFile, readFile, writeFile } from 'node:fs/promises'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../src/app.ts'
import { startCountedLibrary, type CountedLibrary } from './search/counted-library.ts'

const REVIEW = '2006-highland-left-school-unseen'

/** Made of the library alone, so that nothing needs to be asked or made for whoever has them. */
const OF_THE_LIBRARY = [
  '/',
  '/search?q=school+moved&agency=education',
  '/search?q=school&group=review',
  '/search?q=nothing-of-this-kind',
  '/similar',
  '/reviews',
  `/reviews/${REVIEW}`,
  `/reviews/${REVIEW}/F1`,
  '/recommendations?overdue=true',
  '/taxonomy',
  '/taxonomy/agency/education',
  '/method',
  '/data',
  '/about',
  '/privacy',
  '/accessibility',
  '/api/v1/search?q=school+moved&agency=education',
  '/api/v1/suggest?q=superv',
  `/api/v1/similar?to=${REVIEW}/F1`,
  '/api/v1/reviews',
  `/api/v1/reviews/${REVIEW}`,
  `/api/v1/reviews/${REVIEW}.md`,
  `/api/v1/reviews/${REVIEW}/F1`,
  '/api/v1/recommendations',
  '/api/v1/taxonomy',
  '/api/v1/taxonomy.ttl',
  '/api/v1/taxonomy.jsonld',
  '/api/v1/taxonomy/agency',
  '/api/v1/taxonomy/agency/education',
  '/api/v1/bulk/findings.csv',
  '/api/v1/bulk/library.zip',
  '/api/v1/openapi.json',
]

let library: CountedLibrary
beforeAll(async () => {
  // Nothing is kept, so that whatever is searched shows at the engine.
  library = await startCountedLibrary({ SEARCH_CACHE: '0' })
  await library.services.similar.ready(10_000)
})
afterAll(() => library.end())

const tagOf = async (address: string) => (await library.ask.get(address)).headers['etag']

describe('answerUnchanged', () => {
  it.each(OF_THE_LIBRARY)('gives a tag, and says that it is to be asked for anew: %s', async address => {
    const { status, headers } = await library.ask.get(address)
    expect(status).toBe(200)
    expect(headers['etag']).toMatch(/^W\/"[\w-]{43}"$/)
    expect(headers['cache-control']).toBe('no-cache')
    expect(headers['vary']).toBe('Accept-Encoding, Cookie')
  })

  it.each(['/search?q=school+moved', '/api/v1/search?q=school+moved'])(
    'asks the engine nothing for whoever has the answer: %s',
    async address => {
      const before = library.proxy.searches()
      const etag = (await tagOf(address))!
      const cost = library.proxy.searches() - before
      expect(cost).toBeGreaterThan(0)
      const again = await library.ask.get(address).set('if-none-match', `"another", ${etag}`)
      expect(again.status).toBe(304)
      expect(again.text).toBe('')
      expect(again.headers).toMatchObject({
        etag,
        'cache-control': 'no-cache',
        vary: 'Accept-Encoding, Cookie',
      })
      expect(library.proxy.searches() - before).toBe(cost)
      const other = await library.ask.get(address).set('if-none-match', 'W/"another"')
      expect(other.status).toBe(200)
      expect(library.proxy.searches() - before).toBe(2 * cost)
    },
  )

  it('gives every address a tag of its own, and the same one each time', async () => {
    const addresses = [...OF_THE_LIBRARY, '/search?q=school', '/search?q=school&page=2', '/search?q=schools']
    const tags = await Promise.all(addresses.map(tagOf))
    expect(new Set(tags).size).toBe(addresses.length)
    expect(await Promise.all(addresses.map(tagOf))).toEqual(tags)
  })

  it('gives one tag to HEAD and GET, packed and plain', async () => {
    const address = '/search?q=school'
    const etag = (await tagOf(address))!
    expect((await library.ask.head(address)).headers['etag']).toBe(etag)
    expect((await library.ask.head(address).set('if-none-match', etag)).status).toBe(304)
    expect((await library.ask.get(address).set('accept-encoding', 'gzip')).headers).toMatchObject({
      etag,
      'content-encoding': 'gzip',
    })
    const packed = await library.ask.get(address).set('accept-encoding', 'gzip').set('if-none-match', etag)
    expect(packed.status).toBe(304)
  })

  it('makes the answer anew where somebody insists', async () => {
    const etag = (await tagOf('/taxonomy'))!
    const response = await library.ask
      .get('/taxonomy')
      .set('if-none-match', etag)
      .set('cache-control', 'no-cache')
    expect(response.status).toBe(200)
  })

  it.each([
    ['/api/v1/reviews/nothing', 404],
    ['/api/v1/search?colour=red', 400],
    ['/reviews/nothing', 404],
    ['/taxonomy/agency/nothing', 404],
  ])('gives no tag to what is no answer: %s', async (address, status) => {
    for (const known of ['W/"another"', '*']) {
      const response = await library.ask.get(address).set('if-none-match', known)
      expect(response.status).toBe(status)
      expect(response.headers).not.toHaveProperty('etag')
    }
  })

  it('leaves to be compared what also depends on other things', async () => {
    for (const address of ['/problems', '/api/v1/problems']) {
      const etag = (await tagOf(address))!
      expect(etag).not.toMatch(/^W\/"[\w-]{43}"$/)
      expect((await library.ask.get(address).set('if-none-match', etag)).status).toBe(304)
    }
  })

  it.each(['/healthz', '/readyz'])('leaves out what is true of this moment alone: %s', async address => {
    const { status, headers, text } = await library.ask.get(address)
    expect(status).toBe(200)
    expect(headers).not.toHaveProperty('etag')
    expect(headers['cache-control']).toBe('no-store')
    expect(text).toContain('"status"')
  })

  it.each([
    ['cookie', 'session=somebody'],
    ['authorization', 'Bearer something'],
  ])('keeps what comes with a %s for one person', async (name, value) => {
    const etag = (await tagOf('/search?q=school'))!
    const own = await library.ask.get('/search?q=school').set(name, value).set('if-none-match', etag)
    expect(own.status).toBe(200)
    expect(own.headers).not.toHaveProperty('etag')
    expect(own.headers['cache-control']).toBe('private, no-cache')
    expect((await library.ask.get('/problems').set(name, value)).headers).not.toHaveProperty('etag')
  })

  it('touches nothing that is posted', async () => {
    const address = '/api/v1/similar'
    const body = { text: 'The school thought that the child had moved away.' }
    const first = await library.ask.post(address).send(body)
    expect(first.headers['cache-control']).toBe('no-store')
    const etag = (await tagOf(`${address}?to=${REVIEW}/F1`))!
    const again = await library.ask.post(address).set('if-none-match', etag).send(body)
    expect(again.status).toBe(200)
    expect(again.body).toEqual(first.body)
    const page = await library.ask
      .post('/similar')
      .type('form')
      .send({ ...body, kind: 'finding' })
    expect(page.status).toBe(200)
    expect(page.headers['cache-control']).toBe('no-store')
  })

  it('gives no tag to a page that will soon show more', async () => {
    const { services } = library
    const ask = supertest(
      createApp({ ...services, similar: { ...services.similar, ready: () => Promise.resolve(false) } }),
    )
    const item = await ask.get(`/reviews/${REVIEW}/F1`)
    expect(item.status).toBe(200)
    expect(item.headers).not.toHaveProperty('etag')
    expect(item.headers['cache-control']).toBe('no-store')
    expect((await ask.get(`/reviews/${REVIEW}`)).headers).toHaveProperty('etag')
  })

  it('gives no tag to an answer during which the library moved', async () => {
    const release = library.proxy.hold()
    const asked = library.proxy.searches()
    const underWay = library.ask.get('/api/v1/search?q=child').then(response => response)
    await expect.poll(() => library.proxy.searches()).toBeGreaterThan(asked)
    await library.services.library.sync()
    await library.services.library.ranked
    release()
    const response = await underWay
    expect(response.status).toBe(200)
    expect(response.headers['etag'] ?? '').not.toMatch(/^W\/"[\w-]{43}"$/)
    expect(await tagOf('/api/v1/search?q=child')).toMatch(/^W\/"[\w-]{43}"$/)
  })

  it('gives other tags to another site over the same files', async () => {
    const { services } = library
    const ask = supertest(createApp({ ...services, config: { ...services.config, siteName: 'Elsewhere' } }))
    expect((await ask.get('/about')).headers['etag']).not.toBe(await tagOf('/about'))
  })

  it('gives other tags after an edit, and the old ones when it is undone', async () => {
    const addresses = ['/search?q=school', '/api/v1/search?q=school', '/', '/api/v1/bulk/findings.csv']
    const before = await Promise.all(addresses.map(tagOf))
    const written = await readFile(library.reviewFile, 'utf8')
    const served = library.services.library
    await writeFile(library.reviewFile, written.replace('\n#### What happened\n', '$&\nThe gate was open.\n'))
    await served.refresh()
    await served.ranked
    for (const [at, address] of addresses.entries()) {
      const response = await library.ask.get(address).set('if-none-match', before[at]!)
      expect(response.status).toBe(200)
      expect(response.headers['etag']).toMatch(/^W\/"[\w-]{43}"$/)
    }
    await writeFile(library.reviewFile, written)
    await served.refresh()
    await served.ranked
    expect(await Promise.all(addresses.map(tagOf))).toEqual(before)
  })

  // The last, since the engine does not come back.
  it('answers whoever has the answer while the engine is away', async () => {
    const addresses = ['/search?q=school+moved', '/api/v1/search?q=school+moved', ...OF_THE_LIBRARY]
    const tags = await Promise.all(addresses.map(tagOf))
    await library.engine.stop()
    for (const [at, address] of addresses.entries())
      expect((await library.ask.get(address).set('if-none-match', tags[at]!)).status, address).toBe(304)
    const search = await library.ask.get('/api/v1/search?q=school+moved')
    expect(search.status).toBe(503)
    expect(search.headers).not.toHaveProperty('etag')
    await appendFile(library.reviewFile, '\nA line that nobody has read yet.\n')
    const markdown = await library.ask.get(`/api/v1/reviews/${REVIEW}.md`)
    expect(markdown.status).toBe(503)
    expect(markdown.headers).not.toHaveProperty('etag')
  })
})
