import { parseHtml, textOf } from './html-tree.ts'

const TEXT = /<(?:w|m|a):t(?:\s[^>]*)?>([^<]*)<|<c:v>([^<]*)<|<w:(?:tab|br|cr|noBreakHyphen|sym)\b/g

/**
 * Text of a part of a Word document, a passage for each paragraph, with what stands in text boxes, formulas, fields and
 * diagrams. What is deleted, and the place that something was moved from, are not its text.
 */
export function wordPassages(xml: string): string[] {
  return (
    xml
      // The same text again, for programs that cannot draw what it stands in.
      .replace(/<mc:Fallback\b[^>]*>[\s\S]*?<\/mc:Fallback>/g, '')
      .replace(/<w:moveFrom\b[^>]*>[\s\S]*?<\/w:moveFrom>/g, '')
      .split(/<\/(?:w|a):p>/)
      .map(paragraph =>
        [...`${paragraph}<`.matchAll(TEXT)].map(([, text, value]) => text ?? value ?? ' ').join(''),
      )
      .map(text => (text.includes('&') ? textOf(parseHtml(text)) : text.trim()))
      .filter(text => text !== '')
  )
}
