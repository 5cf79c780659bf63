import { createServer } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadConfig } from '../../src/config.ts'
import { rootPath } from '../../src/root-path.ts'
import { EngineDown } from '../../src/search/engine/engine-errors.ts'
import { toEngineSynonyms, toSetPhrases } from '../../src/search/engine-synonyms.ts'
import { toIndexSettings } from '../../src/search/index-settings.ts'
import { KEY_LENGTH, matchKeyOf } from '../../src/search/match-keys.ts'
import { createMeilisearchIndex } from '../../src/search/meilisearch-index.ts'
import { reduceQuery } from '../../src/search/reduce-query.ts'
import { MARK_END, MARK_START, SearchUnavailable, type SearchIndex } from '../../src/search/search-index.ts'
import type { SearchRecord } from '../../src/search/search-record.ts'
import { toMarkedHtml } from '../../src/search/to-excerpt.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { aRecord } from './a-record.ts'
import { startEngine, type TestEngine } from './engine-for-tests.ts'

/*
 * What the rest of the library relies on, held to a real engine: the embedded one, or, where MEILI_URL and
 * MEILI_API_KEY are set, the server of one's own that they name.
 */

const SYNONYMS = {
  groups: [
    { words: ['mum', 'mother'] },
    { words: ['social services', "children's social care", 'lado'] },
    { words: ['in care', 'looked after'] },
    { words: ['was not brought', 'did not attend'] },
    { words: ['voice of the child', 'wishes and feelings'] },
  ],
  'one-way': [{ from: 'kid', to: ['toddler'] }],
}

const RECORDS = [
  aRecord('moved', ['The school thought that she had moved.']),
  aRecord('school', ['The school was closed.']),
  aRecord('apart', ['At the school.', 'She had moved.']),
  aRecord('title', ['Nothing else.'], { title: 'A school that moved' }),
  aRecord('named', ['Nothing else.'], { reviewTitle: 'The Elm Street inquiry', knownAs: ['Zoë Climbée'] }),
  aRecord('tagged', ['Nothing else.'], { words: ['Supervision gap', 'no oversight'] }),
  aRecord('addressed', ['Nothing else.'], { to: ['Elsewhere Constabulary'] }),
  aRecord('mother', ['Her mother came.']),
  aRecord('mum', ['Her mum came.']),
  aRecord('toddler', ['A toddler.']),
  aRecord('kid', ['A kid.']),
  aRecord('services', ['Social services came.']),
  aRecord('lado', ['The lado came.']),
  aRecord('in-care', ['A boy in care.']),
  aRecord('looked-after', ['A looked after boy.']),
  aRecord('care', ['The care of the garden.']),
  aRecord('missed', ['He was not brought.']),
  aRecord('attends', ['They attend.']),
  aRecord('wishes', ['Her wishes and feelings.']),
  aRecord('gate', ['The gate.']),
  aRecord('table', ['A table.']),
  aRecord('security', ['The security.']),
  aRecord('candlesticks', ['A candlesticks.']),
  aRecord('candelsticks', ['A candelsticks.']),
  aRecord('number', ['In 2006 there were 123456789.']),
  aRecord('scripted', ['All was scripted.']),
  aRecord('self-harm', ['Talk of self-harm.']),
  aRecord('self', ['A self portrait.']),
  aRecord('harm', ['Some harm.']),
  aRecord('possessive', ["The child's teacher."]),
  aRecord('teacher', ['A teacher.']),
  aRecord('eleven', ['alpha bravo charlie delta echoes foxtrot golfing hotels indian juliet kilogram']),
]

let test: TestEngine
let index: SearchIndex
let settings: Parameters<SearchIndex['replaceAll']>[0]

beforeAll(async () => {
  // The test runner has a BASE_URL of its own, so the settings of the engine are picked.
  const { MEILI_URL, MEILI_API_KEY, MEILI_BIN } = process.env
  test = await startEngine(loadConfig({ MEILI_URL, MEILI_API_KEY, MEILI_BIN }))
  index = test.index
  const taxonomy = await loadTaxonomy(rootPath('taxonomy'))
  settings = { ...toIndexSettings(taxonomy), synonyms: toEngineSynonyms(SYNONYMS) }
})

