import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { searchAnswer } from '../../src/api/search-schemas.ts'
import { suggestAnswer } from '../../src/api/suggest-schemas.ts'
import { startLibraryOfAll, type TestLibrary } from '../library-fixture.ts'
import { expectConforms } from './conforms.ts'

let library: TestLibrary
beforeAll(async () => {
  library = await startLibraryOfAll()
})
afterAll(() => library.end())

async function suggestionsFor(q: string): Promise<z.output<typeof suggestAnswer>['items']> {
  const response = await library.ask.get('/api/v1/suggest').query({ q })
  expect(response.status, q).toBe(200)
  expectConforms(suggestAnswer, response.body, q)
  return suggestAnswer.parse(response.body).items
}

describe('GET /suggest', () => {
  it('answers by its schema, whatever was typed', async () => {
    for (const q of [
      '',
      's',
      'school',
      'danielle r',
      '"left sch',
      '-',
      '😀',
      '%',
      'a'.repeat(500),
      'Climbié',
    ])
      await suggestionsFor(q)
    const response = await library.ask.get('/api/v1/suggest')
    expect(response.body).toEqual({ items: [] })
  })

  it('suggests the review a name begins, the terms, and the findings', async () => {
    expect((await suggestionsFor('danielle'))[0]).toEqual({
      kind: 'review',
      label: 'Danielle Reid: Independent Review into the Circumstances Surrounding her Death',
      detail: 'Review, Highland, 2006',
      url: '/reviews/2006-highland-left-school-unseen',
    })
    const kinds = (await suggestionsFor('superv')).map(({ kind }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['term', 'finding']))
  })

  it('leads to pages that there are', async () => {
    for (const q of ['school', 'police', 'child', 'super', 'inquiry', 'neglect'])
      for (const { url, label } of await suggestionsFor(q)) {
        const page = await library.ask.get(url)
        expect(page.status, url).toBe(200)
        expect(page.text).toContain(label.slice(0, 10).replace(/['"&]/g, character => escaped(character)))
      }
  })

  it('suggests no record that is invented or withdrawn', async () => {
    const { catalogue, corpus } = library.services.library.snapshot
    const hidden = corpus.reviews.filter(
      ({ id }) => !catalogue.row(id) || catalogue.demonstrations.has(catalogue.row(id)!.number),
    )
    expect(hidden.length).toBeGreaterThan(0)
    for (const { id, title, findings } of hidden)
      for (const text of [title, ...findings.map(finding => finding.title)])
        expect((await suggestionsFor(text)).filter(({ url }) => url.includes(id))).toEqual([])
  })
})

function escaped(character: string): string {
  return character === "'" ? '&#39;' : character === '"' ? '&quot;' : '&amp;'
}

describe('query.suggestion of GET /search', () => {
  const search = async (q: string) => {
    const response = await library.ask.get('/api/v1/search').query({ q })
    expectConforms(searchAnswer, response.body, q)
    return searchAnswer.parse(response.body)
  }

  it('is the query as it was likely meant', async () => {
    expect((await search('polise neglet')).query.suggestion).toBe('police neglect')
    expect((await search('zzyzx schol')).query.suggestion).toBe('zzyzx school')
  })

  it('is null where every word is known or nothing is near', async () => {
    for (const q of ['', 'school thought she had moved', 'zzyzx', '-polise'])
      expect((await search(q)).query.suggestion, q).toBeNull()
  })

  it('changes nothing of what is looked for', async () => {
    const { query, total, hits } = await search('zzyzx schol')
    expect({ used: query.used, total, hits }).toEqual({ used: 'zzyzx schol', total: 0, hits: [] })
  })
})
