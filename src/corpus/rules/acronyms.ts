import { unexpected } from '../../problems/problem.ts'
import { passagesOf } from '../passages.ts'
import { rangesOf, isWithin } from '../wording/quoted-ranges.ts'
import type { Rule } from './rule.ts'

/** Known to everybody who reads a newspaper. What only the field knows is explained. */
const KNOWN: ReadonlySet<string> = new Set(
  `UK GB EU US USA UN NHS GP MP MSP BBC ITV NSPCC QC KC OBE CBE MBE DBE TV PC DVD HIV AIDS DNA CCTV ID IT VAT PDF
  WWW HMP AM PM BC AD OK MBA PHD II III IV VI VII VIII IX XI XII`.split(/\s+/),
)

/** What a figure follows begins a number, not a name. */
const ACRONYM = /(?<![\p{L}\p{N}-])([A-Z]{2,7})s?(?![\p{L}\p{N}-]| ?\d)/gu

/** Words in capitals: what is shouted is not an acronym. */
const SHOUTED = /\b[A-Z]{2,}\s+[A-Z]{2,}\s+[A-Z]{2,}\b/

/** An acronym of the field is explained where it is first used. Looks at the text of every record. */
export const acronyms: Rule = file => {
  const seen = new Set(KNOWN)
  const titles = (file.frontMatter?.fields.sources ?? []).flatMap(({ title, publisher }) => [
    title,
    publisher,
  ])
  return passagesOf(file)
    .filter(({ isQuotation, line }) => !isQuotation && line !== undefined)
    .flatMap(({ text, placeAt }) => {
      if (SHOUTED.test(text)) return []
      const published = rangesOf(titles, text)
      return [...text.matchAll(ACRONYM)].flatMap(({ 0: met, 1: acronym, index }) => {
        const range = [index, index + met.length] as const
        if (seen.has(acronym!) || isWithin(range, published)) return []
        seen.add(acronym!)
        if (isExplained(text.slice(0, index), text.slice(range[1]))) return []
        return [
          {
            rule: 'acronym-unexplained',
            place: placeAt(...range),
            message: unexpected(met, 'text', 'the full words where it is first used'),
            met,
            hint: `Write the full words and put \`(${met})\` behind them, or use the words alone.`,
          },
        ]
      })
    })
}

/** `Local Safeguarding Children Board (LSCB)`, `the inspectorate, HMIE`, `LSCB (the local board …)`, `a scheme called …` */
function isExplained(before: string, after: string): boolean {
  return (
    /\p{L}[\p{L}’'-]*[*_"”’']*\s*\((?:the |or |known as |called )?[*_"“‘']*$/u.test(before) ||
    /(?:\p{L}, (?:the|or)|\b(?:called|named|known\s+as|inspectorate|watchdog|charity|union))\s+[*_"“‘']*$/u.test(
      before,
    ) ||
    /^[*_"”’']*\s*\((?!\[)[^)]*\p{L}\s+\p{L}/u.test(after) ||
    /^[*_"”’']*,?\s+(?:the|an?|or|short for|which stands for|stands for|means)\s+\p{L}/u.test(after)
  )
}
