import { parseHtml, textOf } from './html-tree.ts'

const RUN = /<w:delText(?:\s[^>]*)?>([^<]*)<\/w:delText>|<w:t[\s>]/g

/**
 * What somebody has deleted in a part of a Word document by tracked changes and nobody has yet accepted as deleted: a
 * passage for each stretch of it. What was moved is not among it, since it stands elsewhere.
 */
export function deletedPassages(xml: string): string[] {
  return xml
    .replace(/<mc:Fallback\b[^>]*>[\s\S]*?<\/mc:Fallback>/g, '')
    .replace(/<w:moveFrom\b[^>]*>[\s\S]*?<\/w:moveFrom>/g, '')
    .split(/<\/(?:w|a):p>/)
    .flatMap(stretchesOf)
    .map(text => textOf(parseHtml(text)).trim())
    .filter(text => text !== '')
}

/** Words that stay divide one deletion from the next. */
function stretchesOf(paragraph: string): string[] {
  const stretches = ['']
  for (const [, deleted] of paragraph.matchAll(RUN))
    if (deleted === undefined) stretches.push('')
    else stretches.push(`${stretches.pop()}${deleted}`)
  return stretches
}
