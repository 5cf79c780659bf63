import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { deflateSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import mammoth from 'mammoth'
import { acceptTags } from '../../../src/authoring/import/accept-tags.ts'
import type * as importing from '../../../src/authoring/import/import-document.ts'
import type { ImportLimits } from '../../../src/authoring/import/import-limits.ts'
import { elementsIn, parseHtml, remove, textOf } from '../../../src/authoring/import/html-tree.ts'
import { toReviewDocx } from '../../../src/exports/docx/review-docx.ts'
import { toReviewTemplate } from '../../../src/exports/docx/review-template.ts'
import { rootPath } from '../../../src/root-path.ts'
import { loadTaxonomy } from '../../../src/taxonomy/load-taxonomy.ts'
import type { Taxonomy } from '../../../src/taxonomy/taxonomy.ts'
import { missingWords } from './read-back.ts'
import { wordFile } from './word-file.ts'

/** `npm test` builds first, and a thread of what is built starts in a tenth of the time; alone, a test runs the source. */
const IMPORT = process.env['LESSONS_BUILT']
  ? rootPath('dist/authoring/import/import-document.js')
  : '../../../src/authoring/import/import-document.ts'
const { importDocument } = (await import(IMPORT)) as typeof importing

let taxonomy: Taxonomy
beforeAll(async () => {
  taxonomy = await loadTaxonomy(rootPath('taxonomy'))
})

const bytesOf = (name: string) => readFile(rootPath(`tests/fixtures/import/${name}`))
const take = (name: string, bytes: Uint8Array, limits: Partial<ImportLimits> = {}) =>
  importDocument({ name, bytes }, taxonomy, limits)
/** Each is read once for all that is asked of it. */
const taken = new Map<string, Promise<importing.ImportedDocument>>()
const takeFixture = (name: string) => {
  const known = taken.get(name) ?? bytesOf(name).then(bytes => take(name, bytes))
  taken.set(name, known)
  return known
}
const headingsOf = ({ markdown }: importing.ImportedDocument) => markdown.match(/^##+ .+$/gm)

/** Words of a document, by another way than that of the import. */
async function wordsOf(name: string): Promise<string> {
  const bytes = await bytesOf(name)
  if (name.endsWith('.docx')) return (await mammoth.extractRawText({ buffer: bytes })).value
  if (name.endsWith('.md')) return bytes.toString()
  if (name.endsWith('.html')) {
    const tree = parseHtml(bytes.toString())
    for (const node of elementsIn(tree)) if (node.tagName === 'script') remove(tree, node)
    return textOf(tree)
  }
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const pages = Array.from({ length: pdf.numPages }, (_, at) => pdf.getPage(at + 1))
  const texts = (await Promise.all(pages)).map(async page => (await page.getTextContent()).items)
  return (await Promise.all(texts))
    .flat()
    .map(item => ('str' in item ? item.str : ''))
    .join(' ')
}

const SHAPES: ReadonlyArray<readonly [name: string, headings: string[]]> = [
  [
    'headed-report.docx',
    [
      ...['## Summary', '## Timeline', '## Findings', '### F1. Files travelled more slowly than people'],
      ...[
        '#### What happened',
        '#### Why it made sense at the time',
        '### F2. Supervision was about numbers',
      ],
      ...['## Recommendations', '### R1. Move the file with the person', '### R2. Ask about thinking'],
      ...['## Limits of this record', '## Not placed'],
    ],
  ],
  [
    'table-of-actions.docx',
    [
      ...['## Why this matters', '## Findings', '### F1. Missed visits were closed as completed'],
      ...[
        '### F2. Alerts from the invented clinic went to an address that nobody read',
        '## Recommendations',
      ],
      ...[
        '### R1. Add an answer for visits that were missed',
        '### R2. Read every address that is published',
      ],
      ...['### R3. Thank the clerk', '## What went well', '## Not placed'],
    ],
  ],
  [
    'without-styles.docx',
    [
      ...[
        '## Summary',
        '## Voice of the child and family',
        '## Findings',
        '### F1. Thresholds were read as walls',
      ],
      ...['#### Questions', '### F4. Letters were answered with letters', '## Recommendations'],
      '### R1. The invented council should name one person who may say yes',
      '### R2. Letters of refusal should say whom to ask next',
    ],
  ],
  [
    'for-print.pdf',
    [
      ...['## Summary', '## Timeline', '## Findings', '### F1. The form answered for the worker'],
      ...['### F2. Nobody owned the form', '## Recommendations', '### R1. Give the form an owner'],
      ...['### R2. Take the form out of use', '## Not placed'],
    ],
  ],
  [
    'web-page.html',
    [
      ...[
        '## Summary',
        '## Findings',
        '### F1. Each service saw one side',
        '#### Why it made sense at the time',
      ],
      ...['#### How widespread it is', "### F2. The gate was nobody's", '## Recommendations'],
      ...[
        '### R1. One service should hold the key',
        '### R2. The three notes should be one note',
        '## Not placed',
      ],
    ],
  ],
  [
    'plain-notes.md',
    [
      ...[
        '## Timeline',
        '## Findings',
        '### F1. Amber became the usual colour',
        '#### What it means for children',
      ],
      ...[
        '## Recommendations',
        '### R7. A recommendation among the learning points',
        '## Limits of this record',
      ],
      '## Not placed',
    ],
  ],
]

describe('a document that is taken in', { timeout: 60_000 }, () => {
  it.each(SHAPES)(
    '%s has its parts in the places of a review, and no word of it is lost',
    async (name, headings) => {
      const imported = await takeFixture(name)
      expect(headingsOf(imported)).toEqual(headings)
      const told = imported.notes.map(({ text, became = '' }) => `${text} ${became}`).join('\n')
      // The number of an item stands in its name.
      const draft = imported.markdown.replace(/^### ([FER])(\d+)\./gm, '$1$2 $2')
      expect(missingWords(await wordsOf(name), `${draft}\n${told}`)).toEqual([])
    },
  )

  it('keeps tables and footnotes, and lists pictures and the edges of pages', async () => {
    const { markdown, notes } = await takeFixture('headed-report.docx')
    expect(markdown).toContain('| First month | The first move is planned by telephone. |')
    expect(markdown).toContain('told in a letter.[^n1] Nobody')
    expect(markdown).toContain('[^n1]: Letter of the invented inspectorate, kept in a drawer.')
    expect(notes).toContainEqual({ kind: 'image', text: 'A map of the two invented homes' })
    const edges = notes.filter(({ kind }) => kind === 'page-edge').map(({ text }) => text)
    expect(edges).toEqual(['Invented for tests: not a real report', 'Lantern and Quarry Press'])
  })

  it('reads owner, date and findings of a table of recommendations into fields', async () => {
    const { markdown } = await takeFixture('table-of-actions.docx')
    expect(markdown).toContain('addresses: [F2]\nto: [Harbour Council, Harbour Police]\ndue: 2023')
  })

  it('says neither who wrote it nor what it is tagged with, and lets the rules name what is missing', async () => {
    const { markdown, problems, suggestions } = await takeFixture('headed-report.docx')
    expect(markdown).not.toMatch(/written-by|coded-by|systems-factor/)
    expect(problems.map(({ message }) => message).join('\n')).toContain('Missing `written-by`')
    expect(suggestions).toContainEqual(
      expect.objectContaining({
        item: 'F1',
        facet: 'systems-factor',
        term: 'workload-pressure',
        sentence: expect.stringContaining('high caseloads') as string,
      }),
    )
  })

  it('has what would identify somebody among its problems at once', async () => {
    const { problems } = await take(
      'notes.md',
      Buffer.from('# A review\n\n## Summary\n\nBorn on 14 March 2009, NHS number 943 476 5919.\n'),
    )
    expect(problems.filter(({ rule }) => rule.startsWith('disclosure')).length).toBeGreaterThan(0)
  })

  it('leaves a review in Markdown as it is, to the letter', async () => {
    const written = await readFile(rootPath('reviews/2009-haringey-accounts-taken-at-face-value.md'), 'utf8')
    const { markdown, notes, problems } = await take('review.md', Buffer.from(written))
    expect({ markdown, notes, problems }).toEqual({ markdown: written, notes: [], problems: [] })
  })

  it('leaves out what the template says, and keeps an instruction that somebody has changed', async () => {
    const { markdown, notes } = await take('template.docx', await toReviewTemplate(taxonomy))
    expect(notes.filter(({ kind }) => kind === 'instruction').length).toBeGreaterThan(10)
    expect(markdown).not.toContain('Grey text')
    expect(markdown).toContain('child-detail: held')
    expect(headingsOf({ markdown } as importing.ImportedDocument)).toContain(
      '### R1. What is asked, in one line',
    )
  })
})

describe('what a reader leaves out without a word', { timeout: 60_000 }, () => {
  const paragraph = (inner: string) => `<w:p>${inner}</w:p>`
  const words = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`

  it('is listed, and paragraphs of one cell are not run together', async () => {
    const cells = `<w:tc>${paragraph(words('one'))}${paragraph(words('two'))}</w:tc>`
    const body = [
      paragraph(`<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${words('Summary')}`),
      paragraph(`${words('By sum: ')}<m:oMath><m:r><m:t>nine in ten</m:t></m:r></m:oMath>`),
      paragraph(`<w:fldSimple w:instr="REF a">${words('of a field')}</w:fldSimple>`),
      paragraph(
        `<w:moveFrom w:id="1" w:author="a">${words('elsewhere')}</w:moveFrom>${words('Chi')}${words('ld')}`,
      ),
      `<w:tbl><w:tr>${cells}${cells}</w:tr><w:tr>${cells}${cells}</w:tr></w:tbl>`,
    ].join('')
    const { markdown, notes } = await take('a.docx', await wordFile(body))
    expect(notes.filter(({ kind }) => kind === 'lost').map(({ text }) => text)).toEqual([
      'By sum: nine in ten',
      'of a field',
    ])
    expect(markdown).toContain('| one two | one two |')
  })

  it('is told of what was deleted by tracked changes, stretch by stretch, and that alone', async () => {
    const gone = (text: string) =>
      `<w:del w:id="1" w:author="a"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`
    const body = [
      paragraph(`<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${words('Summary')}`),
      paragraph(
        `${words('The letter ')}${gone('was lost &amp; ')}${gone('found')}${words(' came back')}${gone('late')}`,
      ),
      `<w:p><w:pPr><w:rPr><w:del w:id="2" w:author="a"/></w:rPr></w:pPr>${gone('A whole paragraph.')}</w:p>`,
      paragraph(`<w:moveFrom w:id="3" w:author="a">${words('moved')}</w:moveFrom>`),
    ].join('')
    const { markdown, notes } = await take('a.docx', await wordFile(body))
    expect(notes.filter(({ kind }) => kind === 'deleted').map(({ text }) => text)).toEqual([
      'Deleted in the document: was lost & found',
      'Deleted in the document: late',
      'Deleted in the document: A whole paragraph.',
    ])
    expect(notes.filter(({ kind }) => kind === 'lost')).toEqual([])
    expect(notes.some(({ kind, text }) => kind === 'doubt' && text.includes('tracked changes'))).toBe(true)
    expect(markdown).toContain('The letter came back')
    expect(markdown).not.toContain('whole paragraph')
  })

  it('is nothing of a review that went to Word, but what no reader shows of a page is listed', async () => {
    const written = await readFile(rootPath('tests/fixtures/reviews/2021-elsewhere-every-field.md'), 'utf8')
    expect((await take('a.docx', await toReviewDocx(written))).notes).toEqual([])
    const page = '<h1>Summary</h1><math><mi>nine</mi></math><table><caption>Calls</caption><td>1</table>'
    const { markdown, notes } = await take('a.html', Buffer.from(page))
    expect(notes).toContainEqual({ kind: 'lost', text: 'nine' })
    expect(markdown).toContain('Calls')
  })
})

describe('terms that are accepted', () => {
  it('are written into the block of their item, and nothing else is changed', async () => {
    const { markdown } = await takeFixture('plain-notes.md')
    const tag = { item: 'F1', facet: 'practice-theme', term: 'workforce-and-capacity' }
    const wrong = { item: 'F9', facet: 'practice-theme', term: 'workforce-and-capacity' }
    const { markdown: after, refused } = acceptTags(markdown, [tag, wrong], taxonomy)
    expect(after).toBe(
      markdown.replace(
        'sources: [S1]\n```\n\nThe team',
        'sources: [S1]\npractice-theme: [workforce-and-capacity]\n```\n\nThe team',
      ),
    )
    expect(refused).toEqual([wrong])
  })
})

