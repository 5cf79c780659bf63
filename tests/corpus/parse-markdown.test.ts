import { describe, expect, it } from 'vitest'
import { parseMarkdown, splitByteOrderMark } from '../../src/corpus/parse-markdown.ts'

const types = (text: string) => parseMarkdown(text)!.children.map(({ type }) => type)

describe('parseMarkdown', () => {
  it('reads front matter, headings, tables and footnotes', () => {
    expect(types('---\nid: x\n---\n\n## A\n\n| a |\n|---|\n| b |\n\n[^S1]: A source.')).toEqual([
      'yaml',
      'heading',
      'table',
      'footnoteDefinition',
    ])
  })

  it('takes a citation for one before its footnote is written', () => {
    const [paragraph] = parseMarkdown('Said.[^S1]')!.children
    expect(paragraph).toMatchObject({
      children: [
        { type: 'text' },
        { type: 'footnoteReference', label: 'S1', position: { start: { line: 1, column: 6 } } },
      ],
    })
  })

  it('adds nothing to the text', () => {
    expect(types('Said.[^S1][^S2]')).toEqual(['paragraph'])
    expect(types('- Said.[^S1]')).toEqual(['list'])
    expect(types('')).toEqual([])
  })

  it.each([
    ['quotations', '> '.repeat(90) + 'x', '> '.repeat(150) + 'x'],
    ['lists', '- '.repeat(40) + 'x', '- '.repeat(80) + 'x'],
    ['quotations that would end the parser', '> x', `${'>'.repeat(20_000)} x`],
  ])('reads %s to a depth that no text needs', (_, shallow, deep) => {
    expect(parseMarkdown(shallow)).toBeDefined()
    expect(parseMarkdown(deep)).toBeUndefined()
  })
})

describe('splitByteOrderMark', () => {
  it('takes the mark off and keeps it', () => {
    expect(splitByteOrderMark('\uFEFFtext')).toEqual({ mark: '\uFEFF', text: 'text' })
    expect(splitByteOrderMark('text')).toEqual({ mark: '', text: 'text' })
  })
})
