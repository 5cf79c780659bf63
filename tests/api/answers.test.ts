import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import * as listSchemas from '../../src/api/list-schemas.ts'
import { recommendationList, unaddressedList } from '../../src/api/openapi-recommendations.ts'
import * as problemSchemas from '../../src/api/problem-schemas.ts'
import * as recordSchemas from '../../src/api/record-schemas.ts'
import * as searchSchemas from '../../src/api/search-schemas.ts'
import * as taxonomySchemas from '../../src/api/taxonomy-schemas.ts'
import { itemsOf } from '../../src/corpus/corpus.ts'
import type { Review } from '../../src/corpus/review.ts'
import { startLibraryOfAll, type TestLibrary } from '../library-fixture.ts'
import { expectConforms } from './conforms.ts'

let library: TestLibrary
let reviews: Review[]

beforeAll(async () => {
  library = await startLibraryOfAll()
  reviews = library.services.library.snapshot.corpus.reviews.filter(review => !review.withdrawn)
})
afterAll(() => library.end())

async function expectAnswer(address: string, schema: z.ZodType): Promise<Record<string, unknown>> {
  const response = await library.ask.get(`/api/v1${address}`)
  expect(response.status, address).toBe(200)
  expect(response.type, address).toBe('application/json')
  expectConforms(schema, response.body, address)
  return response.body as Record<string, unknown>
}

describe('GET /search', () => {
  it.each([
    [''],
    ['?q=school%20thought%20she%20had%20moved&agency=education'],
    ['?q=school&kind=recommendation'],
    ['?q=Danielle%20Reid&kind=review'],
    ['?q=%22nobody%20stands%20just%20so%22'],
    ['?q=-hospital'],
    ['?q=the'],
    ['?kind=review&harm-type=neglect&harm-type=physical-abuse'],
    ['?kind=recommendation&recommendation-kind=clear-cut&sort=oldest'],
    ['?record=demonstration'],
    ['?from=1980&to=1990&area=highland&area=Haringey'],
    ['?q=school&sort=newest&page=2&per-page=5'],
    ['?page=100000&per-page=100'],
  ])('answers %s by its schema', async query => {
    await expectAnswer(`/search${query}`, searchSchemas.searchAnswer)
  })

  it('repeats the query as it was understood', async () => {
    const { query } = await expectAnswer(
      '/search?q=the%20school%20moved&agency=police&agency=education&from=2000&to=2010&area=Highland&sort=oldest',
      searchSchemas.searchAnswer,
    )
    expect(query).toEqual({
      q: 'the school moved',
      used: 'school moved',
      dropped: ['the'],
      explained: [],
      kind: 'finding',
      filters: { agency: ['police', 'education'] },
      from: 2000,
      to: 2010,
      area: ['Highland'],
      sort: 'oldest',
      suggestion: null,
    })
  })

  it('finds the lesson of the child who left school', async () => {
    const answer = await expectAnswer(
      '/search?q=school%20thought%20she%20had%20moved&agency=education',
      searchSchemas.searchAnswer,
    )
    const [first] = searchSchemas.searchAnswer.parse(answer).hits
    expect(first).toMatchObject({
      id: '2006-highland-left-school-unseen/F1',
      url: '/reviews/2006-highland-left-school-unseen/F1',
      review: { id: '2006-highland-left-school-unseen', area: 'Highland', evidenceGrade: 'B' },
    })
    expect(first!.excerpt).toContain('<mark>')
  })

  it('gives a receipt that names engine, software and vocabulary, and no engine where no words were looked for', async () => {
    const withWords = searchSchemas.searchAnswer.parse(
      await expectAnswer('/search?q=school', searchSchemas.searchAnswer),
    )
    const without = searchSchemas.searchAnswer.parse(
      await expectAnswer('/search', searchSchemas.searchAnswer),
    )
    expect(withWords.receipt.engine).toMatch(/^\d+\.\d+\.\d+$/)
    expect(without.receipt).toEqual({ ...withWords.receipt, engine: null })
    expect(withWords.receipt.corpus).toMatch(/^[0-9a-f]{64}$/)
  })

  it('points each hit to an anchor that stands on its page', async () => {
    const { hits } = searchSchemas.searchAnswer.parse(
      await expectAnswer('/search?q=school&per-page=100', searchSchemas.searchAnswer),
    )
    expect(hits.length).toBeGreaterThan(5)
    for (const hit of hits) {
      const page = await library.ask.get(hit.url)
      expect(page.text, `${hit.url}#${hit.anchor}`).toContain(`id="${hit.anchor}"`)
    }
  })
})

