import { describe, expect, it } from 'vitest'
import { Spelling } from '../../../src/search/ranking/spelling.ts'

const spelling = new Spelling()
spelling.add(
  'Professional curiosity was lacking. Safeguarding, safeguarding and supervision. A guardian. The bruises.',
)
spelling.add('Compliance was disguised; the child was seen.')

describe('Spelling', () => {
  it.each([
    ['proffesional curiosity', 'professional curiosity'],
    ['safegaurding supervison', 'safeguarding supervision'],
    ['disguised complience', 'disguised compliance'],
    ['gaurdian', 'guardian'],
  ])('reads %s as %s', (typed, meant) => {
    expect(spelling.correct(typed)).toBe(meant)
  })

  it.each([
    ['words that are there', 'Supervision of the guardian'],
    ['another form of a word that is there', 'supervisions'],
    ['short words', 'chd'],
    ['numbers', 'section 47a 2010'],
    ['words that nothing is near', 'zyzzyva'],
  ])('leaves %s alone', (_, typed) => {
    expect(spelling.correct(typed)).toBe(typed)
  })

  it('prefers what begins alike, and then the more common', () => {
    const other = new Spelling()
    other.add('parting carting carting')
    expect(other.correct('darting')).toBe('carting')
    expect(other.correct('partign')).toBe('partign')
    other.add('partings')
    expect(other.correct('parsing')).toBe('parting')
  })

  it('takes a short word that begins otherwise for another word', () => {
    const other = new Spelling()
    other.add('She rang. The gate.')
    expect(other.correct('gang')).toBe('gang')
    expect(other.correct('gafe')).toBe('gate')
  })

  it('no longer means a word that nobody writes any more', () => {
    const other = new Spelling()
    other.add('parting partings')
    other.count('partings', -1)
    expect(other.correct('partingz')).toBe('parting')
    other.count('parting', -1)
    expect(other.correct('partinh')).toBe('partinh')
  })

  it('takes of words that are as near and as common the first of the alphabet', () => {
    for (const text of ['carting darting', 'darting carting']) {
      const other = new Spelling()
      other.add(text)
      expect(other.correct('zarting')).toBe('carting')
    }
  })
})