describe('a document that cannot be taken in', { timeout: 60_000 }, () => {
  const zip = async (name: string, content: Buffer) => {
    const file = new ZipFile()
    file.addBuffer(content, name)
    file.end()
    return buffer(file.outputStream)
  }
  const pdfWith = (stream: Buffer) =>
    Buffer.concat([
      Buffer.from(
        `%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>> endobj\n4 0 obj <</Length ${stream.length}/Filter/FlateDecode>> stream\n`,
      ),
      stream,
      Buffer.from('\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF'),
    ])

  it.each<
    [
      what: string,
      name: string,
      bytes: () => Promise<Uint8Array> | Uint8Array,
      message: RegExp,
      limits?: Partial<ImportLimits>,
    ]
  >([
    ['an empty file', 'a.docx', () => Buffer.alloc(0), /empty/],
    ['another kind', 'a.xlsx', () => Buffer.from('x'), /\.xlsx is not read here/],
    ['Word of the old kind', 'a.doc', () => Buffer.from('x'), /Save it as \.docx/],
    ['a file that is no archive', 'a.docx', () => Buffer.from('words'), /no Word document/],
    [
      'an archive without a document',
      'a.docx',
      () => zip('a.txt', Buffer.from('a')),
      /without a Word document/,
    ],
    ['one that is too large', 'a.md', () => Buffer.from('words'.repeat(10)), /larger than/, { bytes: 20 }],
    [
      'an archive that unpacks to too much',
      'a.docx',
      () => zip('word/document.xml', Buffer.alloc(5_000_000)),
      /unpacks to far more/,
      { unpackedBytes: 1_000_000 },
    ],
    [
      'an archive that says less than it holds',
      'a.docx',
      async () => {
        const bytes = await zip('word/document.xml', Buffer.alloc(5_000_000))
        const directory = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))
        bytes.writeUInt32LE(1_000, directory + 24)
        return bytes
      },
      /unpacks to far more|damaged/,
    ],
    [
      'a PDF that unpacks to too much',
      'a.pdf',
      () => pdfWith(deflateSync(Buffer.alloc(5_000_000, 32))),
      /unpacks to far more/,
      { unpackedBytes: 1_000_000 },
    ],
    [
      'a PDF of pictures',
      'a.pdf',
      () => pdfWith(deflateSync(Buffer.from('0 0 10 10 re f'))),
      /text recognised/,
    ],
    ['a PDF that is none', 'a.pdf', () => Buffer.from('words'), /is called a PDF/],
    [
      'a PDF with too many pages',
      'a.pdf',
      () => bytesOf('for-print.pdf'),
      /at most 1 are read/,
      { pages: 1 },
    ],
    ['a document without a word', 'a.md', () => Buffer.from(' \n\n'), /no text in the document/],
    [
      'more text than a review may have',
      'a.html',
      () => Buffer.from('words '.repeat(400_000)),
      /which is 2 MB/,
    ],
    ['bytes that are no text', 'a.md', () => Buffer.from([0xc3, 0x28, 0, 1]), /cannot be read as text/],
    [
      'one that takes too long',
      'a.docx',
      () => bytesOf('headed-report.docx'),
      /not read after 0.01 seconds/,
      { seconds: 0.01 },
    ],
    [
      'one that takes too much memory',
      'a.html',
      () => Buffer.from('<p>a'.repeat(200_000)),
      /more memory|not read after/,
      { memoryMb: 32, seconds: 20 },
    ],
    [
      'one that is nested without end',
      'a.html',
      () => Buffer.from('<div>'.repeat(20_000)),
      /nested too deeply|more memory|not read after/,
      { seconds: 3 },
    ],
  ])('is refused with a reason: %s', async (_what, name, bytes, message, limits) => {
    const refusal = take(name, await bytes(), limits)
    await expect(refusal).rejects.toThrow(message)
    await expect(refusal).rejects.toMatchObject({ name: 'ImportRefused', status: 422 })
  })
})
