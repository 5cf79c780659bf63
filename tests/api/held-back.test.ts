import { createHash } from 'node:crypto'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type * as problemSchemas from '../../src/api/problem-schemas.ts'
import type * as searchSchemas from '../../src/api/search-schemas.ts'
import { parseMarkdown } from '../../src/corpus/parse-markdown.ts'
import { rootPath } from '../../src/root-path.ts'
import { makeFolder, makeReviews, reviewsIn, startLibrary, type TestLibrary } from '../library-fixture.ts'

const HELD = '2020-nowhere-held-detail'
const WITHDRAWN = '2021-elsewhere-every-field'
const DEMONSTRATION = '2019-nowhere-demonstration-one'

/** What the fixture says of the child, and nobody may read. */
const VALUES = {
  'harm-type': ['criminal-exploitation', 'online-harm'],
  outcome: ['serious-other-harm'],
  'age-band': ['11-15'],
  'plan-status': ['child-in-need', 'closed-or-not-accepted'],
  'child-factor': ['missing-episodes', 'child-substance-use'],
  'family-factor': ['parental-conflict', 'poverty-and-housing'],
}
const PAIRS = Object.entries(VALUES).flatMap(([facet, terms]) => terms.map(term => [facet, term] as const))

/** A word that stands in a comment beside a held value, and all over a file that is kept out. */
const CANARY = 'zzyzxcanary'

let library: TestLibrary
let folder: string
let fileDigest: string

beforeAll(async () => {
  folder = await makeFolder()
  const written = await readFile(rootPath(`tests/fixtures/reviews/${HELD}.md`), 'utf8')
  const held = written
    .replace('age-band: [11-15]', `age-band: [11-15] # ${CANARY}`)
    // A stage of involvement is public, and has the label of a plan.
    .replace('stage: child-in-need', 'stage: early-help')
  fileDigest = createHash('sha256').update(held).digest('hex')
  const keptOut = written
    .replaceAll('Meetings', `${CANARY} meetings`)
    .replace(/^title: .*$/m, `title: ${CANARY}`)
    .replace('area: Nowhere', `aera: ${CANARY}`)
    .replace('harm-type: [', `harm-type: [${CANARY}, `)
  const files = [...(await reviewsIn('reviews')), ...(await reviewsIn('tests/fixtures/reviews'))]
  const reviews = await makeReviews(folder, files, {
    [`${HELD}.md`]: held,
    '2018-nowhere-kept-out.md': keptOut,
  })
  library = await startLibrary({ REVIEWS_DIR: reviews, TAXONOMY_DIR: await retiring('missing-episodes') })
})
afterAll(async () => {
  await library.end()
  await rm(folder, { recursive: true, force: true })
})

/** The taxonomy with one term retired, so that a check has something to say of a value that is held. */
async function retiring(term: string): Promise<string> {
  const taxonomy = join(folder, 'taxonomy')
  await cp(rootPath('taxonomy'), taxonomy, { recursive: true })
  const path = join(taxonomy, 'child-factor.yaml')
  const text = await readFile(path, 'utf8')
  await writeFile(path, text.replace(`- id: ${term}\n`, `- id: ${term}\n    retired: true\n`))
  return taxonomy
}

type Search = z.output<typeof searchSchemas.searchAnswer>
const search = async (query: Record<string, string>) =>
  (await library.ask.get('/api/v1/search').query({ 'per-page': '100', ...query })).body as Search
const get = async (address: string) => (await library.ask.get(address)).text

/** Addresses of answers and pages that are made from every record, or from the held one. */
const EVERYWHERE = [
  `/api/v1/reviews/${HELD}`,
  `/api/v1/reviews/${HELD}.md`,
  ...['F1', 'E1', 'R1'].flatMap(item => [`/api/v1/reviews/${HELD}/${item}`, `/reviews/${HELD}/${item}`]),
  `/reviews/${HELD}`,
  '/api/v1/reviews?per-page=100',
  '/api/v1/recommendations?per-page=100',
  ...['finding', 'recommendation', 'review'].flatMap(kind => [
    `/api/v1/search?per-page=100&kind=${kind}`,
    `/api/v1/search?per-page=100&kind=${kind}&q=meetings`,
    `/search?per-page=100&kind=${kind}`,
    `/search?per-page=100&kind=${kind}&q=meetings`,
  ]),
  ...Object.keys(VALUES).flatMap(facet => [
    `/api/v1/statistics?kind=review&rows=${facet}&cols=published`,
    `/trends?kind=review&rows=${facet}`,
  ]),
  '/api/v1/silence?topic=supervision',
  '/trends/silence?topic=supervision',
  '/api/v1/problems',
  '/problems',
  '/',
  '/taxonomy',
  ...PAIRS.map(([facet, term]) => `/taxonomy/${facet}/${term}`),
]

