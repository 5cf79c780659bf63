import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { fixFootnotes } from '../../src/corpus/fix-footnotes.ts'
import { footnoteText, isFootnoteOf } from '../../src/corpus/footnote-text.ts'
import { parseReview } from '../../src/corpus/parse-review.ts'
import { createReviewSchema } from '../../src/corpus/review-schema.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { TAXONOMY_DIR } from '../taxonomy/copy-taxonomy.ts'
import { fixtureReview, withChange } from './fixture-review.ts'

const taxonomy = await loadTaxonomy(TAXONOMY_DIR)
const schema = createReviewSchema(taxonomy)
const ID = '2021-elsewhere-every-field'
const fix = (text: string) => fixFootnotes(`${ID}.md`, text, taxonomy, schema)
const rulesOf = (text: string) =>
  parseReview(`${ID}.md`, text, taxonomy, schema).problems.map(({ rule }) => rule)

const COMPLETE = fixtureReview(ID)
const FOOTNOTES = COMPLETE.slice(COMPLETE.indexOf('[^S1]: '))
const BARE = COMPLETE.slice(0, COMPLETE.indexOf('\n[^S1]: '))

describe('fixFootnotes', () => {
  it('leaves a text with nothing to do as it is', () => {
    expect(fix(COMPLETE)).toBe(COMPLETE)
  })

  it.each([
    ['all of them, after an empty line', BARE],
    ['all of them, where the text ends without a line end', BARE.trimEnd()],
    ['all of them, in place of empty lines at the end', `${BARE}\n\n\n`],
    ['the last, below the others', COMPLETE.replace(/\[\^S3\]: .*\n/, '')],
    [
      'one whose year is wrong',
      withChange(
        COMPLETE,
        '*The invented Elsewhere report*, 2021.',
        '*The invented Elsewhere report*, 2020.',
      ),
    ],
    [
      'one whose signs are not escaped',
      withChange(COMPLETE, '\\*stars\\* and \\[brackets\\]', '*stars* and [brackets]'),
    ],
    [
      'one that goes on for several paragraphs',
      withChange(
        COMPLETE,
        '<https://elsewhere.example/statement>\n',
        '<https://elsewhere.example/statement>\n\n    A note of my own.\n',
      ),
    ],
    ['one with a label in lower case', withChange(COMPLETE, '[^S2]: Else', '[^s2]: Else')],
  ])('writes %s', (_, text) => {
    expect(fix(text)).toBe(COMPLETE)
  })

  it('writes those that are missing below those that are there, in the order of the sources', () => {
    const [first, second, third] = FOOTNOTES.trimEnd().split('\n')
    expect(fix(withChange(COMPLETE, `${first}\n`, ''))).toBe(`${BARE}\n${second}\n${third}\n${first}\n`)
  })

  it('writes no footnote for a source that is cited in tags alone', () => {
    const text = BARE.replaceAll('[^S3]', '')
    expect(fix(text)).toBe(`${text}\n${FOOTNOTES.slice(0, FOOTNOTES.indexOf('[^S3]'))}`)
  })

  it('keeps a footnote whose lines are only broken differently', () => {
    const text = withChange(COMPLETE, 'Elsewhere Council, \\[Council', 'Elsewhere Council,\n  \\[Council')
    expect(fix(text)).toBe(text)
    expect(rulesOf(text)).toEqual([])
  })

  it('keeps a footnote in the middle of the text where it is', () => {
    const [first] = FOOTNOTES.split('\n')
    const text = withChange(
      withChange(COMPLETE, `${first}\n`, ''),
      '## Timeline\n',
      `${first}\n\n## Timeline\n`,
    )
    expect(fix(text)).toBe(text)
    expect(fix(withChange(text, 'Elsewhere report*, 2021', 'Elsewhere report*, 1921'))).toBe(text)
  })

  it.each([
    ['CRLF line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['both', (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
  ])('keeps %s', (_, change) => {
    const wrong = withChange(
      COMPLETE,
      '*The invented Elsewhere report*, 2021.',
      '*The invented Elsewhere report*, 2020.',
    )
    expect(fix(change(BARE))).toBe(change(COMPLETE))
    expect(fix(change(wrong))).toBe(change(COMPLETE))
    expect(fix(change(COMPLETE))).toBe(change(COMPLETE))
  })

  it('keeps everything else to the letter, space at the ends of lines and odd spacing included', () => {
    const odd = withChange(
      withChange(BARE, '## Timeline\n', '##  Timeline  \n\n\n\t\n'),
      '- 2014:',
      '*   2014:',
    )
    const fixed = fix(odd)
    expect(fixed.startsWith(odd.trimEnd())).toBe(true)
    expect(fixed.slice(odd.trimEnd().length)).toBe(`\n\n${FOOTNOTES}`)
  })

  it.each([
    [
      'a title with two spaces and a line break',
      'title: "The invented Elsewhere report"',
      'title: "The  invented\\nElsewhere report"',
    ],
    [
      'a title in which Markdown means something',
      'title: "The invented Elsewhere report"',
      'title: "`The` _invented_ <b>Elsewhere</b> [^S9] \\\\ report"',
    ],
    [
      'a replacement pattern in a publisher',
      'publisher: Elsewhere Inquiry',
      'publisher: "$& $1 $\' Inquiry"',
    ],
  ])('is content with what it wrote for %s', (_, from, to) => {
    const fixed = fix(withChange(BARE, from, to))
    expect(fix(fixed)).toBe(fixed)
    expect(rulesOf(fixed)).toEqual([])
  })

  it('writes footnotes although another field has a fault', () => {
    expect(fix(withChange(BARE, 'nation: scotland', 'nation: scotlnd'))).toBe(
      withChange(COMPLETE, 'nation: scotland', 'nation: scotlnd'),
    )
  })

  it.each([
    ['front matter that cannot be read', withChange(BARE, 'nation: scotland', 'nation: [')],
    ['sources that cannot be read', withChange(BARE, 'publisher: Elsewhere Council,', '')],
    ['no front matter', 'Said.[^S1]\n'],
    ['very deep Markdown', `${'>'.repeat(500)} x[^S1]`],
    ['nothing', ''],
  ])('leaves a text with %s alone', (_, text) => {
    expect(fix(text)).toBe(text)
  })

  it('leaves every invalid fixture with the faults it has, but for those of its footnotes', () => {
    const folder = fileURLToPath(new URL('../fixtures/invalid/', import.meta.url))
    for (const name of readdirSync(folder).filter(file => file.endsWith('.md'))) {
      const text = readFileSync(`${folder}${name}`, 'utf8')
      const fixed = fix(text)
      expect(fix(fixed), name).toBe(fixed)
      expect(rulesOf(fixed), name).toEqual(
        rulesOf(text).filter(rule => rule !== 'footnote-undefined' && rule !== 'footnote-differs'),
      )
    }
  })
})

describe('footnoteText', () => {
  it.each([
    [
      'all that is known',
      { id: 'S1', title: 'A title', publisher: 'A board', year: 2006, url: 'https://example.org/a' },
      '[^S1]: A board, *A title*, 2006. <https://example.org/a>',
    ],
    [
      'no year and no address',
      { id: 'S2', title: 'A title', publisher: 'A board' },
      '[^S2]: A board, *A title*.',
    ],
    [
      'a description in brackets, which is no title',
      { id: 'S3', title: '[News report]', publisher: 'A paper', year: 2006 },
      '[^S3]: A paper, \\[News report\\], 2006.',
    ],
    [
      'signs that Markdown keeps',
      { id: 'S4', title: 'A *b* _c_ `d` <e> \\', publisher: 'F*' },
      '[^S4]: F\\*, *A \\*b\\* \\_c\\_ \\`d\\` \\<e\\> \\\\*.',
    ],
  ])('says %s', (_, source, expected) => {
    expect(footnoteText(source)).toBe(expected)
    expect(isFootnoteOf(source, `${expected}  \r\n`)).toBe(true)
    expect(isFootnoteOf(source, `${expected} More.`)).toBe(false)
  })
})