afterAll(() => test?.end())

const build = (records: readonly SearchRecord[] = RECORDS) => index.replaceAll(settings, records)

/** Ids of what a person finds who types this. */
const find = async (q: string) =>
  (await index.match(reduceQuery(q, toSetPhrases(SYNONYMS)).text, 'every-word')).toSorted()

const unavailable = (message: RegExp) =>
  expect.objectContaining({
    name: 'SearchUnavailable',
    message: expect.stringMatching(message) as string,
  }) as Error

describe('an index that is not there', () => {
  beforeAll(() => test.dropIndex())

  it('has no size', async () => {
    expect(await index.size()).toBeUndefined()
  })

  it('cannot be searched', async () => {
    await expect(index.match('school', 'every-word')).rejects.toThrow(SearchUnavailable)
  })
})

describe('match', () => {
  beforeAll(() => build())

  const found: Array<[rule: string, q: string, expected: string[]]> = [
    ['every word', 'school moved', ['apart', 'moved', 'title']],
    ['in any order', 'moved school', ['apart', 'moved', 'title']],
    ['in any case of letters', 'SCHOOL Moved', ['apart', 'moved', 'title']],
    ['not some of the words', 'school zebra', []],
    ['in the title of the review and in a tag', 'elm inquiry', ['named']],
    ['in tags', 'oversight supervision', ['tagged']],
    ['in a known name, without its accents', 'zoe climbee', ['named']],
    ['with accents that are not there', 'schóol clösed', ['school']],
    ['in an addressee', 'constabulary', ['addressed']],
    ['whole words alone', 'scr', []],
    ['the last word no less than the others', 'all scrip', []],
    ['stop words where nothing else is asked', 'she that', ['moved']],

    ['a synonym', 'mum', ['mother', 'mum']],
    ['a synonym the other way', 'mother', ['mother', 'mum']],
    ['a synonym that leads one way', 'kid', ['kid', 'toddler']],
    ['and not back', 'toddler', ['toddler']],
    ['a synonym of two words', 'social services', ['lado', 'services']],
    ['a synonym of two words by one', 'lado', ['lado', 'services']],
    ['a synonym with an apostrophe', "children's social care", ['lado', 'services']],
    ['a synonym with a curly apostrophe', 'children’s social care', ['lado', 'services']],
    ['a synonym with a stop word', 'a boy in care', ['in-care', 'looked-after']],
    ['no synonym of what is only a part of one', 'care', ['care', 'in-care']],
    ['a synonym of three words', 'did not attend', ['missed']],
    ['no synonym with the opposite meaning', 'attend', ['attends']],
    ['a synonym after the reduction', 'the voice of the child', ['wishes']],
    ['a synonym and another word', 'mum came', ['mother', 'mum']],

    ['no typo in four letters', 'gata', []],
    ['one typo in five letters', 'tabla', ['table']],
    ['two letters the wrong way round', 'tabel', ['table']],
    ['not two typos in eight letters', 'secarety', []],
    ['one typo in eight letters', 'securety', ['security']],
    ['two typos in a long word', 'cxndlestxcks', ['candlesticks']],
    ['not three typos in a long word', 'cxndxesxicks', []],
    ['no typo in the first of five letters', 'zable', []],
    ['a typo in the first of a long word', 'zandlesticks', ['candlesticks']],
    ['a number', '2006', ['number']],
    ['no typo in a number', '123456780', []],

    ['quoted text', '"thought that she"', ['moved']],
    ['quoted stop words', '"she had"', ['apart', 'moved']],
    ['no quoted text in another order', '"moved school"', []],
    ['no quoted text with a word between', '"school moved"', []],
    ['no quoted text across two passages', '"school she"', []],
    ['no typo in quoted text', '"tabla"', []],
    ['no synonym of quoted text', '"mum"', ['mum']],
    ['quoted text and a word', 'school "had moved"', ['apart', 'moved']],
    ['two quoted texts', '"the school" "had moved"', ['apart', 'moved']],
    ['a hyphenated word', 'self-harm', ['self-harm']],

    ['without a word', 'school -moved', ['school']],
    ['without a word in any case of letters', 'school -MOVED', ['school']],
    ['without a word that stands first', '-moved school', ['school']],
    ['without a word in a title', 'school -that', ['apart', 'school']],
    ['without the words of a typo or synonym', 'came -mother', ['lado', 'mum', 'services']],
    ['without quoted text', 'moved -"she had"', ['title']],
    ['without quoted stop words', 'school -"at the"', ['moved', 'school', 'title']],
    ['without a hyphenated word', 'harm -self-harm', ['harm']],
    ['without a possessive', "teacher -child's", ['teacher']],
    [
      'without a word, after ten words',
      'alpha bravo charlie delta echoes foxtrot golfing hotels indian juliet -kilogram',
      [],
    ],
    ['ten words', 'alpha bravo charlie delta echoes foxtrot golfing hotels indian juliet', ['eleven']],
    ['a quotation mark inside a word', 'scho"ol mo"ved', []],
  ]

  it.each(found)('finds %s: %s', async (_rule, q, expected) => {
    expect(await find(q)).toEqual(expected)
  })

  it('finds all but what is excluded where nothing else is asked', async () => {
    const all = RECORDS.map(record => record.id)
    const without = (...ids: string[]) => all.filter(id => !ids.includes(id)).toSorted()
    expect(await find('-school')).toEqual(without('school', 'moved', 'apart', 'title'))
    expect(await find('-"self-harm"')).toEqual(without('self-harm'))
    expect(await find('-self-harm')).toEqual(without('self-harm'))
    expect(await find('-school -"nothing else"')).toEqual(
      without('school', 'moved', 'apart', 'title', 'named', 'tagged', 'addressed'),
    )
  })

  it('finds everything for no words', async () => {
    expect(await find('')).toHaveLength(RECORDS.length)
  })

  it('puts what is written so before what is nearly so', async () => {
    expect(await index.match('candlesticks', 'every-word')).toEqual(['candlesticks', 'candelsticks'])
    expect(await index.match('candelsticks', 'every-word')).toEqual(['candelsticks', 'candlesticks'])
  })

  it('gives the same order each time, and the first of it for a limit', async () => {
    const first = await index.match('school', 'every-word')
    expect(first).toHaveLength(4)
    for (let time = 0; time < 5; time++) expect(await index.match('school', 'every-word')).toEqual(first)
    expect(await index.match('school', 'every-word', 2)).toEqual(first.slice(0, 2))
  })

  it('finds what has some of the words, where that is enough', async () => {
    const every = await index.match('teacher constabulary', 'every-word')
    const some = await index.match('teacher constabulary', 'some-words')
    expect(every).toEqual([])
    expect(some.length).toBeGreaterThan(0)
    expect(['teacher', 'possessive', 'addressed']).toEqual(expect.arrayContaining(some))
  })

  it('leaves out what is excluded, even where some of the words are enough', async () => {
    const some = await index.match('-school moved zebra', 'some-words')
    expect(some).not.toEqual(expect.arrayContaining(['school']))
    expect(some).not.toContain('moved')
  })
})

