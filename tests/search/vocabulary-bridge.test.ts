import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeFolder, makeReviews, reviewsIn, startLibrary, type TestLibrary } from '../library-fixture.ts'

/** Words of different times and nations for one thing: whichever is typed, the same records are found. */
const BRIDGES: ReadonlyArray<readonly string[]> = [
  [
    'serious case review',
    'SCR',
    'LCSPR',
    'local child safeguarding practice review',
    'child practice review',
    'single unified safeguarding review',
    'SUSR',
    'CMR',
    'case management review',
    'learning review',
    'Part 8 review',
  ],
  [
    'area child protection committee',
    'ACPC',
    'local safeguarding children board',
    'LSCB',
    'safeguarding partnership',
  ],
  ['at risk register', 'child protection plan', 'child protection register'],
  ['non-accidental injury', 'NAI', 'physical abuse'],
  ['DV', 'DVA', 'domestic abuse', 'domestic violence'],
  ['CSE', 'child sexual exploitation'],
  ['county lines', 'CCE', 'child criminal exploitation'],
  ['GP', 'general practitioner', 'family doctor'],
  ['health visitor', 'HV', 'health visiting'],
  ['school nurse', 'school nursing'],
  ['CAMHS', 'child and adolescent mental health services'],
  ['individual management review', 'IMR'],
]

const base = readFileSync(fileURLToPath(new URL('../fixtures/invalid/html-raw.md', import.meta.url)), 'utf8')
const [front, rest] = base.split('### F1. The letter went astray') as [string, string]
// What the record itself says must hold none of the names, or every finding would be a match.
const header = front
  .replace('review-type: learning-review', 'review-type: public-inquiry')
  .replace('The Nowhere review', 'The Nowhere matter')
  .replace('[no-serious-harm]', '[mixed]')
const [block] = rest.split('A letter went to') as [string]

/** An invented record with a finding for each name of each thing, in which the name stands once. */
function inventedReview(): string {
  const names = BRIDGES.flat()
  const findings = names.map((name, at) => {
    const tags = block.replace('learning-pattern', 'judgement-bias: []\nlearning-pattern')
    return `### F${at + 1}. The letter went astray${tags}The letter spoke of the ${name} and went astray.[^S1]\n\n`
  })
  return `${header}${findings.join('')}[^S1]: Nowhere Board, *A report invented for tests*, 2019.\n`
}

describe('the vocabulary', () => {
  let library: TestLibrary
  let folder: string
  beforeAll(async () => {
    folder = await makeFolder()
    const invented = { '2019-nowhere-base.md': inventedReview() }
    const reviews = await makeReviews(folder, await reviewsIn('reviews'), invented)
    library = await startLibrary({ REVIEWS_DIR: reviews })
  })
  afterAll(async () => {
    await library.end()
    await rm(folder, { recursive: true, force: true })
  })

  const found = async (q: string, query: Record<string, string> = {}) => {
    const response = await library.ask
      .get('/api/v1/search')
      .query({ q, ...query, 'per-page': 100 })
      .expect(200)
    return (response.body as { hits: Array<{ id: string }> }).hits.map(hit => hit.id)
  }

  it.each(BRIDGES.map(names => [names[0]!, names] as const))(
    'finds every name of “%s” by each of the others',
    async (_first, names) => {
      const numbers = names.map(name => `2019-nowhere-base/F${BRIDGES.flat().indexOf(name) + 1}`)
      for (const name of names) {
        const hits = await found(name, { record: 'demonstration' })
        expect([name, hits]).toEqual([name, expect.arrayContaining(numbers)])
        // A search that finds everything would find each name too.
        expect(hits.length).toBeLessThan(names.length + 3)
      }
    },
  )

  it('finds by “CPR” the reviews and not the resuscitation', async () => {
    const byShort = await found('CPR', { kind: 'review' })
    expect(byShort).toContain('2022-bridgend-not-seen-alone')
    expect(await found('child practice review', { kind: 'review' })).toEqual(expect.arrayContaining(byShort))
  })

  it('finds by “toxic trio” what it stood for, and says why the phrase is no longer used', async () => {
    const findings = await found('toxic trio')
    expect(findings).toEqual(expect.arrayContaining(await found('domestic abuse')))
    expect(findings).toEqual(expect.arrayContaining(await found('parental mental ill health')))
    const { text } = await library.ask.get('/search?q=toxic+trio').expect(200)
    expect(text).toContain('It is no longer used here')
    const response = await library.ask.get('/api/v1/search?q=the+toxic+trio').expect(200)
    expect((response.body as { query: { explained: unknown[] } }).query.explained).toEqual([
      { word: 'toxic trio', text: expect.stringContaining('three different needs') as unknown },
    ])
  })

  it('says nothing of words that need no explaining', async () => {
    const response = await library.ask.get('/api/v1/search?q=school').expect(200)
    expect((response.body as { query: { explained: unknown[] } }).query.explained).toEqual([])
  })
})