describe('GET /reviews', () => {
  it('lists real reviews, newest first, one page of them', async () => {
    const all = await expectAnswer('/reviews?per-page=100', listSchemas.listOf(recordSchemas.reviewSummary))
    const items = all['items'] as Array<z.output<typeof recordSchemas.reviewSummary>>
    const published = items.map(item => item.published)
    expect(published).toEqual([...published].sort().reverse())
    expect(items.map(item => item.record)).not.toContain('demonstration')
    expect(items.map(item => item.id)).not.toContain('2021-elsewhere-every-field')
    const second = await expectAnswer(
      '/reviews?page=2&per-page=2',
      listSchemas.listOf(recordSchemas.reviewSummary),
    )
    expect(second).toMatchObject({ total: items.length, page: 2, perPage: 2 })
    expect((second['items'] as unknown[])[0]).toEqual(items[2])
  })
})

describe('GET /reviews/:id', () => {
  it('answers for every review by its schema, with every item it holds', async () => {
    for (const { id, findings, episodes, recommendations } of reviews) {
      const answer = await expectAnswer(`/reviews/${id}`, recordSchemas.reviewAnswer)
      const ids = (of: ReadonlyArray<{ id: string }>) => of.map(item => ({ id: `${id}/${item.id}` }))
      expect(answer).toMatchObject({
        findings: ids(findings),
        episodes: ids(episodes),
        recommendations: ids(recommendations),
      })
    }
  })

  it('says who wrote it, whose words each section is in, and how well it is supported', async () => {
    const answer = await expectAnswer('/reviews/2006-highland-left-school-unseen', recordSchemas.reviewAnswer)
    expect(answer).toMatchObject({
      provenance: 'Written and tagged by machine from published excerpts; not yet checked by a person.',
      evidenceGrade: 'B',
      knownAs: ['Danielle Reid'],
    })
  })
})

describe('GET /reviews/:id.md', () => {
  it('is the file to the letter, where nothing in it is held', async () => {
    const { reviewsDir } = library.services.config
    for (const { id, file } of reviews.filter(review => review.childDetail === 'open')) {
      const response = await library.ask.get(`/api/v1/reviews/${id}.md`)
      expect(response.headers['content-type'], id).toBe('text/markdown; charset=utf-8')
      expect(response.text, id).toBe(await readFile(join(reviewsDir, file), 'utf8'))
    }
  })
})

describe('GET /reviews/:id/:item', () => {
  it('answers for every finding, episode and recommendation by its schema', async () => {
    const byKind = {
      finding: recordSchemas.findingAnswer,
      episode: recordSchemas.episodeAnswer,
      recommendation: recordSchemas.recommendationAnswer,
    }
    for (const review of reviews)
      for (const item of itemsOf(review))
        await expectAnswer(`/reviews/${review.id}/${item.id}`, byKind[item.kind])
  })

  it('sets apart the words of the library in the finding of a summary', async () => {
    const answer = recordSchemas.findingAnswer.parse(
      await expectAnswer('/reviews/2006-highland-left-school-unseen/F1', recordSchemas.findingAnswer),
    )
    expect(Object.fromEntries(answer.sections.map(section => [section.slug, section.by]))).toEqual({
      'what-happened': 'summary',
      'why-it-made-sense-at-the-time': 'summary',
      'what-it-means-for-children': 'library',
      questions: 'library',
    })
  })

  it('gives a recommendation the finding facets of what it addresses, marked with where they come from', async () => {
    const answer = recordSchemas.recommendationAnswer.parse(
      await expectAnswer('/reviews/2006-highland-left-school-unseen/R3', recordSchemas.recommendationAnswer),
    )
    expect(answer.addresses).toEqual(['2006-highland-left-school-unseen/F1'])
    expect(answer.tags['systems-factor']).toContainEqual(
      expect.objectContaining({ id: 'boundary-gap', via: 'F1' }),
    )
    expect(answer.tags['nation']).toEqual([{ id: 'scotland' }])
  })
})

