import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { docx } from '../../../src/exports/formats/docx.ts'
import type { ThematicExtract } from '../../../src/exports/thematic-extract.ts'
import { makeExtract, makeSnapshot, PLANTED, written } from '../an-extract.ts'
import { unzipped } from '../unzipped.ts'

let made: Awaited<ReturnType<typeof makeSnapshot>>
let extract: ThematicExtract
let files: Map<string, string>
beforeAll(async () => {
  made = await makeSnapshot()
  extract = makeExtract(made.snapshot)
  files = await unzipped(await written(docx, extract))
})
afterAll(() => rm(made.folder, { recursive: true, force: true }))

const unescaped = (xml: string) =>
  xml
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')

/** Paragraphs of the body, each with its style and its text. */
function paragraphs(): Array<{ style: string; text: string }> {
  return [...files.get('word/document.xml')!.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([xml]) => ({
    style: /<w:pStyle w:val="(\w+)"/.exec(xml)?.[1] ?? '',
    text: unescaped([...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('')),
  }))
}

const withStyle = (style: string) => paragraphs().flatMap(one => (one.style === style ? [one.text] : []))

describe('the Word report', () => {
  it('has each finding once under a theme, in styles that Word knows', () => {
    expect(withStyle('Title')).toEqual([`What ${PLANTED} says`])
    expect(withStyle('Heading1')).toEqual([
      'How this extract was made',
      'Figures',
      'Findings by theme',
      'Recommendations that address these findings',
      'Receipt',
    ])
    const findings = withStyle('Heading3').filter(text => text !== 'Also under this theme')
    expect(findings.toSorted()).toEqual(
      extract.rows.map(({ item }) => `${item!.id}. ${item!.title}`).toSorted(),
    )
    const styles = files.get('word/styles.xml')!
    for (const { style } of paragraphs())
      if (style !== '') expect(styles, style).toContain(`w:styleId="${style}"`)
  })

  it('marks what the library wrote, who wrote the record, and how to cite it', () => {
    const ours = paragraphs().flatMap(({ style }, at, all) => (style === 'Ours' ? [all[at + 1]!.text] : []))
    expect(new Set(ours)).toEqual(new Set(['What it means for children', 'Questions']))
    const about = withStyle('About').filter(text => text.startsWith('Finding of: '))
    expect(about).toHaveLength(extract.rows.length)
    expect(about.filter(text => !/Grade [ABC]: .* (not yet )?checked by a person/.test(text))).toEqual([])
    const cited = withStyle('Citation')
    expect(cited).toHaveLength(extract.rows.length)
    expect(cited.join(' ')).toContain('Lessons library summary (grade B) of')
    expect(cited.join(' ')).toContain('The original: Highland Child Protection Committee (2006)')
  })

  it('has numbered tables whose headings repeat, and contents that lead to their headings', () => {
    const body = files.get('word/document.xml')!
    const tables = [...body.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) => table)
    const captions = withStyle('Caption').filter(text => !text.startsWith('Figure '))
    expect(captions.map(text => Number(/^Table (\d+)\. ./.exec(text)?.[1]))).toEqual(
      tables.map((_, at) => at + 1),
    )
    expect(tables.filter(table => !/^.*?<w:tr>.*?<w:tblHeader/s.test(table))).toEqual([])
    const anchors = [...body.matchAll(/w:anchor="(_Toc\w+)"/g)].map(([, name]) => name!)
    expect(anchors.length).toBeGreaterThan(8)
    expect(anchors.filter(name => !body.includes(`w:name="${name}"`))).toEqual([])
    expect(body).not.toContain('w:dirty="true"')
  })

  it('links to the address of each finding', () => {
    const links = files.get('word/_rels/document.xml.rels')!
    for (const { id } of extract.rows) expect(links).toContain(`Target="https://lessons.test/reviews/${id}"`)
    const used = [...files.get('word/document.xml')!.matchAll(/r:id="(rIdLink\d+)"/g)].map(([, id]) => id!)
    expect(used.length).toBeGreaterThan(extract.rows.length)
    expect(used.filter(id => !links.includes(`Id="${id}"`))).toEqual([])
  })

  it('is in British English, with title, author and pages numbered', () => {
    expect(files.get('word/styles.xml')).toContain('<w:lang w:val="en-GB"')
    const core = files.get('docProps/core.xml')!
    expect(unescaped(core)).toContain(`<dc:title>${extract.title}</dc:title>`)
    expect(core).toContain('<dc:creator>Lessons library</dc:creator>')
    expect(files.get('word/footer1.xml')).toMatch(/PAGE.*NUMPAGES/s)
  })

  it('is the same document each time, apart from the time', async () => {
    const again = await unzipped(await written(docx, extract))
    expect([...again.keys()]).toEqual([...files.keys()])
    for (const [path, text] of again)
      if (path !== 'docProps/core.xml') expect(text, path).toBe(files.get(path))
  })

  it('leaves out characters that would make Word refuse it', async () => {
    const strange = { ...extract, title: 'A\u0000b\u0007c\uD800d' }
    const { ...all } = Object.fromEntries(await unzipped(await written(docx, strange)))
    expect(all['docProps/core.xml']).toContain('<dc:title>Abcd</dc:title>')
    const texts = Object.entries(all).filter(([name]) => !name.endsWith('.png'))
    expect(texts.filter(([, text]) => /[\u0000-\u0008]/.test(text))).toEqual([])
  })

  it('is whole where nothing matches', async () => {
    const none = await unzipped(await written(docx, makeExtract(made.snapshot, { from: 2190 })))
    expect(none.get('word/document.xml')).toContain('Nothing in the library matches.')
    expect(none.get('word/document.xml')).toContain('0 findings from 0 of')
  })
})
