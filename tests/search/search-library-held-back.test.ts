import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SearchResult } from '../../src/search/search-library.ts'
import { KINDS } from '../../src/taxonomy/facet.ts'
import { startSearchableLibrary, type SearchableLibrary } from './searchable-library.ts'

const INVENTED = '2019-nowhere-demonstration-one'
const ALSO_INVENTED = '2018-nowhere-shown'
const WITHDRAWN = '2021-elsewhere-every-field'
const HELD = '2020-nowhere-held-detail'

let library: SearchableLibrary

beforeAll(async () => {
  library = await startSearchableLibrary([
    {
      id: ALSO_INVENTED,
      record: 'demonstration',
      title: 'The Zarquon inquiry',
      knownAs: ['The affair of the quillwort'],
      findings: [{ title: 'A gargoyle', what: 'A quillwort.' }],
    },
    { id: '2018-nowhere-real', findings: [{ title: 'A gargoyle', what: 'An oxbow.' }] },
  ])
})

afterAll(() => library?.end())

const search = (params: Record<string, string | string[]>) => library.search(params)

const idsOf = ({ hits, related }: SearchResult) => [...hits, ...related].map(hit => hit.row.id)
const of = (review: string) => (id: string) => id.split('/')[0] === review

describe('an invented record', () => {
  it('is found by choosing it, and nothing else with it', async () => {
    const { hits, total, reviews, kinds } = await search({ record: 'demonstration', 'per-page': '100' })
    expect(hits.map(hit => hit.row.id)).toEqual([`${INVENTED}/F1`, `${INVENTED}/F2`, `${ALSO_INVENTED}/F1`])
    expect([total, reviews, kinds]).toEqual([3, 2, { finding: 3, recommendation: 1, review: 2 }])
    expect(await library.find({ record: 'demonstration', q: 'gargoyle' })).toEqual([`${ALSO_INVENTED}/F1`])
  })

  it('is in no other answer, by words, by filters or near by', async () => {
    const queries: Array<Record<string, string | string[]>> = [
      { q: 'gargoyle' },
      { q: 'quillwort' },
      { q: 'quillwort gargoyle oxbow' },
      { q: 'hearing clinic letter' },
      { area: 'Nowhere' },
      { from: '2018', to: '2019' },
      { nation: 'wales' },
      { record: ['summary', 'review'] },
      {},
    ]
    for (const params of queries) {
      for (const kind of KINDS) {
        const ids = idsOf(await search({ ...params, kind, 'per-page': '100' }))
        expect(ids.filter(id => of(INVENTED)(id) || of(ALSO_INVENTED)(id))).toEqual([])
      }
    }
  })

  it('is in no other total, nor in the count of any term but its own', async () => {
    const { taxonomy, corpus } = library.snapshot
    const real = corpus.reviews.filter(({ id }) => ![INVENTED, ALSO_INVENTED, WITHDRAWN].includes(id))
    const { kinds, facets } = await search({ kind: 'review' })
    expect(kinds).toEqual({
      finding: real.flatMap(review => review.findings).length,
      recommendation: real.flatMap(review => review.recommendations).length,
      review: real.length,
    })
    for (const { key, terms, none, held, notCoded } of facets) {
      if (!taxonomy.facet(key)!.single) continue
      // Of a facet with one value, the terms without a broader one share all the records between them.
      if (!taxonomy.facet(key)!.reviewOnly) continue
      const roots = terms.filter(term => term.broader === null && term.id !== 'demonstration')
      const sum = roots.reduce((count, term) => count + term.count, none + held + notCoded)
      expect({ key, sum }).toEqual({ key, sum: real.length })
    }
    const record = facets.find(facet => facet.key === 'record')!
    expect(record.terms.find(term => term.id === 'demonstration')!.count).toBe(2)
  })

  it('has no real record near by or counted with it', async () => {
    const result = await search({ q: 'gargoyle oxbow', record: 'demonstration' })
    expect(result.total).toBe(0)
    expect(idsOf(result).every(id => of(INVENTED)(id) || of(ALSO_INVENTED)(id))).toBe(true)
    const agencies = result.facets.find(facet => facet.key === 'agency')!
    expect(agencies.terms.every(term => term.count === 0)).toBe(true)
  })

  it('is never the review that a query names', async () => {
    for (const q of ['The affair of the quillwort', 'zarquon'])
      for (const params of [{ q }, { q, record: 'demonstration' }])
        expect((await search(params)).review).toBeUndefined()
  })
})

