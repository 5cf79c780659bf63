import {
  BookmarkEnd,
  BookmarkStart,
  HeadingLevel,
  Paragraph,
  TableOfContents,
  TextRun,
  type ParagraphChild,
} from 'docx'
import { toPlainText } from './plain-text.ts'

/** Headings of one document, and the table of contents that leads to them. */
export interface Contents {
  heading(level: 1 | 2, text: string, options?: { pageBreakBefore?: boolean }): Paragraph
  /** Made when all headings are: with links and without page numbers, which Word puts in when somebody updates it. */
  table(): TableOfContents
}

/** Names its places by number from the first, where docx would go on counting from the document before. */
export function createContents(): Contents {
  const entries: Array<{ title: string; level: 1 | 2; href: string }> = []
  return {
    heading: (level, text, options) => {
      const number = entries.length + 1
      const title = toPlainText(text)
      const href = `_Toc${number}`
      entries.push({ title, level, href })
      return new Paragraph({
        ...options,
        heading: HeadingLevel[`HEADING_${level}`],
        // A bookmark of docx is these three, with a number that goes on from the last document.
        children: [
          new BookmarkStart(href, number),
          new TextRun(title),
          new BookmarkEnd(number),
        ] as unknown as ParagraphChild[],
      })
    },
    table: () =>
      new TableOfContents('Contents', {
        hyperlink: true,
        headingStyleRange: '1-2',
        beginDirty: false,
        cachedEntries: entries,
      }),
  }
}
