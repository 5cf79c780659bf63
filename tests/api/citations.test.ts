import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLibraryOfAll, type TestLibrary } from '../library-fixture.ts'

let library: TestLibrary
beforeAll(async () => {
  library = await startLibraryOfAll({ indexed: false })
})
afterAll(() => library.end())

const HIGHLAND = '/api/v1/reviews/2006-highland-left-school-unseen'

describe('GET /reviews/:id.bib and .ris', () => {
  it.each([
    ['.bib', 'application/x-bibtex; charset=utf-8', '@misc{'],
    ['.ris', 'application/x-research-info-systems; charset=utf-8', 'TY  - ELEC'],
    ['/F1.bib', 'application/x-bibtex; charset=utf-8', '@misc{'],
    ['/R1.ris', 'application/x-research-info-systems; charset=utf-8', 'TY  - ELEC'],
  ])('gives a file of references for %s', async (path, type, start) => {
    const response = await library.ask.get(`${HIGHLAND}${path}`).responseType('blob').expect(200)
    expect(response.headers['content-type']).toBe(type)
    expect(response.headers['content-disposition']).toBe(
      `attachment; filename=2006-highland-left-school-unseen${path.replace('/', '-')}`,
    )
    const text = (response.body as Buffer).toString('utf8')
    expect(text.startsWith(start)).toBe(true)
    expect(text).toContain('Lessons library summary')
    expect(text).toContain('Highland Child Protection Committee')
  })

  it('refuses what there is not, and says why a withdrawn record is gone', async () => {
    await library.ask.get('/api/v1/reviews/nothing.bib').expect(404)
    await library.ask.get(`${HIGHLAND}/F99.ris`).expect(404)
    for (const path of ['.bib', '/F1.ris']) {
      const answer = await library.ask.get(`/api/v1/reviews/2021-elsewhere-every-field${path}`).expect(410)
      expect((answer.body as { detail: string }).detail).toContain('Withdrawn for tests')
    }
  })

  it.each(['', '/F1'])('is offered where a reader is told how to cite the record%s', async path => {
    const page = (await library.ask.get(`/reviews/2006-highland-left-school-unseen${path}`).expect(200)).text
    for (const ending of ['bib', 'ris']) expect(page).toContain(`href="${HIGHLAND}${path}.${ending}"`)
    expect(page).toContain('data-copy-label="Copy Markdown"')
    expect(page).toContain('data-copy-label="Copy citation"')
  })
})