describe('GET /recommendations', () => {
  const answerSchema = recommendationList
  /** Every page of a list, one after the other. */
  const list = async (query: string) => {
    const page = async (number: number) =>
      answerSchema.parse(
        await expectAnswer(`/recommendations?per-page=100&page=${number}&${query}`, answerSchema),
      )
    const first = await page(1)
    const rest = []
    for (let number = 2; number <= first.pages; number++) rest.push(...(await page(number)).items)
    return { ...first, items: [...first.items, ...rest] }
  }
  type Item = Awaited<ReturnType<typeof list>>['items'][number]
  const tagsOf = (item: Item, facet: string) => {
    const tags = item.tags[facet]
    return Array.isArray(tags) ? tags.map(({ id }) => id) : []
  }
  const latest = (
    item: { statuses: Array<{ by: string; date?: string | undefined; value: string }> },
    side: string,
  ) =>
    item.statuses
      .filter(status => status.by === side)
      .sort((a, b) => (a.date ?? '').localeCompare(b.date ?? ''))
      .at(-1)?.value ?? 'none-recorded'

  it('lists every recommendation of real records', async () => {
    const { total, items } = await list('')
    const expected = reviews
      .filter(review => review.id !== '2019-nowhere-demonstration-one')
      .flatMap(review => review.recommendations.map(one => `${review.id}/${one.id}`))
    expect(total).toBe(expected.length)
    expect(items.map(item => item.id).sort()).toEqual(expected.sort())
  })

  it.each([
    [
      'addressee=northern',
      (item: { to: string[] }) => item.to.some(to => to.toLowerCase().includes('northern')),
    ],
    ['strength=stronger', (item: { strength: string | null }) => item.strength === 'stronger'],
  ] as const)('narrows by %s', async (query, holds) => {
    const [all, { items }] = await Promise.all([list(''), list(query)])
    expect(items.length).toBeGreaterThan(0)
    expect(items.map(item => item.id)).toEqual(all.items.filter(holds).map(item => item.id))
  })

  it.each([
    ['status-owner', 'owner', 'open-accepted'],
    ['status-owner', 'owner', 'none-recorded'],
    ['status-independent', 'independent', 'open-accepted'],
    ['status-independent', 'independent', 'none-recorded'],
  ])('narrows by %s, the latest word of the %s: %s', async (name, side, value) => {
    const [all, { items }] = await Promise.all([list(''), list(`${name}=${value}`)])
    expect(items.length).toBeGreaterThan(0)
    expect(items.map(item => item.id)).toEqual(
      all.items.filter(item => latest(item, side) === value).map(item => item.id),
    )
  })

  it.each([
    ['finding=none', (item: Item) => item.addresses.length === 0],
    ['from=1990&to=2006', (item: Item) => item.review.published >= '1990' && item.review.published < '2007'],
    ['agency=police', (item: Item) => tagsOf(item, 'agency').includes('police')],
    [
      'recommendation-kind=needs-development',
      (item: Item) => tagsOf(item, 'recommendation-kind').includes('needs-development'),
    ],
    [
      'review=2004-humberside-and-cambridgeshire-bichard-inquiry',
      (item: Item) => item.review.id === '2004-humberside-and-cambridgeshire-bichard-inquiry',
    ],
    [
      'body=UK+Government',
      (item: Item) => item.to.some(to => ['Government', 'UK government', 'Central government'].includes(to)),
    ],
  ])('narrows by %s', async (query, holds) => {
    const [all, narrowed] = await Promise.all([list(''), list(query)])
    const expected = all.items.filter(holds)
    expect(expected.length).toBeGreaterThan(0)
    expect(narrowed.items.map(item => item.id)).toEqual(expect.arrayContaining(expected.map(item => item.id)))
    if (!query.startsWith('body')) expect(narrowed.total).toBe(expected.length)
  })

  it('gives every count with its base, and beside each choice what it would leave', async () => {
    const all = await list('')
    const narrowed = await list('status-owner=open-accepted')
    expect(narrowed.of).toBe(all.total)
    const real = reviews.filter(review => review.id !== '2019-nowhere-demonstration-one')
    expect(all.reviews.of).toBe(real.length)
    expect(narrowed.reviews.count).toBe(new Set(narrowed.items.map(item => item.review.id)).size)
    const strengths = narrowed.counts['strength']!
    expect(strengths.map(({ count }) => count)).toEqual(
      await Promise.all(
        strengths.map(async ({ id }) => (await list(`status-owner=open-accepted&strength=${id}`)).total),
      ),
    )
  })

  it('gives of each the latest word of both sides, and what supports it', async () => {
    const { items } = await list('')
    for (const item of items) {
      expect(item.latest.owner.value).toBe(latest(item, 'owner'))
      expect(item.latest.independent.value).toBe(latest(item, 'independent'))
      expect(item.supportedBy).toEqual(
        items
          .filter(one => one.supports.includes(item.id))
          .map(one => one.id)
          .toReversed(),
      )
    }
  })

  it('tells what is overdue from what is not', async () => {
    const [all, overdue, others] = await Promise.all([list(''), list('overdue=true'), list('overdue=false')])
    expect(overdue.items.map(item => item.id)).toContain('2006-highland-left-school-unseen/R1')
    expect(overdue.items.every(item => item.due !== undefined)).toBe(true)
    expect(overdue.total + others.total).toBe(all.total)
  })
})

