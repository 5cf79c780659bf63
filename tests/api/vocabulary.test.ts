import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Parser, Store } from 'n3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyTaxonomy } from '../taxonomy/copy-taxonomy.ts'
import { startLibrary, type TestLibrary } from '../library-fixture.ts'

const SITE = 'https://lessons.example/library'

let library: TestLibrary
let taxonomy: Awaited<ReturnType<typeof copyTaxonomy>>
beforeAll(async () => {
  taxonomy = await copyTaxonomy()
  library = await startLibrary({ BASE_URL: SITE, TAXONOMY_DIR: taxonomy.dir })
})
afterAll(async () => {
  await library.end()
  await taxonomy.remove()
})

const get = async (path: string) => {
  const response = await library.ask.get(`/api/v1${path}`).buffer(true)
  expect(response.status).toBe(200)
  return response
}

describe('GET /taxonomy.jsonld', () => {
  it('is JSON-LD of the vocabulary, with its context inside', async () => {
    const response = await get('/taxonomy.jsonld')
    expect(response.headers['content-type']).toBe('application/ld+json')
    const document = JSON.parse(String(response.text ?? response.body)) as {
      '@context': object
      '@graph': Array<{ id: string; type: string }>
    }
    expect(document['@context']).toMatchObject({ skos: 'http://www.w3.org/2004/02/skos/core#' })
    const { version } = library.services.library.snapshot.taxonomy
    expect(document['@graph'][0]).toMatchObject({ id: `${SITE}/taxonomy`, versionInfo: version })
    expect(document['@graph'].map(({ id }) => id)).toContain(`${SITE}/taxonomy/agency/police`)
  })
})

describe('GET /taxonomy.ttl', () => {
  it('is Turtle of the same things', async () => {
    const [turtle, jsonLd] = await Promise.all([get('/taxonomy.ttl'), get('/taxonomy.jsonld')])
    expect(turtle.headers['content-type']).toBe('text/turtle; charset=utf-8')
    const subjects = new Set(new Parser().parse(turtle.text).map(({ subject }) => subject.value))
    const { '@graph': graph } = JSON.parse(String(jsonLd.text ?? jsonLd.body)) as {
      '@graph': Array<{ id: string }>
    }
    expect([...subjects].toSorted()).toEqual(graph.map(({ id }) => id).toSorted())
  })
})

describe('every IRI of the vocabulary that is under the address of the site', { timeout: 120_000 }, () => {
  it('leads to something on it: a term to its page, a facet to its place among all', async () => {
    const { text } = await get('/taxonomy.ttl')
    const store = new Store(new Parser().parse(text))
    const iris = new Set(
      [...store.getSubjects(null, null, null), ...store.getObjects(null, null, null)]
        .filter(term => term.termType === 'NamedNode')
        .map(term => term.value)
        .filter(iri => iri.startsWith('https://lessons.example')),
    )
    const { facets } = library.services.library.snapshot.taxonomy
    expect(iris.size).toBeGreaterThan(facets.flatMap(facet => facet.terms).length)
    const paths = new Set([...iris].map(iri => iri.slice(SITE.length).split('#')[0]!))
    for (const path of paths) {
      const response = await library.ask.get(path).redirects(0)
      const facet = facets.find(({ key }) => path === `/taxonomy/${key}`)
      if (facet) {
        expect([response.status, response.headers['location']], path).toEqual([301, `/taxonomy#${facet.key}`])
      } else expect(response.status, path).toBe(200)
    }
    const page = (await library.ask.get('/taxonomy')).text
    for (const { key } of facets) expect(page).toContain(`id="${key}"`)
  })
})

describe('a change of a taxonomy file', () => {
  it('is in both forms as soon as it is served, and an unchanged one is not sent again', async () => {
    const { services } = library
    const etag = async (form: string) => (await get(`/taxonomy.${form}`)).headers['etag'] as string
    const before = [await etag('ttl'), await etag('jsonld')]
    await services.library.refresh()
    expect([await etag('ttl'), await etag('jsonld')]).toEqual(before)
    const file = join(taxonomy.dir, 'nation.yaml')
    await writeFile(file, (await readFile(file, 'utf8')).replace('label: Scotland', 'label: Zzyzx'))
    await services.library.refresh()
    expect((await get('/taxonomy.ttl')).text).toContain('skos:prefLabel "Zzyzx"@en')
    const jsonLd = await get('/taxonomy.jsonld')
    expect(String(jsonLd.text ?? jsonLd.body)).toContain('"prefLabel":"Zzyzx"')
  })
})
