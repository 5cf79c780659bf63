import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Row } from '../../src/analysis/catalogue.ts'
import { itemsOf } from '../../src/corpus/corpus.ts'
import { singleTerm } from '../../src/corpus/provenance.ts'
import { startSearchableLibrary, type SearchableLibrary } from './searchable-library.ts'

const THE_FINDING = '2006-highland-left-school-unseen/F1'
const ONE = '2001-nowhere-one'
const TWO = '2002-elsewhere-two'

let library: SearchableLibrary

beforeAll(async () => {
  library = await startSearchableLibrary([
    {
      id: ONE,
      title: 'The Zarquon inquiry',
      knownAs: ['Ottoline Fennimore'],
      findings: [
        {
          title: 'A brindlewort was not passed on',
          what: 'The quillwort went to a closed office. The oxbow stayed.',
          why: 'Nobody had been told of the marzipan, and the sign said "2 < 3 & more".',
          means: 'A pumpernickel that is not opened helps nobody.',
          question: 'Who opens the pumpernickel and the quillwort?',
          factors: ['supervision-gap'],
        },
        { title: 'Two services', what: 'Each believed that the other had the gargoyle.', agency: ['police'] },
      ],
      recommendations: [{ title: 'Open it', text: 'The haberdasher opens it.', addresses: ['F1'] }],
    },
    {
      id: TWO,
      title: 'Another inquiry',
      findings: [
        { title: 'A gargoyle and a quillwort', what: 'They met a haberdasher.', agency: ['police'] },
        { title: 'A gargoyle alone', what: 'It was seen.' },
      ],
    },
  ])
})

afterAll(() => library?.end())

const search = (params: Record<string, unknown>) => library.search(params)
const find = (params: Record<string, unknown>) => library.find(params)

describe('the search that a training lead makes', () => {
  const params = { q: 'school thought she had moved', agency: 'education' }

  it('has the finding about a child who left school first', async () => {
    const { hits, total, reduced } = await search(params)
    expect(hits[0]!.row.id).toBe(THE_FINDING)
    expect(total).toBeGreaterThan(0)
    expect(reduced).toMatchObject({ words: ['school', 'thought', 'moved'], dropped: ['she', 'had'] })
  })

  it('shows of it the passage that matched, marked, with its section, its anchor and whose words it is', async () => {
    const { hits } = await search(params)
    const { html, section, anchor, by } = hits[0]!.excerpt
    expect(html.match(/<mark>[^<]+<\/mark>/g)!.length).toBeGreaterThanOrEqual(3)
    const [review, item] = THE_FINDING.split('/') as [string, string]
    const body = await library.snapshot.corpus.body(review)
    const shown = body.items[item]!.find(part => part.passages.some(passage => passage.anchor === anchor))!
    expect(section).toBe(shown.heading)
    expect(by).toBe(['what-it-means-for-children', 'questions'].includes(shown.slug) ? 'library' : 'summary')
    const text = shown.passages.find(passage => passage.anchor === anchor)!.text
    const words = html.replace(/<\/?mark>|^… | …$/g, '').replaceAll('&#39;', "'")
    expect(text).toContain(words)
  })
})