describe('all matches, as keys', () => {
  beforeAll(() => build())

  const KEYS = RECORDS.map(({ id }) => [matchKeyOf(id), id] as const)
  const idsOf = (keys: Uint8Array) => {
    const text = Buffer.from(keys).toString('latin1')
    return KEYS.filter(([key]) => text.includes(key)).map(([, id]) => id)
  }

  it.each(['school', 'school moved', 'mum', '"in care"', 'school -closed', 'nowhere', 'candlesticks'])(
    'are those that a search for %s gives one by one',
    async q => {
      const keys = await index.matchKeys(q)
      expect(keys.length % KEY_LENGTH).toBe(0)
      expect(idsOf(keys).toSorted()).toEqual((await index.match(q, 'every-word')).toSorted())
      expect(keys.length / KEY_LENGTH).toBe(idsOf(keys).length)
    },
  )
})

describe('a page of matches', () => {
  const narrowing = { kind: 'finding' as const, filters: {}, area: [] as string[] }
  const record = (id: string, says: Partial<SearchRecord>) => aRecord(id, ['The school moved.'], says)
  beforeAll(() =>
    build([
      record('one', { year: 2001, area: 'north “end”', agency: ['police'] }),
      record('two', { year: 2005, agency: ['education', 'police'] }),
      record('invented', { record: ['demonstration'] }),
      record('asked', { kind: 'recommendation' }),
    ]),
  )
  const ids = async (more: Partial<typeof narrowing & { from: number; to: number }>) =>
    (await index.page('school', { ...narrowing, ...more }, { offset: 0, limit: 10 }))
      .map(({ id }) => id)
      .toSorted()

  it('has the kind that is asked for and nothing invented, unless it is asked for', async () => {
    expect(await ids({})).toEqual(['one', 'two'])
    expect(await ids({ filters: { record: ['demonstration'] } })).toEqual(['invented'])
  })

  it('meets filters, years and areas', async () => {
    expect(await ids({ filters: { agency: ['education'] } })).toEqual(['two'])
    expect(await ids({ filters: { agency: ['education', 'police'] } })).toEqual(['one', 'two'])
    expect(await ids({ from: 2002 })).toEqual(['two'])
    expect(await ids({ to: 2002 })).toEqual(['one'])
    expect(await ids({ area: ['North “End”'] })).toEqual(['one'])
  })

  it('takes no value for a piece of filter', async () => {
    expect(await ids({ area: ['nowhere"] OR id IN ["one'] })).toEqual([])
  })
})

