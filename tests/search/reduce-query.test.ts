import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toSetPhrases } from '../../src/search/engine-synonyms.ts'
import { MOST_WORDS, reduceQuery, type ReducedQuery } from '../../src/search/reduce-query.ts'
import { STOP_WORDS } from '../../src/search/stop-words.ts'

const MARK = 'naïve café'

const cases: Array<[name: string, q: string, expected: Partial<ReducedQuery>]> = [
  ['nothing', '', { words: [], text: '' }],
  ['spaces', ' \t\n ', { words: [], text: '' }],
  [
    'everyday words',
    'school thought she had moved',
    { words: ['school', 'thought', 'moved'], dropped: ['she', 'had'], text: 'school thought moved' },
  ],
  ['stop words in any case', 'The School', { words: ['School'], dropped: ['The'] }],
  ['stop words alone, which are kept', 'the and of', { words: ['the', 'and', 'of'], dropped: [] }],
  ['a stop word that is excluded', '-the', { words: [], excluded: ['the'], text: '-the' }],
  ['a word twice', 'School school SCHOOL', { words: ['School'], dropped: [], text: 'School' }],
  ['a stop word twice, said once', 'the cat the dog', { words: ['cat', 'dog'], dropped: ['the'] }],
  ['punctuation around words', '(school), moved?!', { words: ['school', 'moved'] }],
  ['punctuation alone', '... ?! -- "', { words: [], text: '' }],
  ['an apostrophe inside a name', "O'Brien", { words: ["O'Brien"] }],
  ['a possessive', "the child's teacher", { words: ['child', 'teacher'], dropped: ['the'] }],
  ['a curly possessive', 'children’s homes', { words: ['children', 'homes'] }],
  ['a hyphenated word', 'self-harm', { words: ['self-harm'], text: 'self-harm' }],
  ['a number', 'section 47', { words: ['section', '47'] }],
  ['letters with accents', MARK, { words: ['naïve', 'café'] }],
  ['accents put together from parts', 'café'.normalize('NFD'), { words: ['café'] }],
  ['an emoji alone', '😀', { words: [], text: '' }],
  ['an emoji behind a word', 'school😀', { words: ['school'] }],
  ['control characters', 'school\u0001moved\u0000', { words: ['school', 'moved'], text: 'school moved' }],

  ['quoted text', '"had moved"', { phrases: ['had moved'], words: [], dropped: [], text: '"had moved"' }],
  ['quoted text with much space', '"  had \t moved "', { phrases: ['had moved'] }],
  [
    'quoted text among words',
    'school "had moved" she',
    {
      words: ['school'],
      phrases: ['had moved'],
      dropped: ['she'],
      text: 'school "had moved"',
    },
  ],
  ['curly quotation marks', '“had moved” „in care‟', { phrases: ['had moved', 'in care'] }],
  ['angle quotation marks', '«had moved»', { phrases: ['had moved'] }],
  ['an opening quotation mark alone', '"had moved', { words: ['moved'], phrases: [], text: 'moved' }],
  ['a quotation mark too many', '"had moved" school"', { words: ['school'], phrases: ['had moved'] }],
  ['a quotation mark inside a word', 'sch"ool', { words: ['sch', 'ool'], text: 'sch ool' }],
  ['quoted text against a word', 'school"had moved"she', { words: ['school'], phrases: ['had moved'] }],
  ['empty quotation marks', '"" " "', { phrases: [], text: '' }],
  ['quoted punctuation', '"..."', { phrases: [], text: '' }],

  ['an excluded word', 'school -police', { words: ['school'], excluded: ['police'], text: '-police school' }],
  ['only an excluded word', '-police', { words: [], excluded: ['police'], text: '-police' }],
  ['excluded text', '-"had moved"', { excluded: ['"had moved"'], phrases: [], text: '-"had moved"' }],
  ['an excluded word that is not ended', '-"police', { excluded: ['police'], words: [], text: '-police' }],
  [
    'excluded text that is not ended, to its end',
    'school -"police  station ',
    { excluded: ['"police station"'], words: ['school'], text: '-"police station" school' },
  ],
  ['excluded text that begins with a sign', '-"-police', { excluded: ['police'], words: [] }],
  ['a minus before nothing', 'school -"', { words: ['school'], excluded: [], text: 'school' }],
  ['an excluded word with a hyphen', '-self-harm', { excluded: ['self-harm'], text: '-"self-harm"' }],
  ['an excluded possessive', "-child's", { excluded: ["child's"], text: '-"child\'s"' }],
  ['a minus by itself', 'school - police', { words: ['school', 'police'], excluded: [] }],
  ['two minuses', '--police', { words: ['police'], excluded: [] }],
  ['a hyphen at the end', 'police-', { words: ['police'], excluded: [] }],
]

