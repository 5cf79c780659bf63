import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Meilisearch } from 'meilisearch'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { facetAnswer } from '../src/api/taxonomy-schemas.ts'
import type { searchAnswer } from '../src/api/search-schemas.ts'
import { parseReview } from '../src/corpus/parse-review.ts'
import { createReviewSchema } from '../src/corpus/review-schema.ts'
import { rootPath } from '../src/root-path.ts'
import { makeFolder, makeReviews, startLibrary, type TestLibrary } from './library-fixture.ts'
import { select, readHtml, textOf } from './web/html-page.ts'
import { readSearchPage } from './web/read-search-page.ts'

/** All that is added: one file. */
const FACET = `key: setting
label: Setting
question: Where did it happen?
order: 15
applies-to: [finding]
min: 1
max: 2
required-for: []
child-level: false
selectable: leaves
tag-properties: [basis]
version: 1.0.0
terms:
  - id: indoors
    label: Indoors
    definition: Under a roof.
  - id: at-home
    broader: indoors
    label: At home
    definition: Where the family lives.
    synonyms: [zzyzxhearth]
  - id: outdoors
    label: Outdoors
    definition: Under the sky.
`

const TAGGED = '2006-highland-left-school-unseen'
const OTHER = '2003-london-laming-inquiry'

