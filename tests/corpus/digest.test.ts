import { describe, expect, it } from 'vitest'
import { normaliseSection, passageAnchor, sectionDigest, sha256 } from '../../src/corpus/digest.ts'

const SECTION = '### F1. A title\n\nA paragraph\nof two lines.\n'

describe('sha256', () => {
  it('is the one that everybody else computes', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(sha256(new TextEncoder().encode('é'))).toBe(sha256('é'))
  })
})

describe('sectionDigest', () => {
  it.each([
    ['CRLF line ends', SECTION.replaceAll('\n', '\r\n')],
    ['CR line ends', SECTION.replaceAll('\n', '\r')],
    ['space at the end of a line', SECTION.replace('title\n', 'title \t\n')],
    ['empty lines around', `\n\n${SECTION}\n\n`],
  ])('does not change for %s', (_, text) => {
    expect(sectionDigest(text)).toBe(sectionDigest(SECTION))
  })

  it.each([
    ['a letter', SECTION.replace('two', 'too')],
    ['a capital', SECTION.replace('A title', 'a title')],
    ['a space within a line', SECTION.replace('A title', 'A  title')],
    ['indentation', SECTION.replace('of two', '  of two')],
    ['a line break', SECTION.replace('paragraph\nof', 'paragraph of')],
    ['an empty line', SECTION.replace('paragraph\n', 'paragraph\n\n')],
  ])('changes with %s', (_, text) => {
    expect(sectionDigest(text)).not.toBe(sectionDigest(SECTION))
  })

  it('is the SHA-256 of the text with LF line ends and trimmed lines', () => {
    expect(normaliseSection('  a \r\n b\t\r\n')).toBe('a\n b')
    expect(sectionDigest('a \r\nb\r\n')).toBe(sha256('a\nb'))
  })
})

describe('passageAnchor', () => {
  it('is p- and six hex digits of the text', () => {
    expect(passageAnchor('abc')).toBe('p-ba7816')
  })

  it('does not change with how the lines are broken', () => {
    expect(passageAnchor('a paragraph\nof  two\r\nlines ')).toBe(passageAnchor('a paragraph of two lines'))
  })

  it('changes with the words', () => {
    expect(passageAnchor('two lines')).not.toBe(passageAnchor('Two lines'))
  })
})