describe('reduceQuery', () => {
  it.each(cases)('reads %s', (_name, q, expected) => {
    expect(reduceQuery(q)).toMatchObject(expected)
  })

  it('keeps the ten longest of more words, in their order, and says which it left aside', () => {
    const q = 'aa bbbbbb ccc dddddd eeeeee ffffff gggggg hhhhhh iiiiii jjjjjj kkkkkk llllll'
    expect(reduceQuery(q)).toMatchObject({
      words: [
        'bbbbbb',
        'dddddd',
        'eeeeee',
        'ffffff',
        'gggggg',
        'hhhhhh',
        'iiiiii',
        'jjjjjj',
        'kkkkkk',
        'llllll',
      ],
      dropped: ['aa', 'ccc'],
    })
  })

  it('counts a hyphenated word by its parts, as the engine does', () => {
    const { words, dropped } = reduceQuery('one-two-three-four-five-six-seven alpha bravo charlie delta')
    expect(words).toEqual(['one-two-three-four-five-six-seven', 'alpha', 'bravo', 'charlie'])
    expect(dropped).toEqual(['delta'])
  })

  it('counts quoted texts among the ten, and says which of them it left aside', () => {
    const phrases = Array.from({ length: 11 }, (_, at) => `text ${at}`)
    const reduced = reduceQuery(`${phrases.map(phrase => `"${phrase}"`).join(' ')} school`)
    expect(reduced.phrases).toEqual(phrases.slice(0, 10))
    expect(reduced.words).toEqual([])
    expect(reduced.dropped).toEqual(['school', '"text 10"'])
  })

  it('looks for a word of more than ten parts rather than for nothing', () => {
    const word = 'a-b-c-d-e-f-g-h-i-j-k-l'
    expect(reduceQuery(word).text).toBe(word)
  })

  it('puts what is excluded first, since the engine reads no further than ten words', () => {
    const words = 'alpha bravo charlie delta echo foxtrot golf hotel india juliet'
    expect(reduceQuery(`${words} -kilo`).text).toBe(`-kilo ${words}`)
  })

  it('reads 500 characters', () => {
    const q = 'school '.repeat(71).slice(0, 497) + 'end'
    expect(q).toHaveLength(500)
    expect(reduceQuery(q).words).toEqual(['school', 'end'])
  })

  describe('with set phrases', () => {
    const setPhrases = toSetPhrases({
      groups: [
        { words: ['in care', 'looked after'] },
        { words: ['was not brought', 'missed appointment', 'voice of the child'] },
      ],
      'one-way': [{ from: 'Her partner', to: ['boyfriend'] }],
    })
    const reduce = (q: string) => reduceQuery(q, setPhrases)

    it('knows those of two or three words that have a stop word', () => {
      expect([...setPhrases].sort()).toEqual(['her partner', 'in care', 'looked after', 'was not brought'])
    })

    it.each([
      ['a child in care', ['child', 'in', 'care'], ['a']],
      ['She was not brought to school', ['was', 'not', 'brought', 'school'], ['She', 'to']],
      ['IN CARE', ['IN', 'CARE'], []],
      ['care in school', ['care', 'school'], ['in']],
      ['care, in turn', ['care', 'turn'], ['in']],
      ['the voice of the child', ['voice', 'child'], ['the', 'of']],
    ])('reads %s', (q, words, dropped) => {
      expect(reduce(q)).toMatchObject({ words, dropped })
    })
  })

  describe('for any text', () => {
    const parts = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('"', '-', ' ', '“', "'", 'self-harm', 'school', 'the', '-"', '\u0001'),
      ),
    )
    const text = parts.map(all => all.join(''))

    it('gives words and texts that hold letters or digits and no quotation mark', () => {
      fc.assert(
        fc.property(text, q => {
          const { words, phrases, excluded } = reduceQuery(q)
          for (const one of [...words, ...phrases, ...excluded.map(word => word.replace(/^"(.*)"$/, '$1'))]) {
            expect(one).toMatch(/[\p{L}\p{N}]/u)
            expect(one).not.toMatch(/["\u0000-\u001f]/)
          }
        }),
      )
    })

    it('gives no more than ten words and texts together', () => {
      fc.assert(
        fc.property(text, q => {
          const { words, phrases } = reduceQuery(q)
          expect(words.length + phrases.length).toBeLessThanOrEqual(MOST_WORDS)
        }),
      )
    })

    it('puts quotation marks in pairs to the engine, and a stop word only where nothing else is left', () => {
      fc.assert(
        fc.property(text, q => {
          const { text: put, words, phrases } = reduceQuery(q)
          expect((put.match(/"/g) ?? []).length % 2).toBe(0)
          const stop = words.filter(word => STOP_WORDS.has(word.toLowerCase()))
          if (stop.length > 0)
            expect({ stop: stop.length, phrases }).toEqual({ stop: words.length, phrases: [] })
        }),
      )
    })
  })
})