describe('a record whose child detail is held', () => {
  it('is answered with `held` in the place of every value that says something of the child', async () => {
    const review = (await library.ask.get(`/api/v1/reviews/${HELD}`)).body as {
      tags: Record<string, unknown>
    }
    const list = (await library.ask.get('/api/v1/reviews?per-page=100')).body as {
      items: Array<{ id: string; tags: Record<string, unknown> }>
    }
    const recommendation = (await library.ask.get(`/api/v1/reviews/${HELD}/R1`)).body as typeof review
    const { hits } = await search({ kind: 'review', q: 'meetings' })
    const held = Object.fromEntries(Object.keys(VALUES).map(facet => [facet, 'held']))
    expect(review.tags).toMatchObject(held)
    expect(list.items.find(item => item.id === HELD)?.tags).toMatchObject(held)
    expect(hits.find(hit => hit.id === HELD)?.terms).toMatchObject(held)
    expect(recommendation.tags).toMatchObject(held)
  })

  it.each(PAIRS)('is not found by the filter %s=%s', async (facet, term) => {
    for (const kind of ['finding', 'recommendation', 'review']) {
      const { hits } = await search({ kind, [facet]: term })
      expect(hits.map(hit => hit.review.id)).not.toContain(HELD)
    }
  })

  it.each(PAIRS)('is not found by the words of %s=%s', async (facet, id) => {
    const term = library.services.library.snapshot.taxonomy.facet(facet)!.term(id)!
    for (const words of [term.label, ...term.synonyms]) {
      const { hits } = await search({ kind: 'review', q: `"${words}"` })
      expect(
        hits.map(hit => hit.review.id),
        words,
      ).not.toContain(HELD)
    }
  })

  it('is counted as held, and under no term', async () => {
    const { facets } = await search({ kind: 'review', area: 'Nowhere' })
    for (const key of Object.keys(VALUES)) {
      const facet = facets.find(one => one.key === key)!
      expect({ key, held: facet.held, counted: facet.terms.filter(term => term.count > 0) }).toEqual({
        key,
        held: 1,
        counted: [],
      })
    }
  })

  it('is counted as held in tables and charts, and under no term', async () => {
    for (const facet of Object.keys(VALUES)) {
      const address = `kind=review&area=Nowhere&rows=${facet}&cols=published`
      const { body } = (await library.ask.get(`/api/v1/statistics?${address}`)).body as {
        body: Array<{ id: string; total: { items: { count: number; of: number } } }>
      }
      const counted = body.filter(({ total }) => total.items.count > 0)
      expect(counted.map(({ id, total }) => [id, total.items])).toEqual([['(held)', { count: 1, of: 1 }]])
      const chart = await get(`/api/v1/charts/heat-map.csv?${address}`)
      expect(chart.split('\r\n')[1]).toMatch(/^"?Held back, to protect a child"?,1 of 1/)
    }
  })

  it('shows on its page that something is held, and what is not', async () => {
    const page = await get(`/reviews/${HELD}`)
    expect(page.match(/held: not published, to protect the child/g)).toHaveLength(Object.keys(VALUES).length)
    for (const [facet, term] of PAIRS) expect(page).not.toContain(`/taxonomy/${facet}/${term}`)
  })

  it('lets out its Markdown with `held` for each value and the rest to the letter', async () => {
    const written = await readFile(rootPath(`tests/fixtures/reviews/${HELD}.md`), 'utf8')
    const expected = written
      .replace('stage: child-in-need', 'stage: early-help')
      .replace(/^(harm-type|outcome|age-band|child-factor|family-factor): \[.*\]$/gm, '$1: held')
      .replace(/^plan-status:\n( {2}- .*\n)+/m, 'plan-status: held\n')
    const response = await library.ask.get(`/api/v1/reviews/${HELD}.md`)
    expect(response.type).toBe('text/markdown')
    expect(response.text).toBe(expected)
    expect(parseMarkdown(response.text)).toBeDefined()
  })

  it('lets no word beside a held value, and no digest of the file as it is written, out anywhere', async () => {
    for (const address of EVERYWHERE) {
      const text = await get(address)
      expect(text.includes(CANARY), address).toBe(false)
      expect(text.includes(fileDigest), address).toBe(false)
    }
  })

  it('stands in the index of the engine without its values', async () => {
    const { url, apiKey } = library.services.engine.address()
    const response = await fetch(`${url}/indexes/lessons/documents?limit=1000`, {
      headers: { authorization: `Bearer ${apiKey}` },
    })
    const { results } = (await response.json()) as {
      results: Array<Record<string, unknown> & { reviewId: string }>
    }
    const own = results.filter(record => record.reviewId === HELD)
    expect(own).toHaveLength(3)
    for (const record of own) for (const facet of Object.keys(VALUES)) expect(record[facet]).toEqual([])
    expect(JSON.stringify(results)).not.toContain(CANARY)
  })

  it('shows no fault of a held value, since that would tell which it may be', async () => {
    const { corpus } = library.services.library.snapshot
    expect(
      corpus.problems.filter(({ file }) => file === `reviews/${HELD}.md`).map(({ rule }) => rule),
    ).toEqual(['term-retired'])
    const { problems } = (await library.ask.get('/api/v1/problems')).body as {
      problems: Array<z.output<typeof problemSchemas.contentProblem>>
    }
    expect(problems.filter(problem => problem.file === `reviews/${HELD}.md`)).toEqual([])
    expect(await get('/problems')).not.toContain(`reviews/${HELD}.md`)
  })
})

