import { describe, expect, it } from 'vitest'
import { rootPath } from '../../src/root-path.ts'
import { toEngineSynonyms } from '../../src/search/engine-synonyms.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'

const { synonyms: real } = await loadTaxonomy(rootPath('taxonomy'))

describe('toEngineSynonyms', () => {
  it('gives each word of a group the others', () => {
    const synonyms = toEngineSynonyms({ groups: [{ words: ['mum', 'mother', 'mam'] }], 'one-way': [] })
    expect(synonyms).toEqual({
      mum: ['mother', 'mam'],
      mother: ['mum', 'mam'],
      mam: ['mum', 'mother'],
    })
  })

  it('leads one way from a word to others and not back', () => {
    const synonyms = toEngineSynonyms({
      groups: [],
      'one-way': [{ from: 'kid', to: ['child', 'young person'] }],
    })
    expect(synonyms).toEqual({ kid: ['child', 'young person'] })
  })

  it('puts both kinds together for a word that has both', () => {
    const synonyms = toEngineSynonyms({
      groups: [{ words: ['killed', 'killing'] }],
      'one-way': [{ from: 'killed', to: ['murdered'] }],
    })
    expect(synonyms['killed']).toEqual(['killing', 'murdered'])
    expect(synonyms['killing']).toEqual(['killed'])
  })

  it('writes them in lower case', () => {
    const synonyms = toEngineSynonyms({ groups: [{ words: ['LADO', 'Designated Officer'] }], 'one-way': [] })
    expect(synonyms).toEqual({ lado: ['designated officer'], 'designated officer': ['lado'] })
  })

  it('enters a text of more than three words as a query reads after the reduction too', () => {
    const synonyms = toEngineSynonyms({
      groups: [{ words: ['voice of the child', 'wishes'] }],
      'one-way': [],
    })
    expect(synonyms).toEqual({
      'voice of the child': ['wishes'],
      'voice child': ['wishes'],
      wishes: ['voice of the child'],
    })
  })

  it('enters a possessive as a query reads after the reduction too', () => {
    const synonyms = toEngineSynonyms({
      groups: [{ words: ["children's social care", 'social services'] }],
      'one-way': [],
    })
    expect(synonyms['children social care']).toEqual(['social services'])
  })

  it('does not take a short text for one of its words', () => {
    const synonyms = toEngineSynonyms({
      groups: [{ words: ['was not brought', 'missed appointment'] }, { words: ['in care', 'looked after'] }],
      'one-way': [],
    })
    expect(Object.keys(synonyms).sort()).toEqual([
      'in care',
      'looked after',
      'missed appointment',
      'was not brought',
    ])
  })

  it('does not take a text for another that has synonyms of its own', () => {
    const synonyms = toEngineSynonyms({
      groups: [{ words: ['child on child abuse', 'peer on peer abuse'] }],
      'one-way': [{ from: 'child abuse', to: ['neglect'] }],
    })
    expect(synonyms['child abuse']).toEqual(['neglect'])
  })

  it('never makes a word a synonym of itself', () => {
    for (const [word, others] of Object.entries(toEngineSynonyms(real))) expect(others).not.toContain(word)
  })

  it('has every word of the real groups, and no single word that is only part of one', () => {
    const synonyms = toEngineSynonyms(real)
    const known = [...real.groups.flatMap(group => group.words), ...real['one-way'].map(({ from }) => from)]
    expect(Object.keys(synonyms)).toEqual(expect.arrayContaining(known.map(word => word.toLowerCase())))
    const single = Object.keys(synonyms).filter(word => !/[^\p{L}\p{N}]/u.test(word))
    expect(single.filter(word => !known.some(one => one.toLowerCase() === word))).toEqual([])
  })
})
