import { describe, expect, it } from 'vitest'
import { createPartsReader, createWordReader } from '../../src/analysis/similar-words.ts'
import { rootPath } from '../../src/root-path.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'

const read = createWordReader({
  groups: [
    { words: ['local safeguarding children board', 'lscb', 'safeguarding board', 'a&e board'] },
    { words: ['mother', 'mum'] },
    { words: ['in care', 'looked after', 'looked-after child'] },
    { words: ['section 47', 's47'] },
  ],
})

const tokens = (text: string) => read(text).map(word => word.token)
const written = (text: string) => read(text).map(word => word.written)

describe('createWordReader', () => {
  it.each([
    ['forms of one word', 'moved moving moves', 'move move move'],
    ['capitals', 'Moved MOVED', 'moved moved'],
    ['an s of possession, straight or curly', 'clinic’s clinic’s', "clinic clinic's"],
    ['accents written in one sign or two', 'Climbie\u0301', 'Climbi\u00e9'],
    ['hyphens and spaces', 'multi-agency', 'multi agency'],
  ])('takes as the same: %s', (_, a, b) => {
    expect(tokens(a)).toEqual(tokens(b))
  })

  it.each([
    ['one word for another', 'mum', 'mother'],
    ['a plural of a synonym', 'mums', 'mothers'],
    ['an abbreviation for many words', 'the LSCB', 'the local safeguarding children board'],
    ['the same with possession', 'the LSCB’s', 'local safeguarding children board'],
    ['a phrase that needs its function word', 'was in care', 'was looked after'],
    ['a phrase with a number', 'section 47', 's47'],
    ['a phrase with a sign in it', 'A & E board', 'safeguarding boards'],
  ])('takes synonyms of one group as one: %s', (_, a, b) => {
    expect(tokens(a)).toHaveLength(1)
    expect(tokens(a)).toEqual(tokens(b))
  })

  it('takes the longest synonym that stands there, and the rest of the text after it', () => {
    expect(written('Local safeguarding children board papers')).toEqual([
      'local safeguarding children board',
      'papers',
    ])
    expect(tokens('local safeguarding children')).toHaveLength(3)
    expect(tokens('safeguarding')).not.toEqual(tokens('safeguarding board'))
  })

  it('leaves out function words and bare numbers, and nothing else', () => {
    expect(written('She was in the hospital for 24 hours in 2003, and nobody had asked why.')).toEqual([
      'hospital',
      'hours',
      'asked',
    ])
    expect(read('')).toEqual([])
    expect(read('— 12 … & the')).toEqual([])
  })

  it('shows a word with its capitals, but for one that only begins a sentence', () => {
    expect(written('Mum moved to England. Workers of CAMHS asked.\nSchool (Board) of “Wales”')).toEqual([
      'mum',
      'moved',
      'England',
      'workers',
      'CAMHS',
      'asked',
      'school',
      'board',
      'wales',
    ])
    expect(written('CAMHS')).toEqual(['CAMHS'])
  })

  it('knows each synonym of the library as itself and as no other group', async () => {
    const { synonyms } = await loadTaxonomy(rootPath('taxonomy'))
    const readAll = createWordReader(synonyms)
    const marks = synonyms.groups.map(({ words }) =>
      words.map(word => readAll(word).map(({ token }) => token)),
    )
    for (const [at, group] of marks.entries())
      for (const [n, mark] of group.entries()) expect(mark, synonyms.groups[at]!.words[n]).toEqual([`=${at}`])
  })

  it('does not take a word that finds others one way only for a synonym', async () => {
    const { synonyms } = await loadTaxonomy(rootPath('taxonomy'))
    const readAll = createWordReader(synonyms)
    const dna = synonyms['one-way'].find(({ from }) => from === 'dna')!
    expect(readAll('dna').map(({ token }) => token)).not.toEqual(
      readAll(dna.to[0]!).map(({ token }) => token),
    )
  })
})

describe('createPartsReader', () => {
  const readParts = createPartsReader({
    groups: [{ words: ['professional curiosity', 'respectful uncertainty'] }, { words: ['in care'] }],
  })

  it('gives beside a synonym of several words the words it is made of, without function words', () => {
    expect(readParts('Professional curiosity was lacking in care')).toEqual({
      tokens: ['=0', 'lack', '=1'],
      parts: [['profession', 'curios'], [], ['care']],
    })
  })

  it('reads the same words as the reader without parts', () => {
    const text = 'No respectful uncertainty, and no curiosity about life in care'
    expect(readParts(text).tokens).toEqual(
      createWordReader({
        groups: [{ words: ['professional curiosity', 'respectful uncertainty'] }, { words: ['in care'] }],
      })(text).map(({ token }) => token),
    )
  })
})
