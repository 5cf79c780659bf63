import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MARK_END, MARK_START, type MarkedRecord } from '../../src/search/search-index.ts'
import { escapeHtml, toExcerpt, toLeadExcerpt, toMarkedHtml } from '../../src/search/to-excerpt.ts'

/** `[word]` stands for a marked word, so that a test can be read. */
const marked = (text: string) => text.replaceAll('[', MARK_START).replaceAll(']', MARK_END)

const record = (...passages: string[]): MarkedRecord => ({
  id: 'r_F1',
  title: 'Title',
  passages: passages.map(marked),
  anchors: passages.map((_, at) => `p-${at}`),
  sections: passages.map((_, at) => `Section ${at}`),
  speakers: passages.map((_, at) => (at % 2 === 0 ? 'report' : 'library')),
  words: [],
  inherited: [],
})

/** A text of numbered words, some of them marked. */
const longText = (length: number, ...marks: number[]) =>
  Array.from({ length }, (_, at) => (marks.includes(at) ? `[w${at}]` : `w${at}`)).join(' ')

const shown = (text: string) => toExcerpt(record(text))!.html

describe('toExcerpt', () => {
  it('is the passage with the most different words, with its section, anchor and speaker', () => {
    const found = toExcerpt(record('a [school]', 'the [school] [thought]', '[school] [School] [school]'))
    expect(found).toEqual({
      html: 'the <mark>school</mark> <mark>thought</mark>',
      section: 'Section 1',
      by: 'library',
      anchor: 'p-1',
    })
  })

  it('is the first of equals', () => {
    expect(toExcerpt(record('no mark', 'a [school]', 'b [thought]'))?.anchor).toBe('p-1')
  })

  it('is nothing where no passage has a word', () => {
    expect(toExcerpt(record('one', 'two'))).toBeUndefined()
    expect(toExcerpt(record())).toBeUndefined()
  })

  it('shows a short passage whole', () => {
    expect(shown(longText(45, 3))).toBe(toMarkedHtml(marked(longText(45, 3))))
  })

  it.each([
    ['the beginning', [2], 0, 44],
    ['a few words before a mark in the middle', [50], 42, 86],
    ['the end', [99], 55, 99],
    ['both of two marks that are far apart', [40, 84], 40, 84],
    ['as many words before two marks as there is room for', [40, 80], 36, 80],
    ['the stretch with more marks', [10, 70, 75], 62, 99],
    ['the first of two stretches with as many', [10, 70], 2, 46],
  ])('shows of a long passage %s', (_name, marks, first, last) => {
    const words = shown(longText(100, ...marks))
      .replace(/<\/?mark>/g, '')
      .split(' ')
      .filter(word => word !== '…')
    expect(words).toHaveLength(45)
    expect(words).toContain(`w${first}`)
    expect(words).toContain(`w${last}`)
  })

  it('says where a passage was cut', () => {
    expect(shown(longText(100, 2))).toMatch(/^w0 .* …$/)
    expect(shown(longText(100, 50))).toMatch(/^… .* …$/)
    expect(shown(longText(100, 99))).toMatch(/^… .*<mark>w99<\/mark>$/)
  })

  it('shows as many marks as any stretch of its length, wherever they stand', () => {
    const marks = fc.uniqueArray(fc.integer({ min: 0, max: 149 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(marks, at => {
        const most = Math.max(...at.map(first => at.filter(one => one >= first && one < first + 45).length))
        expect(shown(longText(150, ...at)).split('<mark>')).toHaveLength(most + 1)
      }),
    )
  })

  it('ends a mark of several words that was cut, and begins one', () => {
    const cutEnd = longText(100, 5).replace('w40 w41 w42 w43 w44 w45 w46', '[w40 w41 w42 w43 w44 w45 w46]')
    expect(shown(cutEnd)).toMatch(/<mark>w40 w41 w42 w43 w44<\/mark> …$/)
    const cutStart = `[${longText(54)}] ${longText(20)} [a] [b] [c] [d] ${longText(40)}`
    const html = shown(cutStart)
    expect(html.match(/<mark>/g)).toHaveLength(html.match(/<\/mark>/g)!.length)
  })
})

describe('toMarkedHtml', () => {
  it('escapes the text and marks what matched', () => {
    expect(toMarkedHtml(marked('<script>alert("[school]")</script> & \'x\''))).toBe(
      '&lt;script&gt;alert(&quot;<mark>school</mark>&quot;)&lt;/script&gt; &amp; &#39;x&#39;',
    )
  })

  it('leaves out marks without another half, which stand in the text itself', () => {
    expect(toMarkedHtml(marked('a] b [c [d] e [f'))).toBe('a b c <mark>d</mark> e f')
  })

  it('has no markup but marks, each of them ended, whatever the text', () => {
    const text = fc
      .array(fc.oneof(fc.string(), fc.constantFrom(MARK_START, MARK_END, '<', '>', '"', '&', '<mark>')))
      .map(parts => parts.join(''))
    fc.assert(
      fc.property(text, all => {
        const html = toMarkedHtml(all)
        const rest = html.replace(/<mark>[^<>]*<\/mark>/g, '')
        expect(rest).not.toMatch(/[<>"'\u0001\u0002]/)
      }),
    )
  })
})

describe('escapeHtml', () => {
  it('escapes the five characters that mean something', () => {
    expect(escapeHtml(`<a href="x" title='y'>&amp;`)).toBe(
      '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;',
    )
  })
})

describe('toLeadExcerpt', () => {
  const lead = { text: 'First <words>.', section: 'Questions', slug: 'questions', anchor: 'p-abc123' }

  it('is the first words with where they stand', () => {
    expect(toLeadExcerpt({ ...lead, slug: 'what-happened' }, 'summary')).toEqual({
      html: 'First &lt;words&gt;.',
      section: 'Questions',
      by: 'summary',
      anchor: 'p-abc123',
    })
  })

  it('says that the library speaks in some parts of a summary', () => {
    expect(toLeadExcerpt(lead, 'summary').by).toBe('library')
    expect(toLeadExcerpt(lead, 'review').by).toBe('report')
  })
})