describe('a file that an error keeps out', () => {
  it('is on /problems and in the API with its rules and none of its text', async () => {
    const { problems, keptOut } = (await library.ask.get('/api/v1/problems')).body as {
      problems: Array<{ file: string; rule: string }>
      keptOut: string[]
    }
    expect(keptOut).toEqual(['2018-nowhere-kept-out.md'])
    const rules = problems.filter(one => one.file === 'reviews/2018-nowhere-kept-out.md').map(one => one.rule)
    expect(rules).toEqual(
      expect.arrayContaining(['field-unknown', 'field-missing', 'term-unknown', 'id-mismatch']),
    )
    const page = await get('/problems')
    expect(page).toContain('reviews/2018-nowhere-kept-out.md')
    expect(page).toContain('kept out of the library until its errors are mended')
  })

  it('is nowhere else', async () => {
    for (const address of ['/api/v1/reviews/2018-nowhere-kept-out', '/reviews/2018-nowhere-kept-out'])
      expect((await library.ask.get(address)).status).toBe(404)
    expect(await search({ q: CANARY })).toMatchObject({ total: 0, hits: [], related: [], review: null })
    expect(await search({ area: CANARY })).toMatchObject({ total: 0 })
  })
})

describe('a withdrawn record', () => {
  it.each(['', '.md', '/F1', '/R1', '/E1', '/accimap', '/accimap.svg'])(
    'answers 410 with the reason and nothing else: %s',
    async part => {
      const response = await library.ask.get(`/api/v1/reviews/${WITHDRAWN}${part}`)
      expect(response.status).toBe(410)
      expect(response.type).toBe('application/problem+json')
      expect(response.body).toMatchObject({
        title: 'Withdrawn',
        detail:
          'The record was withdrawn in 2023-05. Withdrawn for tests, so that a withdrawn record can be seen.',
      })
      expect(response.text).not.toContain('river')
    },
  )

  it.each(['', '/F1', '/R1', '/E1'])('shows only that and why it was withdrawn: %s', async part => {
    const page = await get(`/reviews/${WITHDRAWN}${part}`)
    expect(page).toContain('Withdrawn in May 2023.')
    expect(page).toContain('Withdrawn for tests, so that a withdrawn record can be seen.')
    expect(page).not.toContain('river')
  })

  it('is in no list, count or result', async () => {
    for (const address of ['/api/v1/reviews?per-page=100', '/api/v1/recommendations?per-page=100', '/'])
      expect(await get(address), address).not.toContain(WITHDRAWN)
    for (const kind of ['finding', 'recommendation', 'review'])
      expect(JSON.stringify(await search({ kind, q: 'crossed the river' }))).not.toContain(WITHDRAWN)
    expect((await search({ q: 'Invented Elsewhere Inquiry' })).review).toBeNull()
  })
})

describe('a demonstration record', () => {
  it('is found by asking for it alone', async () => {
    for (const kind of ['finding', 'recommendation', 'review']) {
      const { hits, total } = await search({ kind, record: 'demonstration' })
      expect(total).toBeGreaterThan(0)
      expect(new Set(hits.map(hit => hit.review.id))).toEqual(new Set([DEMONSTRATION]))
    }
  })

  it('is in no other list, count or result', async () => {
    for (const address of ['/api/v1/reviews?per-page=100', '/api/v1/recommendations?per-page=100', '/'])
      expect(await get(address), address).not.toContain(DEMONSTRATION)
    for (const kind of ['finding', 'recommendation', 'review']) {
      const { hits, related, review } = await search({ kind, q: 'addresses hearing clinic' })
      expect([...hits, ...related].map(hit => hit.review.id)).not.toContain(DEMONSTRATION)
      expect(review).toBeNull()
    }
  })
})
