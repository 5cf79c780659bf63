import type { PDFPageProxy } from 'pdfjs-dist'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { checkPdf } from './check-pdf.ts'
import { ImportRefused, type ImportLimits } from './import-limits.ts'
import { PdfBlocks } from './pdf-blocks.ts'
import { splitPageEdges } from './pdf-edges.ts'
import { toLines, type Line, type Piece } from './pdf-pieces.ts'
import type { ImportNote, ReadDocument } from './import-note.ts'

const NO_TEXT =
  'The PDF holds pictures of pages and no text, as a scanner makes them. Have its text recognised first (OCR), or send the Word document it was made from.'
/** A page of text has far more letters. */
const FEWEST_LETTERS = 20

const DOUBT: ImportNote = {
  kind: 'doubt',
  text: 'A PDF says where letters stand, and not what is a heading, a paragraph or a table: these were worked out from the sizes and distances of its lines. Compare the draft with the document; the Word document it was made from is read better.',
}

/**
 * Reads the text of a PDF. What was worked out is said.
 * @throws ImportRefused
 */
export async function readPdf(bytes: Uint8Array, limits: ImportLimits): Promise<ReadDocument> {
  checkPdf(bytes, limits)
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    stopAtErrors: false,
  })
  const pdf = await task.promise
  try {
    if (pdf.numPages > limits.pages)
      throw new ImportRefused(
        `The PDF has ${pdf.numPages} pages, and at most ${limits.pages} are read. Send a part of it.`,
      )
    const pages: Line[][] = []
    let pieces = 0
    for (let number = 1; number <= pdf.numPages; number++) {
      const found = await piecesOf(await pdf.getPage(number))
      pieces += found.length
      if (pieces > limits.pieces)
        throw new ImportRefused('The PDF holds more pieces of text than a review does. Send a part of it.')
      pages.push(toLines(number, found))
    }
    const { Title: title } = (await pdf.getMetadata()).info as { Title?: string }
    return toDocument(pages, title?.trim() || undefined)
  } finally {
    await task.destroy()
  }
}

function toDocument(pages: Line[][], title: string | undefined): ReadDocument {
  const letters = pages.flat().reduce((sum, { text }) => sum + text.length, 0)
  if (letters < FEWEST_LETTERS) throw new ImportRefused(NO_TEXT)
  const { text, edges } = splitPageEdges(pages)
  const lines = text.flat()
  const reader = new PdfBlocks(lines)
  reader.add(lines)
  const empty = pages.flatMap((page, at) => (page.length === 0 ? [at + 1] : []))
  const notes: ImportNote[] = [
    DOUBT,
    ...empty.map(page => ({
      kind: 'doubt' as const,
      text: `Page ${page} has no text: it may be a picture.`,
    })),
    ...edges.map(line => ({ kind: 'page-edge' as const, text: `${line.text} (page ${line.page})` })),
    ...reader.notes,
  ]
  const { blocks } = reader
  const hasTitle = blocks.some(block => block.type === 'heading' && block.depth === 1)
  return { ...(!hasTitle && { title }), root: { type: 'root', children: blocks }, notes, isReview: false }
}

async function piecesOf(page: PDFPageProxy): Promise<Piece[]> {
  const { items } = await page.getTextContent()
  page.cleanup()
  return items.flatMap((item): Piece[] => {
    if (!('str' in item)) return []
    const [a = 0, b = 0, , , x = 0, y = 0] = item.transform as number[]
    return [
      { text: item.str, x, y, width: item.width, size: Math.hypot(a, b) || item.height, font: item.fontName },
    ]
  })
}