describe('a match', () => {
  it.each([
    ['in the title of the finding', 'brindlewort', [`${ONE}/F1`]],
    ['in its own text', 'oxbow', [`${ONE}/F1`]],
    ['in different passages of its own text', 'oxbow marzipan pumpernickel', [`${ONE}/F1`]],
    ['in its title and its text', 'brindlewort quillwort', [`${ONE}/F1`]],
    ['in the title of its review', 'zarquon', [`${ONE}/F1`, `${ONE}/F2`]],
    ['in a known name of its review', 'fennimore', [`${ONE}/F1`, `${ONE}/F2`]],
    ['in its text and a known name', 'gargoyle fennimore', [`${ONE}/F2`]],
    ['not in the text of another finding', 'quillwort fennimore', [`${ONE}/F1`]],
    ['not in the text of its review', 'haberdasher zarquon', []],
    ['not in some of the words', 'oxbow gargoyle', []],
  ])('has every word %s', async (_where, q, expected) => {
    expect((await find({ q })).toSorted()).toEqual(expected)
  })

  it('has words in the labels and synonyms of its terms, by way of findings too', async () => {
    const { taxonomy } = library.snapshot
    const { label, synonyms } = taxonomy.facet('systems-factor')!.term('supervision-gap')!
    for (const text of [label, ...synonyms]) {
      expect(await find({ q: `${text} zarquon` })).toEqual([`${ONE}/F1`])
      expect(await find({ q: `${text} zarquon`, kind: 'recommendation' })).toEqual([`${ONE}/R1`])
    }
  })

  it('is, of a review, anywhere in it', async () => {
    expect(await find({ q: 'quillwort gargoyle haberdasher', kind: 'review' })).toHaveLength(2)
    expect(await find({ q: 'oxbow gargoyle haberdasher', kind: 'review' })).toEqual([ONE])
  })

  it('meets every filter', async () => {
    expect(await find({ q: 'gargoyle', agency: 'police' })).toHaveLength(2)
    expect(await find({ q: 'gargoyle', agency: ['police', 'education'] })).toHaveLength(3)
    expect(await find({ q: 'gargoyle', agency: 'police', from: '2003' })).toEqual([])
  })

  it.each(['moved', 'school', 'supervision', 'wales', 'invisible', 'gargoyle', 'laming'])(
    'for the quoted word "%s" is what has that word, read from the files themselves',
    async word => {
      const { catalogue } = library.snapshot
      for (const kind of ['finding', 'recommendation', 'review'] as const) {
        const rows = catalogue.rows.filter(
          row => row.kind === kind && !catalogue.demonstrations.has(row.number),
        )
        const expected: string[] = []
        for (const row of rows) if (await hasWord(row, word)) expected.push(row.id)
        expect((await find({ q: `"${word}"`, kind })).toSorted()).toEqual(expected.toSorted())
      }
    },
  )

  /** Whether the text of a row has a word, as the contract says: own section, terms, title, known names. */
  async function hasWord(row: Row, word: string): Promise<boolean> {
    const { corpus, taxonomy } = library.snapshot
    const body = await corpus.body(row.review.id)
    const own = row.item ? body.items[row.item.id]! : [...body.sections, ...Object.values(body.items).flat()]
    const terms = Object.entries(row.tags).flatMap(([key, tags]) =>
      tags === 'held' ? [] : tags.map(tag => taxonomy.facet(key)!.term(tag.term)!),
    )
    const { findings, episodes, recommendations } = row.review
    const items = row.item ? [row.item] : [...findings, ...episodes, ...recommendations]
    const texts = [
      ...items.map(item => item.title),
      row.review.title,
      row.review.area,
      ...row.review.knownAs.map(known => known.name),
      ...own.flatMap(section => section.passages.map(passage => passage.text)),
      ...terms.flatMap(term => [term.label, ...term.synonyms]),
      ...(row.kind === 'recommendation' ? row.item.to : []),
    ]
    return texts.some(text =>
      text
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .includes(word),
    )
  }
})

describe('an excerpt', () => {
  it('is the passage with the most of the words', async () => {
    const { hits } = await search({ q: 'quillwort pumpernickel' })
    expect(hits[0]!.excerpt).toMatchObject({
      html: 'Board: Who opens the <mark>pumpernickel</mark> and the <mark>quillwort</mark>?',
      section: 'Questions',
      by: 'library',
    })
  })

  it('shows text as text', async () => {
    const { hits } = await search({ q: 'marzipan' })
    expect(hits[0]!.excerpt.html).toContain('the sign said &quot;2 &lt; 3 &amp; more&quot;.')
    expect(hits[0]!.excerpt.section).toBe('Why it made sense at the time')
    expect(hits[0]!.excerpt.by).toBe('summary')
  })

  it('names the item a passage of a review stands in', async () => {
    const { hits } = await search({ q: 'marzipan', kind: 'review' })
    expect(hits[0]!.excerpt.section).toBe('F1 Why it made sense at the time')
  })

  it('is the first words where the match is in a title or a term, and the title is marked', async () => {
    const { hits } = await search({ q: 'brindlewort' })
    expect(hits[0]!.titleHtml).toBe('A <mark>brindlewort</mark> was not passed on')
    expect(hits[0]!.excerpt).toMatchObject({ section: 'What happened', by: 'summary' })
    expect(hits[0]!.excerpt.html).toMatch(/^The quillwort went to a closed office\./)
  })

  it('is the first words, unmarked, where there are no words to look for', async () => {
    const { hits } = await search({ area: 'Nowhere', to: '2001', sort: 'oldest' })
    const own = hits.filter(hit => hit.row.review.id === ONE)
    expect(own).toHaveLength(2)
    for (const { excerpt, titleHtml } of own) expect(excerpt.html + titleHtml).not.toContain('<mark>')
    expect(own[0]!.excerpt.anchor).toMatch(/^p-[0-9a-f]{6}$/)
  })

  it('leads, for every hit, to an anchor of its own text', async () => {
    for (const kind of ['finding', 'recommendation', 'review']) {
      const { hits } = await search({ q: 'school', kind, 'per-page': '100' })
      expect(hits.length).toBeGreaterThan(2)
      for (const { row, excerpt } of hits) {
        const body = await library.snapshot.corpus.body(row.review.id)
        const own = row.item
          ? body.items[row.item.id]!
          : [...body.sections, ...Object.values(body.items).flat()]
        // The title of an item, met in its review, leads to the item.
        if (itemsOf(row.review).some(item => item.id === excerpt.anchor)) continue
        const places = own.filter(section => section.passages.some(one => one.anchor === excerpt.anchor))
        expect(places.map(place => excerpt.section.endsWith(place.heading))).toContain(true)
      }
    }
  })
})