let library: TestLibrary
let folder: string
let tagged: string
beforeAll(async () => {
  folder = await makeFolder()
  const taxonomy = join(folder, 'taxonomy')
  await cp(rootPath('taxonomy'), taxonomy, { recursive: true })
  await writeFile(join(taxonomy, 'setting.yaml'), FACET)
  const written = await readFile(rootPath(`reviews/${TAGGED}.md`), 'utf8')
  tagged = written.replace(
    /^(### F1\..*\n\n)\`\`\`yaml\n/m,
    '$1```yaml\nsetting: [{term: at-home, basis: inferred}]\n',
  )
  const reviews = await makeReviews(folder, [rootPath(`reviews/${OTHER}.md`)], { [`${TAGGED}.md`]: tagged })
  library = await startLibrary({ REVIEWS_DIR: reviews, TAXONOMY_DIR: taxonomy })
})
afterAll(async () => {
  await library.end()
  await rm(folder, { recursive: true, force: true })
})

const api = async <T>(address: string): Promise<T> => {
  const response = await library.ask.get(`/api/v1${address}`)
  expect(response.status, address).toBe(200)
  return response.body as T
}
type Search = z.output<typeof searchAnswer>

describe('a facet that is added as one file', () => {
  it('is part of the format of a review at once', () => {
    const { taxonomy } = library.services.library.snapshot
    const schema = createReviewSchema(taxonomy)
    const problemsOf = (text: string) => parseReview(`${TAGGED}.md`, text, taxonomy, schema).problems
    expect(problemsOf(tagged)).toEqual([])

    const line = tagged.split('\n').findIndex(one => one.startsWith('setting:')) + 1
    expect(problemsOf(tagged.replace('term: at-home', 'term: at-hom'))).toEqual([
      expect.objectContaining({
        rule: 'term-unknown',
        line,
        met: 'at-hom',
        expected: 'a term of taxonomy/setting.yaml',
        hint: 'Did you mean `at-home`?',
      }),
    ])
    const rules = (text: string) => problemsOf(text).map(problem => problem.rule)
    expect(rules(tagged.replace('term: at-home', 'term: indoors'))).toEqual(['term-not-selectable'])
    expect(rules(tagged.replace('basis: inferred}', 'effect: helped}'))).toEqual(['tag-property-unknown'])
    expect(rules(tagged.replace('setting:', 'seting:'))).toEqual(['field-unknown'])
  })

  it('is in the settings of the index and in its records', async () => {
    const { url, apiKey } = library.services.engine.address()
    const index = new Meilisearch({ host: url, apiKey }).index('lessons')
    const { filterableAttributes } = await index.getSettings()
    expect(JSON.stringify(filterableAttributes)).toContain('"setting"')
    const { hits } = await index.search('', { filter: 'setting = indoors' })
    expect(hits.map(hit => hit['id'] as string)).toEqual(expect.arrayContaining([`${TAGGED}_F1`]))
  })

  it('is found by the words of its terms', async () => {
    const { hits } = await api<Search>('/search?q=zzyzxhearth')
    expect(hits.map(hit => hit.id)).toEqual([`${TAGGED}/F1`])
  })

  it('is a parameter of the search, that filters', async () => {
    for (const term of ['at-home', 'indoors']) {
      const { total, hits, query } = await api<Search>(`/search?setting=${term}`)
      expect({ total, ids: hits.map(hit => hit.id) }).toEqual({ total: 1, ids: [`${TAGGED}/F1`] })
      expect(query.filters).toEqual({ setting: [term] })
      expect(hits[0]!.terms['setting']).toEqual([{ id: 'at-home', basis: 'inferred' }])
    }
    expect((await api<Search>('/search?setting=outdoors')).total).toBe(0)
    const wrong = await library.ask.get('/api/v1/search?setting=outdors')
    expect(JSON.parse(wrong.text)).toMatchObject({
      status: 400,
      errors: [
        { name: 'setting', detail: 'There is no term `outdors` in Setting. Did you mean `outdoors`?' },
      ],
    })
  })

  it('is counted, also for recommendations by way of the findings they address and for reviews', async () => {
    const { facets, total, kinds } = await api<Search>('/search')
    const setting = facets.find(facet => facet.key === 'setting')!
    expect(setting).toMatchObject({
      label: 'Setting',
      notCoded: total - 1,
      terms: [
        { id: 'indoors', broader: null, count: 1 },
        { id: 'at-home', broader: 'indoors', count: 1, basis: { inferred: 1, stated: 0 } },
        { id: 'outdoors', broader: null, count: 0 },
      ],
    })
    expect(kinds.review).toBe(2)
    const review = await api<Search>('/search?kind=review&setting=at-home')
    expect(review.hits.map(hit => hit.id)).toEqual([TAGGED])
    const recommendation = await api<Search>('/search?kind=recommendation&setting=at-home')
    expect(recommendation.total).toBeGreaterThan(0)
    for (const hit of recommendation.hits)
      expect(hit.terms['setting']).toEqual([{ id: 'at-home', basis: 'inferred', via: 'F1' }])
  })

  it('is in the vocabulary of the API and in its description', async () => {
    const { facets } = await api<{ facets: Array<z.output<typeof facetAnswer>> }>('/taxonomy')
    expect(facets.map(facet => facet.key)).toContain('setting')
    expect(await api('/taxonomy/setting')).toMatchObject({ question: 'Where did it happen?' })
    expect(await api('/taxonomy/setting/at-home')).toMatchObject({ synonyms: ['zzyzxhearth'] })
    const { paths } = await api<{ paths: Record<string, { get: { parameters: object[] } }> }>('/openapi.json')
    expect(paths['/search']!.get.parameters).toContainEqual(
      expect.objectContaining({
        name: 'setting',
        in: 'query',
        schema: expect.objectContaining({
          items: expect.objectContaining({ enum: ['indoors', 'at-home', 'outdoors'] }) as object,
        }) as object,
      }),
    )
  })

  it('is in the filter panel, in its order, and can be chosen and taken away', async () => {
    const page = readSearchPage((await library.ask.get('/search')).text)
    const own = page.options.filter(option => option.name === 'setting')
    expect(own).toEqual([
      { name: 'setting', value: 'indoors', count: 1, checked: false },
      { name: 'setting', value: 'at-home', count: 1, checked: false },
    ])
    const names = [...new Set(page.options.map(option => option.name))]
    expect(names.indexOf('setting')).toBe(names.indexOf('systems-factor') + 1)

    const chosen = readSearchPage((await library.ask.get('/search?setting=at-home')).text)
    expect([...chosen.chosen.keys()]).toEqual(['Setting: At home'])
    expect(chosen.hits).toEqual([`/reviews/${TAGGED}/F1`])
  })

  it('is on the page of the finding, with its mark, and has pages of its own', async () => {
    const finding = readHtml((await library.ask.get(`/reviews/${TAGGED}/F1`)).text)
    expect(select(finding, '.tag').map(textOf)).toContain('At home (our reading)')
    const term = readHtml((await library.ask.get('/taxonomy/setting/at-home')).text)
    expect(textOf(select(term, 'main')[0]!)).toMatch(/Where the family lives\..*1 of \d+ findings? coded/)
    expect((await library.ask.get('/taxonomy')).text).toContain(
      '<h2 class="govuk-heading-l" id="setting">Setting</h2>',
    )
  })
})

describe('a facet that nobody has used', () => {
  it('stays out of the panel', async () => {
    const { services } = library
    await writeFile(
      join(services.config.taxonomyDir, 'weather.yaml'),
      FACET.replace('key: setting', 'key: weather').replace('label: Setting', 'label: Weather'),
    )
    await services.library.refresh()
    const page = readSearchPage((await library.ask.get('/search')).text)
    expect(page.options.map(option => option.name)).not.toContain('weather')
    expect(page.options.map(option => option.name)).toContain('setting')
    const { facets } = await api<Search>('/search')
    expect(facets.map(facet => facet.key)).toContain('weather')
  })

  it('is in the description of the API as soon as it is served', async () => {
    const description = await library.ask.get('/api/v1/openapi.json')
    expect(description.text).toContain('"name":"weather"')
  })
})
