import { search } from 'nlcst-search'
import retextEnglish from 'retext-english'
import { unified } from 'unified'
import { BLAME_PHRASES } from './blame-phrases.ts'
import { CHILD_BLAME_PHRASES } from './child-blame-phrases.ts'
import { HINDSIGHT_PHRASES } from './hindsight-phrases.ts'
import { JUDGEMENT_PHRASES } from './judgement-phrases.ts'
import { createMayContain } from './may-contain.ts'
import type { Phrase } from './phrase.ts'
import { isWithin, quotedRanges, type Range } from './quoted-ranges.ts'

/** Wording of hindsight or blame, with where it stands and what to write instead. */
export interface Hindsight {
  range: Range
  met: string
  better: string
}

const processor = unified().use(retextEnglish).freeze()

/** A pattern as a regular expression over text in lower case, one space between words and without apostrophes. */
const toExpression = (pattern: string) =>
  pattern.replaceAll('*', '\\b[a-z\\d]+\\b').replaceAll('(', '(?:').replaceAll(' ', ' *')

const matching = (patterns: readonly string[]) =>
  new RegExp(`\\b(?:${patterns.map(toExpression).join('|')})\\b`, 'g')

const PHRASES = [...HINDSIGHT_PHRASES, ...JUDGEMENT_PHRASES, ...BLAME_PHRASES, ...CHILD_BLAME_PHRASES]
const EACH = PHRASES.map(phrase => ({ phrase, expression: matching(phrase.patterns) }))
const mayContainAny = createMayContain(
  PHRASES.flatMap(({ patterns }) => patterns),
  toExpression,
)

/**
 * Wording that judges from the outcome or blames, by the published list, in the order of the text. What stands
 * between quotation marks are the words of others.
 * @param text a paragraph in Markdown
 * @param exempt further stretches that are not the author's words
 */
export function hindsightIn(text: string, exempt: readonly Range[] = []): Hindsight[] {
  const plain = withoutMarks(text)
  const asWords = plain.toLowerCase().replace(/['’]/g, '').replace(/\s+/g, ' ')
  // Most paragraphs have none of it, and reading one as English takes its time.
  if (!mayContainAny(asWords)) return []
  const tree = processor.parse(plain)
  const others = [...quotedRanges(text), ...exempt]
  const found = EACH.flatMap(({ phrase, expression }) => {
    const wordings = [...new Set([...asWords.matchAll(expression)].map(([met]) => met))]
    const ranges: Range[] = []
    if (wordings.length > 0)
      search(tree, wordings, (nodes, _index, sentence) => {
        const range = [nodes[0]!.position!.start.offset!, nodes.at(-1)!.position!.end.offset!] as const
        const { start, end } = sentence.position!
        if (!mayStand(plain, range, [start.offset!, end.offset!], phrase)) ranges.push(range)
      })
    return ranges.map(range => ({ range, met: text.slice(...range), better: phrase.better }))
  })
  return longestFirst(found.filter(({ range }) => !isWithin(range, others)))
}

function mayStand(text: string, range: Range, sentence: Range, phrase: Phrase): boolean {
  const before = inOneLine(text.slice(sentence[0], range[0]))
  const after = inOneLine(text.slice(range[1], sentence[1]))
  return phrase.unlessAfter?.test(before) === true || phrase.unlessBefore?.test(after) === true
}

function inOneLine(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ')
}

/** Marks of Markdown, citations and hyphens blanked out, so that offsets stay and words stand apart. */
function withoutMarks(text: string): string {
  return text
    .replace(/\[\^[^\]\s]+\]/g, mark => ' '.repeat(mark.length))
    .replace(/[*_`~]|(?<=\p{L})[-‐‑](?=\p{L})/gu, ' ')
}

/** Where two entries of the list meet in one place, the longer says it. */
function longestFirst(found: readonly Hindsight[]): Hindsight[] {
  const length = ({ range }: Hindsight) => range[1] - range[0]
  const kept: Hindsight[] = []
  for (const one of [...found].sort((a, b) => length(b) - length(a)))
    if (!kept.some(({ range }) => range[0] < one.range[1] && one.range[0] < range[1])) kept.push(one)
  return kept.sort((a, b) => a.range[0] - b.range[0])
}