describe('GET /findings/unaddressed', () => {
  it('lists findings that nothing addresses, with their base and what that means', async () => {
    const answer = unaddressedList.parse(
      await expectAnswer('/findings/unaddressed?per-page=5&page=2', unaddressedList),
    )
    const real = reviews.filter(review => review.id !== '2019-nowhere-demonstration-one')
    const findings = real.flatMap(review => review.findings.map(finding => ({ review, finding })))
    const unaddressed = findings.filter(
      ({ review, finding }) => !review.recommendations.some(one => one.addresses.includes(finding.id)),
    )
    expect(answer).toMatchObject({ total: unaddressed.length, of: findings.length })
    expect(answer.reviews).toEqual({
      count: new Set(unaddressed.map(({ review }) => review.id)).size,
      of: new Set(findings.map(({ review }) => review.id)).size,
    })
    expect(answer.items.map(item => item.addressedBy)).toEqual([[], [], [], [], []])
    expect(answer.limits).toMatch(/^Of this record, not of the report\./)
  })
})

describe('GET /taxonomy', () => {
  const answerSchema = z.object({ version: z.string(), facets: z.array(taxonomySchemas.facetAnswer) })

  it('gives every facet and every term, also one by one', async () => {
    const { facets } = answerSchema.parse(await expectAnswer('/taxonomy', answerSchema))
    expect(facets.map(facet => facet.key)).toEqual(
      library.services.library.snapshot.taxonomy.facets.map(facet => facet.key),
    )
    for (const facet of facets) {
      expect(await expectAnswer(`/taxonomy/${facet.key}`, taxonomySchemas.facetAnswer)).toEqual(facet)
      for (const term of facet.terms)
        expect(await expectAnswer(`/taxonomy/${facet.key}/${term.id}`, taxonomySchemas.termAnswer)).toEqual(
          term,
        )
    }
  })
})

describe('GET /problems', () => {
  it('answers by its schema', async () => {
    await expectAnswer(
      '/problems',
      z.object({ problems: z.array(problemSchemas.contentProblem), keptOut: z.array(z.string()) }),
    )
  })
})
