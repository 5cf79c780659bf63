import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EXAMPLES } from '../../src/web/pages/home/page.ts'
import { startLibrary, type TestLibrary } from '../library-fixture.ts'

/** What people type, and the finding that should be among the first three shown: matches, then related. */
const SEARCHES: ReadonlyArray<readonly [string, string]> = [
  ['school thought she had moved', '2006-highland-left-school-unseen/F1'],
  ['hungry at school', '2013-coventry-hunger-seen-at-school/F5'],
  ['thin and hungry at school', '2013-coventry-hunger-seen-at-school/F5'],
  ["mother's new boyfriend", '2017-derbyshire-home-under-a-supervision-order/F2'],
  ['home education', '2016-pembrokeshire-educated-at-home-unseen/F2'],
  ['taken out of school home education', '2025-surrey-taken-out-of-school/F6'],
  ['nobody spoke to the child', '2024-worcestershire-recorded-safe-and-well/F1'],
  ['gangs', '2022-england-and-wales-harm-recorded-as-risk/F6'],
  ['heroin addict mother', '2009-dundee-a-new-partner-in-the-home/F4'],
  ['professional curiosity', '2017-derbyshire-home-under-a-supervision-order/F2'],
  ['explanations for bruises', '2002-norfolk-each-profession-relied-on-another/F3'],
]

describe('a search in everyday words', () => {
  let library: TestLibrary
  beforeAll(async () => {
    library = await startLibrary()
  })
  afterAll(() => library.end())

  const shown = async (q: string) => {
    const response = await library.ask.get('/api/v1/search').query({ q }).expect(200)
    const { hits, related } = response.body as Record<'hits' | 'related', Array<{ id: string }>>
    return [...hits, ...related].map(hit => hit.id)
  }

  it.each(SEARCHES)('“%s” shows %s among the first three', async (q, id) => {
    expect((await shown(q)).slice(0, 3)).toContain(id)
  })

  it('is held to what the home page offers', () => {
    const held = SEARCHES.map(([q]) => q)
    expect(EXAMPLES.filter(example => !held.includes(example))).toEqual([])
  })
})

describe('a hit', () => {
  let library: TestLibrary
  beforeAll(async () => {
    library = await startLibrary()
  })
  afterAll(() => library.end())

  it('says who made the record and that its words are not the report’s', async () => {
    const { text } = await library.ask.get('/search?q=school').expect(200)
    expect(text).toContain(
      'The library’s summary, not the report’s words. Written and tagged by machine from published excerpts; not yet checked by a person.',
    )
    const response = await library.ask.get('/api/v1/search?q=school')
    const [hit] = (response.body as { hits: Array<{ by: string; review: { provenance: string } }> }).hits
    expect(hit!.by).not.toBe('report')
    expect(hit!.review.provenance).toContain('not yet checked by a person')
  })

  it('names the tag it was found by where its text does not contain the word', async () => {
    const { text } = await library.ask.get('/search?q=baby+bruising').expect(200)
    expect(text).toMatch(/Found also by its tags: .*<mark>bruising<\/mark>/)
  })
})

describe('addresses', () => {
  let library: TestLibrary
  beforeAll(async () => {
    library = await startLibrary({}, { indexed: false })
  })
  afterAll(() => library.end())

  it('of an item without capitals lead to the item', async () => {
    await library.ask
      .get('/reviews/2006-highland-left-school-unseen/f1')
      .expect(301)
      .expect('location', '/reviews/2006-highland-left-school-unseen/F1')
  })

  it('of pages are only read', async () => {
    await library.ask.post('/search').expect(405).expect('allow', 'GET, HEAD')
  })

  it('with nothing that can be looked for say so and show everything', async () => {
    const { text } = await library.ask.get('/search?q=%22').expect(200)
    expect(text).toContain('Nothing in what was typed can be looked for')
  })
})
