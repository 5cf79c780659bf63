import type { Element, Root as HtmlRoot, RootContent } from 'hast'
import mammoth from 'mammoth'
import { FIELD_TABLE_HEAD, WORD_STYLES } from '../../corpus/word-form.ts'
import { checkZip } from './check-zip.ts'
import { deletedPassages } from './deleted-passages.ts'
import { takeFieldTables } from './field-tables.ts'
import { elementsIn, parseHtml, remove, textOf } from './html-tree.ts'
import { ImportRefused, type ImportLimits } from './import-limits.ts'
import { takeInstructions } from './instructions.ts'
import type { ImportNote, ReadDocument } from './import-note.ts'
import { toMarkdownTree } from './to-markdown-tree.ts'
import { takeWordNotes } from './word-notes.ts'
import { wordPassages } from './word-passages.ts'

const { citation, code, codeBlock, quote, listContinue, instruction } = WORD_STYLES

const STYLE_MAP = [
  "p[style-name='Title'] => p.title:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  `p[style-name='${instruction.name}'] => p.instruction:fresh`,
  `r[style-name='${citation.name}'] => span.citation`,
  `r[style-name='${code.name}'] => code`,
  `p[style-name='${codeBlock.name}'] => pre:separator('\\n')`,
  `p[style-name='${quote.name}'] => blockquote > p:fresh`,
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  `p[style-name='${listContinue.name}'] => ul|ol > li > p:fresh`,
  'comment-reference => sup.comment',
]

const EDGES = /^word\/(header|footer)\d*\.xml$/
const WANTED = /^word\/((header|footer|diagrams\/data|charts\/chart)\d*|document|footnotes|endnotes)\.xml$/

/**
 * Reads a Word document. What mammoth leaves out of the text (heads and feet of pages, comments, pictures) is listed.
 * @throws ImportRefused
 */
export async function readWord(
  bytes: Uint8Array,
  limits: ImportLimits,
  listFields: ReadonlySet<string>,
): Promise<ReadDocument> {
  const parts = await checkZip(bytes, limits, WANTED)
  const document = parts.get('word/document.xml')
  if (document === undefined)
    throw new ImportRefused(
      'The file is an archive without a Word document in it. Save the review as .docx and send that.',
    )
  const pictures = { count: 0 }
  const { value: html } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      styleMap: STYLE_MAP,
      // A map that the document brings along could hide text from whoever reads the draft.
      includeEmbeddedStyleMap: false,
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: `#${++pictures.count}` })),
    },
  )
  const tree = parseHtml(html)
  const notes: ImportNote[] = [...pageEdges(parts), ...trackedChanges(parts), ...innerDocuments(document)]
  const title = takeTitle(tree)
  notes.push(...takeInstructions(tree))
  const footnotes = takeWordNotes(tree, notes)
  const isReview = takeFieldTables(tree, listFields)
  const { root, images } = toMarkdownTree(tree, footnotes)
  notes.push(
    ...images.map(alt => ({ kind: 'image' as const, text: alt || 'A picture without a description' })),
  )
  const passages = [...parts]
    .filter(([name]) => !EDGES.test(name))
    .flatMap(([, xml]) => wordPassages(withoutFields(citedNotes(xml, document))))
  return { title, titleIsSure: title !== undefined, root, notes, passages, isReview }
}

function takeTitle(tree: HtmlRoot): string | undefined {
  const title = elementsIn(tree).find(node => hasClass(node, 'title') && textOf(node) !== '')
  if (title) remove(tree, title)
  return title && textOf(title)
}

function hasClass(node: RootContent | Element, name: string): boolean {
  return (
    node.type === 'element' &&
    Array.isArray(node.properties['className']) &&
    node.properties['className'].includes(name)
  )
}

/** A table of fields becomes YAML, every value of it, under other words. */
function withoutFields(xml: string): string {
  return xml.replace(/<w:tbl>(?:(?!<w:tbl>)[\s\S])*?<\/w:tbl>/g, table =>
    FIELD_TABLE_HEAD.every((word, at) => wordPassages(table)[at] === word) ? '' : table,
  )
}

/** Of a part with footnotes or endnotes those that are cited: Word shows no other. */
function citedNotes(xml: string, document: string): string {
  if (!/<w:(foot|end)notes\b/.test(xml)) return xml
  return [...xml.matchAll(/<w:(foot|end)note\s[^>]*?w:id="(-?\d+)"[^>]*>([\s\S]*?)<\/w:\1note>/g)]
    .filter(([, kind, id]) => new RegExp(`<w:${kind}noteReference[^>]*w:id="${id}"`).test(document))
    .map(([, , , note]) => note)
    .join('')
}

/** What a program put into the document as a file of its own, which Word shows as if it were its text. */
function innerDocuments(xml: string): ImportNote[] {
  if (!xml.includes('<w:altChunk')) return []
  return [
    {
      kind: 'doubt',
      text: 'The document holds another document, which was not read. Open it in Word, save it anew and send that.',
    },
  ]
}

/** Words of heads and feet of pages, each once. */
function pageEdges(parts: ReadonlyMap<string, string>): ImportNote[] {
  const texts = [...parts].filter(([name]) => EDGES.test(name)).map(([, xml]) => wordsOfXml(xml))
  return [...new Set(texts)].filter(Boolean).map(text => ({ kind: 'page-edge', text }))
}

function wordsOfXml(xml: string): string {
  const runs = xml.replaceAll('</w:p>', '<w:t> </w:t>').matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)
  return textOf(parseHtml([...runs].map(([, text]) => text).join(''))).trim()
}

/** Of the text and its notes; heads and feet of pages are left out as a whole. */
function trackedChanges(parts: ReadonlyMap<string, string>): ImportNote[] {
  const texts = [...parts].filter(([name]) => !EDGES.test(name)).map(([, xml]) => xml)
  if (!texts.some(xml => /<w:(del|ins) /.test(xml))) return []
  return [
    {
      kind: 'doubt',
      text: 'The document has tracked changes. What is inserted was taken in; what is deleted was not, and is listed. Accept or reject them in Word first if that is not what you mean.',
    },
    ...texts
      .flatMap(deletedPassages)
      .map(text => ({ kind: 'deleted' as const, text: `Deleted in the document: ${text}` })),
  ]
}
