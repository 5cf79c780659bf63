import SwaggerParser from '@apidevtools/swagger-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApiRouter } from '../../src/api/router.ts'
import { createOpenApiDocument } from '../../src/api/openapi.ts'
import { startLibrary, type TestLibrary } from '../library-fixture.ts'

let library: TestLibrary
beforeAll(async () => {
  library = await startLibrary({}, { indexed: false })
})
afterAll(() => library.end())

const SEARCH = ['q', 'kind', 'from', 'to', 'area', 'sort', 'page', 'per-page']

const NARROWING = [
  ...['addressee', 'body', 'agency', 'review', 'from', 'to', 'recommendation-kind', 'strength'],
  ...['status-owner', 'status-independent', 'overdue', 'finding'],
]

type Document = ReturnType<typeof createOpenApiDocument>
interface Parameter {
  name: string
  in: string
  schema: { enum?: string[]; items?: { enum?: string[] } }
}

async function description(): Promise<Document> {
  return (await library.ask.get('/api/v1/openapi.json')).body as Document
}

async function parametersOf(path: string): Promise<Map<string, Parameter>> {
  const { paths } = await description()
  const parameters = (paths?.[path]?.get?.parameters ?? []) as Parameter[]
  return new Map(parameters.map(parameter => [parameter.name, parameter]))
}

describe('GET /openapi.json', () => {
  it('is valid OpenAPI 3.1', async () => {
    const document = await description()
    expect(document.openapi).toMatch(/^3\.1\./)
    await SwaggerParser.validate(structuredClone(document) as never)
  })

  it('describes every route that there is, and no other', async () => {
    const router = createApiRouter(library.services)
    const routes = router.stack
      .filter(layer => layer.route?.stack.some(({ method }) => ['get', 'post'].includes(method)))
      .map(layer => layer.route!.path.replace(/:([a-z]+)/g, '{$1}'))
    expect(routes.length).toBeGreaterThan(10)
    expect(Object.keys((await description()).paths!).sort()).toEqual(routes.sort())
  })

  it('describes each facet as a parameter of the search, with every term', async () => {
    const parameters = await parametersOf('/search')
    for (const facet of library.services.library.snapshot.taxonomy.facets) {
      const parameter = parameters.get(facet.key)
      expect(parameter, facet.key).toMatchObject({ in: 'query' })
      expect(parameter!.schema.items?.enum).toEqual(facet.terms.map(term => term.id))
    }
  })

  it.each([
    ['/search', SEARCH],
    ['/suggest', ['q']],
    ['/reviews', ['page', 'per-page']],
    ['/recommendations', [...NARROWING, 'page', 'per-page']],
    ['/recommendations.csv', NARROWING],
    ['/reviews/{id}', ['id']],
    ['/reviews/{id}.md', ['id']],
    ['/reviews/{id}/{item}', ['id', 'item']],
    ['/statistics', [...SEARCH, 'rows', 'cols']],
    ['/silence', [...SEARCH, 'topic']],
    ['/charts/{name}.svg', [...SEARCH, 'name', 'rows', 'cols', 'topic', 'size']],
    ['/recurrence', ['facet']],
    ['/recurrence/{facet}/{term}', ['facet', 'term', 'agency']],
    ['/recurrence/{facet}/{term}.svg', ['facet', 'term', 'agency', 'size']],
    ['/taxonomy/{facet}', ['facet']],
    ['/taxonomy/{facet}/{term}', ['facet', 'term']],
  ])('describes every parameter of %s', async (path, names) => {
    const parameters = await parametersOf(path)
    const facets = names.includes('sort')
      ? library.services.library.snapshot.taxonomy.facets.map(facet => facet.key)
      : []
    expect([...parameters.keys()].sort()).toEqual([...names, ...facets].sort())
  })

  it('describes every failure as one kind of problem', async () => {
    const { paths } = await description()
    for (const [path, item] of Object.entries(paths!)) {
      const operations = [item.get, item.post, item.delete].flatMap(one => one ?? [])
      expect(operations.length, path).toBeGreaterThan(0)
      const failures = operations.flatMap(({ responses }) =>
        Object.entries(responses!).filter(([status]) => !status.startsWith('2')),
      )
      for (const [status, response] of failures)
        expect(response, `${path} ${status}`).toHaveProperty(
          ['content', 'application/problem+json', 'schema'],
          { $ref: '#/components/schemas/Problem' },
        )
    }
  })

  it('says in which form a part of an answer comes by name, so that a client can be generated', async () => {
    expect(Object.keys((await description()).components?.schemas ?? {})).toEqual(
      expect.arrayContaining([
        'Finding',
        'Recommendation',
        'Episode',
        'Review',
        'Hit',
        'FacetCount',
        'Problem',
        'Receipt',
      ]),
    )
  })

  it('names the address of the site where one is set', () => {
    const { taxonomy } = library.services.library.snapshot
    expect(createOpenApiDocument(taxonomy, 'A site', 'https://lessons.example').servers).toEqual([
      { url: 'https://lessons.example/api/v1' },
    ])
    expect(createOpenApiDocument(taxonomy, 'A site', undefined).servers).toEqual([{ url: '/api/v1' }])
  })
})
