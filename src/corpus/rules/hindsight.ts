import { unexpected } from '../../problems/problem.ts'
import { passagesOf } from '../passages.ts'
import { ownLines } from '../record-of.ts'
import { hindsightIn } from '../wording/hindsight-in.ts'
import { rangesOf } from '../wording/quoted-ranges.ts'
import type { Rule } from './rule.ts'

/**
 * Wording that judges from the outcome, or blames instead of explaining. Of a summary it looks only at what the
 * library adds, since the rest says what a report found. Words of others, in quotation marks, in a block quotation or
 * in the title of a source, may stand.
 */
export const hindsight: Rule = file => {
  const titles = (file.frontMatter?.fields.sources ?? []).map(({ title }) => title)
  const isOwn = ownLines(file)
  return passagesOf(file)
    .filter(({ isQuotation, line }) => !isQuotation && isOwn(line))
    .flatMap(({ text, placeAt }) =>
      hindsightIn(text, rangesOf(titles, text)).map(({ range, met, better }) => ({
        rule: 'hindsight-wording',
        place: placeAt(...range),
        message: unexpected(met, 'text', 'words that explain, not words that judge from the outcome'),
        met,
        hint: `Better: ${better}.`,
      })),
    )
}