describe('related results', () => {
  it('are offered where matches are few, and are no matches', async () => {
    const { total, hits, related } = await search({ q: 'quillwort gargoyle' })
    expect([total, hits.map(hit => hit.row.id)]).toEqual([1, [`${TWO}/F1`]])
    expect(related.length).toBeGreaterThan(0)
    const ids = related.map(hit => hit.row.id)
    expect(ids).not.toContain(`${TWO}/F1`)
    // The review of the match and its recommendation are of another kind, and may stand here.
    expect(ids.filter(id => !id.startsWith(ONE) && !id.startsWith(TWO))).toEqual([])
  })

  it('are marked where they have some of the words', async () => {
    const { related } = await search({ q: 'quillwort gargoyle' })
    const marked = related.map(hit => [hit.titleHtml, hit.excerpt.html, ...hit.foundBy].join(' '))
    expect(marked.filter(html => html.includes('<mark>')).length).toBeGreaterThan(marked.length / 2)
  })

  it('are counted nowhere', async () => {
    const { total, reviews, kinds, facets, related } = await search({ q: 'oxbow gargoyle' })
    expect(related.length).toBeGreaterThan(0)
    expect([total, reviews, kinds.finding]).toEqual([0, 0, 0])
    for (const facet of facets) expect(facet.terms.filter(term => term.count > 0)).toEqual([])
  })

  it('meet every filter and have nothing that is excluded', async () => {
    const related = async (q: string, agency: string) =>
      (await search({ q, agency })).related.map(hit => hit.row.id)
    const taggedWith = (agency: string) => {
      const { catalogue } = library.snapshot
      return catalogue
        .withAnyTerm('agency', [agency])
        .rows()
        .map(row => catalogue.rows[row]!.id)
    }
    for (const agency of ['education', 'police']) {
      const ids = await related('oxbow gargoyle', agency)
      expect(ids.length).toBeGreaterThan(1)
      expect(taggedWith(agency)).toEqual(expect.arrayContaining(ids))
    }
    expect(await related('oxbow gargoyle -marzipan', 'education')).not.toContain(`${ONE}/F1`)
  })

  it('are not offered where matches are many, on further pages, or without words', async () => {
    const many = await search({ q: 'school' })
    expect(many.total).toBeGreaterThanOrEqual(10)
    expect(many.related).toEqual([])
    expect((await search({ q: 'oxbow gargoyle', page: '2' })).related).toEqual([])
    expect((await search({ area: 'Atlantis' })).related).toEqual([])
  })

  it('never overlap matches, for many queries', async () => {
    const words = ['school', 'police', 'quillwort', 'gargoyle', 'moved', 'haberdasher', 'letter', 'oxbow']
    for (const [at, word] of words.entries()) {
      for (const other of words.slice(at + 1)) {
        const params = { q: `${word} ${other}`, kind: at % 2 === 0 ? 'finding' : 'recommendation' }
        const { related, total } = await search(params)
        if (total >= 10) expect(related).toEqual([])
        const matches = new Set(await find(params))
        expect(related.filter(hit => matches.has(hit.row.id))).toEqual([])
      }
    }
  })
})

describe('the review that a query names', () => {
  const named = async (q: string, more = {}) => (await search({ q, ...more })).review?.id

  it.each([
    ['a known name in full', 'Danielle Reid', '2006-highland-left-school-unseen'],
    ['a surname', 'Climbie', '2003-london-laming-inquiry'],
    ['a known name of plain words', 'Baby P', '2009-haringey-accounts-taken-at-face-value'],
    ['a chair', 'laming', '2003-london-laming-inquiry'],
    ['a place it is called after', 'Kincora', '1986-northern-ireland-hughes-inquiry'],
    ['a title', 'the zarquon inquiry', ONE],
    ['a quoted name', '"Ottoline Fennimore"', ONE],
  ])('is known by %s', async (_by, q, expected) => {
    expect(await named(q)).toBe(expected)
  })

  it.each([
    'child protection',
    'serious case review',
    'school',
    'school thought she had moved',
    'death',
    '',
    'home',
  ])('is none for words of any review: %s', async q => {
    expect(await named(q)).toBeUndefined()
  })

  it('is shown whatever is chosen beside the name', async () => {
    expect(await named('fennimore', { kind: 'review', nation: 'scotland' })).toBe(ONE)
  })

  it('is among the reviews that match', async () => {
    const { review, hits } = await search({ q: 'Danielle Reid', kind: 'review' })
    expect(hits.map(hit => hit.row.id)).toContain(review!.id)
    expect(singleTerm(review!.tags, 'record')).toBe('summary')
  })
})