describe('mark', () => {
  const hostile = `x" onload='alert(1)' <script>school()</script> &amp; ${MARK_START}school${MARK_START} ${MARK_END}</mark> end`

  beforeAll(() =>
    build([
      aRecord('plain', ['The school.', 'Nothing.', 'It moved, the school.'], {
        title: 'A school',
        sections: ['What happened', 'Questions', 'Why'],
        speakers: ['report', 'library', 'report'],
        anchors: ['p-aaaaaa', 'p-bbbbbb', 'p-cccccc'],
        words: ['Left school', 'Police'],
      }),
      aRecord('other', ['Another school.']),
      aRecord('mother', ['Her mother lantren so.']),
      aRecord('hostile', [hostile], { title: hostile, words: [hostile] }),
    ]),
  )

  const on = (word: string) => `${MARK_START}${word}${MARK_END}`

  it('marks the words in titles, passages and tags, and keeps what belongs to each passage', async () => {
    const marked = await index.mark('school moved', ['plain'], 'every-word')
    expect([...marked.keys()]).toEqual(['plain'])
    expect(marked.get('plain')).toEqual({
      id: 'plain',
      title: `A ${on('school')}`,
      passages: [`The ${on('school')}.`, 'Nothing.', `It ${on('moved')}, the ${on('school')}.`],
      anchors: ['p-aaaaaa', 'p-bbbbbb', 'p-cccccc'],
      sections: ['What happened', 'Questions', 'Why'],
      speakers: ['report', 'library', 'report'],
      words: [`Left ${on('school')}`, 'Police'],
      inherited: [],
    })
  })

  it('marks synonyms, typos and quoted text', async () => {
    const passage = async (text: string) =>
      (await index.mark(text, ['mother'], 'every-word')).get('mother')?.passages[0]
    expect(await passage('mum')).toBe(`Her ${on('mother')} lantren so.`)
    expect(await passage('lantern')).toBe(`Her mother ${on('lantren')} so.`)
    expect(await passage('"her mother"')).toBe(`${on('Her mother')} lantren so.`)
  })

  it('gives only what is asked for and there, and nothing for nothing', async () => {
    const ids = async (...asked: string[]) =>
      [...(await index.mark('school', asked, 'every-word')).keys()].toSorted()
    expect(await ids('other', 'plain', 'nobody')).toEqual(['other', 'plain'])
    expect(await ids('mother')).toEqual([])
    expect(await ids()).toEqual([])
  })

  it('makes any text safe to show, marks or none', async () => {
    for (const text of ['school', 'end', 'alert']) {
      const record = (await index.mark(text, ['hostile'], 'every-word')).get('hostile')!
      for (const marked of [record.title, ...record.passages, ...record.words]) {
        const html = toMarkedHtml(marked)
        expect(html).toContain('<mark>')
        expect(html.replace(/<mark>[^<>]*<\/mark>/g, '')).not.toMatch(/[<>"'\u0001\u0002]/)
      }
    }
  })

  it.each([
    'other" OR id = "plain',
    'other"] OR id IN ["plain',
    'other\\" OR id = \\"plain',
    'other\\',
    '" OR 1=1 --',
    "other' OR id = 'plain",
    '\u0000other\n',
  ])('takes no id for a piece of filter: %j', async id => {
    expect([...(await index.mark('school', [id, 'other'], 'every-word')).keys()]).toEqual(['other'])
    expect([...(await index.mark('school', [id], 'every-word')).keys()]).toEqual([])
  })
})

describe('replaceAll', () => {
  beforeEach(() => build([aRecord('old', ['An old school.'])]))

  const holdsTheOld = async () => {
    expect(await index.match('school', 'every-word')).toEqual(['old'])
    expect(await index.size()).toBe(1)
  }

  it('puts new records in the place of the old and says how many', async () => {
    expect(await build([aRecord('new', ['A new school.']), aRecord('newer', ['A newer one.'])])).toBe(2)
    expect(await index.match('school', 'every-word')).toEqual(['new'])
    expect(await index.size()).toBe(2)
  })

  it('takes new settings with the records', async () => {
    const synonyms = { academy: ['school'] }
    expect(await index.match('academy', 'every-word')).toEqual([])
    await index.replaceAll({ ...settings, synonyms }, [aRecord('new', ['A new school.'])])
    expect(await index.match('academy', 'every-word')).toEqual(['new'])
  })

  it('answers from the old until the new is whole', async () => {
    async function* slowly() {
      yield aRecord('one', ['One new school.'])
      await holdsTheOld()
      yield aRecord('two', ['Another new school.'])
      await holdsTheOld()
    }
    expect(await index.replaceAll(settings, slowly())).toBe(2)
    expect((await index.match('school', 'every-word')).toSorted()).toEqual(['one', 'two'])
  })

  it('sends many records in several requests, since a server takes no more than 100 MB in one', async () => {
    const filler = 'x'.repeat(4 * 1024 * 1024)
    const tasksOf = async (records: Iterable<SearchRecord>) => {
      const before = await test.lastTask()
      await index.replaceAll(settings, records)
      return (await test.lastTask()) - before
    }
    function* many() {
      for (let at = 0; at < 10; at++) yield aRecord(`big-${at}`, ['A school.'], { filler })
    }
    const tasksOfOne = await tasksOf([aRecord('small', ['A school.'])])
    expect(await tasksOf(many())).toBeGreaterThan(tasksOfOne)
    expect(await index.match('school', 'every-word')).toHaveLength(10)
  })

  it('takes no records at all', async () => {
    expect(await build([])).toBe(0)
    expect(await index.size()).toBe(0)
    expect(await index.match('school', 'every-word')).toEqual([])
  })

  it('leaves no second index behind', async () => {
    await build()
    const { results = [] } = await test.ask('GET', '/indexes?limit=1000')
    expect(results.map(({ uid }) => uid).filter(uid => String(uid).startsWith(test.name))).toEqual([
      test.name,
    ])
  })

  it('keeps the old and says why where the engine refuses a record', async () => {
    const building = build([aRecord('good', ['A school.']), aRecord('no good id!', ['A school.'])])
    await expect(building).rejects.toThrow(
      unavailable(/could not finish documentAdditionOrUpdate.*no good id/),
    )
    await holdsTheOld()
  })

  it('keeps the old where the engine refuses the settings', async () => {
    const building = index.replaceAll({ ...settings, rankingRules: ['nonsense rule'] }, RECORDS)
    await expect(building).rejects.toThrow(SearchUnavailable)
    await holdsTheOld()
  })

  it('keeps the old where fewer arrived than were sent', async () => {
    const building = build([aRecord('twin', ['A school.']), aRecord('twin', ['A school.'])])
    await expect(building).rejects.toThrow(unavailable(/holds 1 of 2 records/))
    await holdsTheOld()
  })

  it('keeps the old where the records cannot be read to the end', async () => {
    function* breaking() {
      yield aRecord('one', ['A school.'])
      throw new Error('the file has gone')
    }
    await expect(index.replaceAll(settings, breaking())).rejects.toThrow(unavailable(/the file has gone/))
    await holdsTheOld()
  })

  it('builds anew after a build that failed', async () => {
    await expect(build([aRecord('no good id!', [])])).rejects.toThrow(SearchUnavailable)
    expect(await build([aRecord('new', ['A new school.'])])).toBe(1)
    expect(await index.match('school', 'every-word')).toEqual(['new'])
  })
})

describe('update', () => {
  beforeEach(() =>
    build([
      aRecord('kept', ['A school.']),
      aRecord('changed', ['An old school.']),
      aRecord('gone', ['A school.']),
    ]),
  )

  it('adds, replaces and takes away', async () => {
    await index.update(
      [aRecord('added', ['A new school.']), aRecord('changed', ['A new hospital.'])],
      ['gone'],
    )
    expect((await index.match('school', 'every-word')).toSorted()).toEqual(['added', 'kept'])
    expect(await index.match('hospital', 'every-word')).toEqual(['changed'])
    expect(await index.match('old', 'every-word')).toEqual([])
    expect(await index.size()).toBe(3)
  })

  it('only takes away', async () => {
    await index.update([], ['gone', 'never-there'])
    expect(await index.size()).toBe(2)
  })

  it('leaves a record no field of the one it replaces', async () => {
    await index.update([aRecord('changed', ['A school.'], { words: ['Police'] })], [])
    await index.update([aRecord('changed', ['A school.'])], [])
    expect(await index.match('police', 'every-word')).toEqual([])
  })

  it.each(['x" OR id = "kept', 'x"] OR id IN ["kept', 'kept\\', '*', 'kept OR id = gone'])(
    'takes away nothing but what is named: %j',
    async id => {
      await index.update([], [id]).catch((cause: unknown) => {
        expect(cause).toBeInstanceOf(SearchUnavailable)
      })
      expect(await index.size()).toBe(3)
    },
  )

  it('rejects where the engine refuses a record, and loses none', async () => {
    const updating = index.update([aRecord('no good id!', ['A school.'])], [])
    await expect(updating).rejects.toThrow(unavailable(/could not finish/))
    expect(await index.size()).toBe(3)
  })
})

describe('version', () => {
  it('is the version of the engine', async () => {
    expect(await index.version()).toMatch(/^\d+\.\d+\.\d+$/)
  })
})

describe('an engine that is away', () => {
  const calls: Array<[name: string, call: (away: SearchIndex) => Promise<unknown>]> = [
    ['match', away => away.match('school', 'every-word')],
    ['mark', away => away.mark('school', ['one'], 'every-word')],
    ['replaceAll', away => away.replaceAll({}, RECORDS)],
    ['update', away => away.update(RECORDS, ['one'])],
    ['size', away => away.size()],
    ['version', away => away.version()],
  ]

  it.each(calls)('makes %s reject while it has no address', async (_name, call) => {
    const away = createMeilisearchIndex(() => {
      throw new EngineDown('The engine is starting.')
    })
    await expect(call(away)).rejects.toThrow(unavailable(/The engine is starting/))
  })

  it.each(calls)('makes %s reject where nobody listens', async (_name, call) => {
    const url = await closedAddress()
    const away = createMeilisearchIndex(() => ({ url, apiKey: 'k' }))
    await expect(call(away)).rejects.toThrow(unavailable(/does not answer/))
  })

  it.each(calls)('makes %s reject where the key is not taken', async (_name, call) => {
    const away = createMeilisearchIndex(() => ({ url: test.engine.address().url, apiKey: 'wrong' }))
    await expect(call(away)).rejects.toThrow(unavailable(/API key/i))
  })

  it('is found again at another address', async () => {
    let url = await closedAddress()
    const moving = createMeilisearchIndex(() => ({ url, apiKey: test.engine.address().apiKey }))
    await expect(moving.version()).rejects.toThrow(SearchUnavailable)
    url = test.engine.address().url
    expect(await moving.version()).toMatch(/^\d/)
  })
})

/** An address on this machine where a moment ago somebody listened. */
async function closedAddress(): Promise<string> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise(resolve => server.close(resolve))
  return `http://127.0.0.1:${port}`
}
