import { rm } from 'node:fs/promises'
import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { citeAs, toReferences } from '../../src/exports/cite-as.ts'
import type { CslItem } from '../../src/exports/to-csl.ts'
import { makeSnapshot, PLANTED, SITE } from './an-extract.ts'

let made: Awaited<ReturnType<typeof makeSnapshot>>
beforeAll(async () => void (made = await makeSnapshot()))
afterAll(() => rm(made.folder, { recursive: true, force: true }))

const HIGHLAND = '2006-highland-left-school-unseen'

function recordOf(id: string, item?: string) {
  const { corpus } = made.snapshot
  return { review: corpus.review(id)!, item: item === undefined ? undefined : corpus.item(id, item)! }
}

/** A file of references as a program reads it. */
function read(text: string): CslItem[] {
  return (new Cite(text as never) as unknown as { data: CslItem[] }).data
}

describe('a citation', () => {
  it('as text and as Markdown says whose words it is, with the original beside it', () => {
    const { text, markdown } = citeAs(recordOf(HIGHLAND, 'F1'), SITE)
    expect(text).toContain('in: Lessons library summary (grade B) of Danielle Reid')
    expect(text).toContain('The original: Highland Child Protection Committee (2006)')
    expect(text).toContain('not yet checked by a person')
    expect(markdown).toContain(`<https://lessons.test/reviews/${HIGHLAND}/F1>`)
    expect(markdown).toContain('The original: Highland Child Protection Committee (2006)')
  })

  it.each(['bib', 'ris'] as const)('as %s is read back as ours and the original', async form => {
    const [ours, original, ...more] = read(await toReferences(recordOf(HIGHLAND, 'F1'), form, SITE))
    expect(more).toEqual([])
    expect(ours!.title).toContain('Lessons library summary (grade B) of Danielle Reid')
    expect(ours!.URL).toBe(`https://lessons.test/reviews/${HIGHLAND}/F1`)
    expect(JSON.stringify(ours!.author)).toContain('Lessons library')
    expect(ours!.note).toContain(made.snapshot.corpus.item(HIGHLAND, 'F1')!.digest)
    expect(original).toMatchObject({
      type: 'report',
      title: 'Danielle Reid: Independent Review into the Circumstances Surrounding her Death',
    })
    expect(original!.issued!['date-parts'][0][0]).toBe(2006)
    expect(JSON.stringify(original!.author)).toContain('Highland Child Protection Committee')
  })

  it('of an invented record says so in every form, and names no original', async () => {
    const record = recordOf('2019-nowhere-demonstration-one')
    expect(citeAs(record, SITE).text).toContain('Invented demonstration record')
    for (const form of ['bib', 'ris'] as const) {
      const text = await toReferences(record, form, SITE)
      expect(read(text)).toHaveLength(1)
      expect(text).toContain('Invented demonstration record')
    }
  })

  it('of a review with planted text stays one reference on its own lines', async () => {
    const ris = await toReferences(recordOf('2015-nowhere-planted'), 'ris', SITE)
    expect(ris.match(/^TY {2}- /gm)).toHaveLength(2)
    expect(ris.match(/^ER {2}- /gm)).toHaveLength(2)
    for (const line of ris.split('\r\n').slice(0, -1)) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- /)
    expect(ris).toContain(PLANTED)
    const [, original] = read(await toReferences(recordOf('2015-nowhere-planted'), 'bib', SITE))
    expect(original!.title).toContain('=cmd|')
  })

  it('has keys by which ours and the original are told apart', async () => {
    const bib = await toReferences(recordOf(HIGHLAND, 'F1'), 'bib', SITE)
    expect(bib.match(/^@\w+\{([^,]+),$/gm)).toEqual([
      `@misc{${HIGHLAND}-F1,`,
      `@techreport{${HIGHLAND}-F1-original,`,
    ])
  })
})