describe('a withdrawn review', () => {
  it('is in no answer, and names nothing', async () => {
    expect(library.snapshot.corpus.review(WITHDRAWN)).toBeDefined()
    for (const q of ['', 'Elsewhere', 'files crossed the river', 'Invented Elsewhere Inquiry', 'cards']) {
      for (const kind of KINDS) {
        const result = await search({ q, kind, 'per-page': '100' })
        expect(idsOf(result).filter(of(WITHDRAWN))).toEqual([])
        expect(result.review?.id).not.toBe(WITHDRAWN)
      }
    }
  })

  it('is in no count', async () => {
    const areas = await search({ area: 'Elsewhere' })
    expect([areas.total, areas.kinds]).toEqual([0, { finding: 0, recommendation: 0, review: 0 }])
  })
})

describe('a record whose child detail is held', () => {
  /** What its file says of the child. */
  const VALUES = {
    'harm-type': ['criminal-exploitation', 'online-harm'],
    outcome: ['serious-other-harm'],
    'age-band': ['11-15'],
    'plan-status': ['child-in-need', 'closed-or-not-accepted'],
    'child-factor': ['missing-episodes', 'child-substance-use'],
    'family-factor': ['parental-conflict', 'poverty-and-housing'],
  }
  const values = Object.entries(VALUES).flatMap(([facet, terms]) => terms.map(term => [facet, term] as const))

  /** Labels and synonyms of the terms that the record shows of other facets, which may share a word. */
  const shown = () => {
    const { catalogue, taxonomy } = library.snapshot
    return Object.entries(catalogue.row(HELD)!.tags).flatMap(([facet, tags]) =>
      tags === 'held'
        ? []
        : tags.flatMap(tag => {
            const { label, synonyms } = taxonomy.facet(facet)!.term(tag.term)!
            return [label, ...synonyms].map(text => text.toLowerCase())
          }),
    )
  }

  const isTelling = (text: string) => !shown().some(one => one.includes(text.toLowerCase()))

  it('is found, without its values', async () => {
    for (const kind of KINDS) {
      const { hits } = await search({ area: 'Nowhere', from: '2020', to: '2020', kind })
      expect(hits).toHaveLength(1)
      for (const facet of Object.keys(VALUES)) expect(hits[0]!.row.tags[facet]).toBe('held')
    }
  })

  it.each(values)('is not found by %s=%s, nor by what the term is called', async (facet, term) => {
    const { taxonomy } = library.snapshot
    const { label, synonyms } = taxonomy.facet(facet)!.term(term)!
    for (const kind of KINDS) {
      expect((await library.find({ [facet]: term, kind })).filter(of(HELD))).toEqual([])
      for (const words of [label, ...synonyms].filter(isTelling))
        expect((await library.find({ q: `"${words}" "minutes"`, kind })).filter(of(HELD))).toEqual([])
    }
  })

  it('is counted as held, and under no term', async () => {
    const { facets, total } = await search({ area: 'Nowhere', from: '2020', to: '2020', kind: 'review' })
    expect(total).toBe(1)
    for (const { key, terms, held, none, notCoded } of facets) {
      const counted = terms.filter(term => term.count > 0).map(term => term.id)
      if (key in VALUES)
        expect({ key, counted, held, none, notCoded }).toEqual({
          key,
          counted: [],
          held: 1,
          none: 0,
          notCoded: 0,
        })
      else expect(held).toBe(0)
    }
  })

  it('has none of its values in anything that is answered', async () => {
    const { hits } = await search({
      q: 'list of actions',
      kind: 'review',
      area: 'Nowhere',
      'per-page': '100',
    })
    const own = hits.find(hit => hit.row.id === HELD)!
    // The stage of an episode has a term of the same name as one of the plans.
    const { stage: _, ...tags } = own.row.tags
    const answered = JSON.stringify([tags, own.excerpt, own.titleHtml])
    for (const [, term] of values) expect(answered).not.toContain(`"${term}"`)
  })
})
