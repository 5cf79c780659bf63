import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Catalogue, type Row } from '../../../src/analysis/catalogue.ts'
import type { Hit } from '../../../src/search/hits.ts'
import { hitsOfRows } from '../../../src/search/hits-of-rows.ts'
import { RecordTexts } from '../../../src/search/marking/record-texts.ts'
import { parseSearchQuery } from '../../../src/search/parse-search-query.ts'
import type { SearchIndex } from '../../../src/search/search-index.ts'
import { KINDS } from '../../../src/taxonomy/facet.ts'
import { startLibrary, type TestLibrary } from '../../library-fixture.ts'

/** Plain words, synonyms of one word and of several, old words, slips, quotations, accents, an apostrophe. */
const SEARCHES = [
  'school thought she had moved',
  'supervision',
  'child minder',
  'health visiting',
  'GP records',
  'NAI baby bruises',
  'non-accidental injury',
  "mother's boyfriend",
  'parents',
  'at risk register',
  'domestic violence police',
  'safegaurding supervison',
  'informtion sharing hospitals',
  '"child protection" plan',
  '"was not brought"',
  'toxic trio',
  'CSE taxi drivers',
  'section 47 thresholds',
  'self-harm',
  'Laming',
  'recommendations about training',
  'children -school',
]

let library: TestLibrary
let texts: RecordTexts
beforeAll(async () => {
  library = await startLibrary()
  texts = new RecordTexts()
  await texts.update(library.services.library.snapshot)
})
afterAll(() => library.end())

const shown = ({ titleHtml, excerpt, foundBy }: Hit) => ({ titleHtml, excerpt: excerpt.html, foundBy })

/** The real index, with a count of the records it was asked to mark. */
function countingIndex(): { index: SearchIndex; asked: () => number } {
  const { index } = library.services
  let asked = 0
  const mark: SearchIndex['mark'] = (text, ids, strictness) => {
    asked += ids.length
    return index.mark(text, ids, strictness)
  }
  return { index: { ...index, mark }, asked: () => asked }
}

async function rowsOf(q: string): Promise<Row[]> {
  const { library: lessons } = library.services
  const found = await Promise.all(
    KINDS.map(kind => lessons.search(parseSearchQuery({ q, kind }, lessons.snapshot.taxonomy).query)),
  )
  return found.flatMap(({ hits }) => hits.map(({ row }) => row))
}

describe('what is marked in memory', () => {
  it.each(SEARCHES)('is what the engine marks: %s', async q => {
    const { taxonomy } = library.services.library.snapshot
    const rows = await rowsOf(q)
    expect(rows.length).toBeGreaterThan(0)
    const engine = await hitsOfRows(rows, q, taxonomy, library.services.index, undefined)
    const { index, asked } = countingIndex()
    const here = await hitsOfRows(rows, q, taxonomy, index, texts)
    expect(here.map(shown)).toEqual(engine.map(shown))
    expect(asked()).toBeLessThanOrEqual(rows.length / 10)
  })

  it('leaves to the engine what it does not find all of', async () => {
    const { taxonomy } = library.services.library.snapshot
    // The engine divides a word that no text has, where texts have its parts side by side.
    const rows = await rowsOf('socialworker')
    expect(rows.length).toBeGreaterThan(0)
    const { index, asked } = countingIndex()
    const hits = await hitsOfRows(rows, 'socialworker', taxonomy, index, texts)
    expect(asked()).toBe(rows.length)
    expect(hits.map(({ excerpt }) => excerpt.html).join()).toMatch(/<mark>social worker/i)
  })

  it('leaves to the engine a review that has changed since its text was kept', async () => {
    const { taxonomy, catalogue } = library.services.library.snapshot
    const row = catalogue.rows.find(({ kind }) => kind === 'finding')!
    expect(texts.read(row, taxonomy)).toMatchObject({ title: row.item!.title })
    const changed = { ...row, review: { ...row.review, digest: 'another' } }
    expect(texts.read(changed, taxonomy)).toBeUndefined()
  })

  it('lets go of a review that is gone', async () => {
    const { snapshot } = library.services.library
    const { taxonomy, corpus } = snapshot
    const [first, ...others] = corpus.reviews
    const one = new RecordTexts()
    await one.update(snapshot)
    await one.update({ ...snapshot, catalogue: new Catalogue(others, taxonomy) })
    const row = snapshot.catalogue.row(first!.id)!
    expect(one.read(row, taxonomy)).toBeUndefined()
    expect(texts.read(row, taxonomy)).toBeDefined()
  })
})
