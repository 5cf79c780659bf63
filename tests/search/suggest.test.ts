import { describe, expect, it } from 'vitest'
import { Catalogue } from '../../src/analysis/catalogue.ts'
import { loadSnapshot, type Snapshot } from '../../src/analysis/snapshot.ts'
import type { Review } from '../../src/corpus/review.ts'
import { rootPath } from '../../src/root-path.ts'
import { hasReadWords } from '../../src/search/suggest-reading.ts'
import { MOST_SUGGESTIONS, suggest } from '../../src/search/suggest.ts'
import { STOP_WORDS } from '../../src/search/stop-words.ts'
import { toWords } from '../../src/search/suggest-words.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { aFinding, aRecommendation, aReview, tagged } from '../analysis/a-review.ts'

const taxonomyDir = rootPath('taxonomy')
const taxonomy = await loadTaxonomy(taxonomyDir)
const real = await loadSnapshot({ taxonomyDir, reviewsDir: rootPath('reviews') })
const withFixtures = await loadSnapshot({ taxonomyDir, reviewsDir: rootPath('tests/fixtures/reviews') })

/** A library of invented reviews alone. */
function libraryOf(...reviews: Review[]): Pick<Snapshot, 'catalogue' | 'taxonomy'> {
  return { taxonomy, catalogue: new Catalogue(reviews, taxonomy) }
}

const ZEBRA = aReview({
  id: '2019-nowhere-zebra',
  title: 'Zebra Street: what was learnt',
  published: '2019-06',
  area: 'Nowhere',
  knownAs: [{ name: 'Quagga Court', source: 'S1' }],
  findings: [
    aFinding('F1', {}, { title: 'Staff at the zebra crossing saw nothing' }),
    aFinding('F2', {}, { title: 'Zebra crossings were not watched' }),
  ],
  recommendations: [aRecommendation('R1', {}, { title: 'Watch every zebra crossing' })],
})

describe('suggest', () => {
  it('names each thing with what it is and where it is', () => {
    expect(suggest('zebra', libraryOf(ZEBRA))).toEqual([
      {
        kind: 'review',
        label: 'Zebra Street: what was learnt',
        detail: 'Review, Nowhere, 2019',
        url: '/reviews/2019-nowhere-zebra',
      },
      {
        kind: 'finding',
        label: 'Zebra crossings were not watched',
        detail: 'Finding, Nowhere, 2019',
        url: '/reviews/2019-nowhere-zebra/F2',
      },
      {
        kind: 'finding',
        label: 'Staff at the zebra crossing saw nothing',
        detail: 'Finding, Nowhere, 2019',
        url: '/reviews/2019-nowhere-zebra/F1',
      },
      {
        kind: 'recommendation',
        label: 'Watch every zebra crossing',
        detail: 'Recommendation, Nowhere, 2019',
        url: '/reviews/2019-nowhere-zebra/R1',
      },
    ])
  })

  it('finds a review by what it is known as, and says so', () => {
    expect(suggest('quag', libraryOf(ZEBRA))).toEqual([
      expect.objectContaining({
        label: 'Zebra Street: what was learnt',
        detail: 'Review known as Quagga Court, Nowhere, 2019',
      }),
    ])
  })

  it('finds a term by its label and by a synonym, and says which', () => {
    const details = (q: string) =>
      suggest(q, libraryOf(ZEBRA)).map(({ label, detail, url }) => [label, detail, url])
    expect(details('supervision gap')).toEqual([
      ['Supervision gap', 'Term: Systems factor', '/taxonomy/systems-factor/supervision-gap'],
    ])
    expect(details('professional curio')).toEqual([
      [
        'Critical thinking and challenge',
        'Term: Practice theme, also “professional curiosity”',
        '/taxonomy/practice-theme/critical-thinking',
      ],
    ])
  })

  it.each([
    ['the beginning of each word', 'zeb cros', ['F2', 'F1', 'R1']],
    ['words in any order', 'crossing zebra', ['F2', 'F1', 'R1']],
    ['capitals and signs', 'ZEBRA, Cross', ['F2', 'F1', 'R1']],
    ['words that say nothing, which need not be there', 'a zebra on the crossing', ['F2', 'F1', 'R1']],
    ['a word that is nowhere', 'zebra giraffe', []],
    ['the middle of a word, which is no beginning', 'ossing', []],
    ['an excluded word, which says nothing of what is looked for', 'watch -zebra', ['R1', 'F2']],
    ['excluded text', 'watch -"zebra crossing"', ['R1', 'F2']],
  ])('takes %s', (_, q, expected) => {
    const items = suggest(q, libraryOf(ZEBRA)).filter(
      ({ kind }) => kind === 'finding' || kind === 'recommendation',
    )
    expect(items.map(({ url }) => url.split('/').at(-1)).sort()).toEqual([...expected].sort())
  })

  it.each(['', ' ', 'z', '-', '"', '…', '-zebra'])('has nothing to suggest for %j', q => {
    expect(suggest(q, libraryOf(ZEBRA))).toEqual([])
  })

  it('suggests for a word that says nothing while it is all there is', () => {
    const { kind, label } = suggest('at', libraryOf(ZEBRA)).find(one => one.kind === 'finding')!
    expect({ kind, label }).toEqual({ kind: 'finding', label: 'Staff at the zebra crossing saw nothing' })
  })

  it('puts newer records first, and one that begins so before one that contains it', () => {
    const review = (year: number, title: string) =>
      aReview({ id: `${year}-nowhere-x`, published: String(year), findings: [aFinding('F1', {}, { title })] })
    const library = libraryOf(
      review(2001, 'Quokka seen'),
      review(2020, 'Nobody saw the quokka'),
      review(2010, 'Quokka unseen'),
      review(2015, 'The quokka again'),
    )
    expect(suggest('quok', library).map(({ label }) => label)).toEqual(
      ['Quokka unseen', 'Quokka seen', 'Nobody saw the quokka'].concat('The quokka again'),
    )
  })

  it('gives three of each kind a place before any has more, at most eight in all', () => {
    const many = (letter: string, kind: typeof aFinding) =>
      Array.from({ length: 9 }, (_, at) => kind(`${letter}${at + 1}`, {}, { title: `Okapi ${letter} ${at}` }))
    const kindsOf = (library: ReturnType<typeof libraryOf>) =>
      suggest('okapi', library).map(({ kind }) => kind)
    const findings = many('F', aFinding)
    const only = aReview({ findings })
    expect(kindsOf(libraryOf(only))).toEqual(Array.from({ length: MOST_SUGGESTIONS }, () => 'finding'))
    const recommendations = Array.from({ length: 9 }, (_, at) =>
      aRecommendation(`R${at + 1}`, {}, { title: `Okapi R ${at}` }),
    )
    expect(kindsOf(libraryOf({ ...only, recommendations }))).toEqual([
      ...Array.from({ length: 5 }, () => 'finding'),
      ...Array.from({ length: 3 }, () => 'recommendation'),
    ])
    const named = Array.from({ length: 5 }, (_, at) =>
      aReview({
        id: `201${at}-nowhere-okapi`,
        title: `Okapi review ${at}`,
        findings: at === 0 ? findings : [],
      }),
    )
    expect(kindsOf(libraryOf(...named))).toEqual([
      ...Array.from({ length: 5 }, () => 'review'),
      ...Array.from({ length: 3 }, () => 'finding'),
    ])
  })

  it('names a review whose name begins so before terms, and one that only contains it last', () => {
    const library = libraryOf(
      aReview({ id: '2001-nowhere-a', title: 'Neglect in Nowhere' }),
      aReview({
        id: '2002-nowhere-b',
        title: 'A report on neglect',
        findings: [aFinding('F1', {}, { title: 'Long neglect was not named' })],
      }),
    )
    expect(suggest('neglect', library).map(({ kind, label }) => `${kind}: ${label}`)).toEqual([
      'review: Neglect in Nowhere',
      'term: Neglect',
      'finding: Long neglect was not named',
      'review: A report on neglect',
    ])
  })

  it('never suggests what is invented or withdrawn, nor what says that nothing is known', () => {
    const invented = aReview({ ...ZEBRA, tags: { record: tagged('demonstration') } })
    const withdrawn = { ...ZEBRA, withdrawn: { date: '2024-01', reason: 'Asked for.' } }
    expect(suggest('zebra', libraryOf(invented))).toEqual([])
    expect(suggest('zebra', libraryOf(withdrawn))).toEqual([])
    for (const q of ['demonstration', 'not stated', 'not applicable'])
      expect(suggest(q, withFixtures), q).toEqual([])
    const hidden = ['2019-nowhere-demonstration-one', '2021-elsewhere-every-field']
    for (const id of hidden) {
      const { title, findings } = withFixtures.corpus.review(id)!
      for (const text of [title, ...findings.map(finding => finding.title)])
        expect(
          suggest(text, withFixtures)
            .map(({ url }) => url)
            .join(),
          text,
        ).not.toContain(id)
    }
  })

  it('leaves out an area that is withheld', () => {
    const [first] = suggest('zebra', libraryOf({ ...ZEBRA, area: 'withheld' }))
    expect(first!.detail).toBe('Review, 2019')
  })
})

describe('suggest over the reviews of the library', () => {
  const texts = real.catalogue.rows.flatMap(row => [
    (row.item ?? row.review).title,
    ...(row.item ? [] : row.review.knownAs.map(({ name }) => name)),
  ])

  it('finds every title and name by its own words, whole or begun', () => {
    for (const text of texts) {
      const words = toWords(text)
      expect(suggest(text, real), text).not.toEqual([])
      expect(suggest(words.map(word => word.slice(0, 4)).join(' '), real), text).not.toEqual([])
    }
  })

  it('only suggests names in which each word that was typed begins a word', () => {
    const queries = texts.flatMap(text => {
      const words = toWords(text).filter(word => !STOP_WORDS.has(word))
      return [words.slice(0, 2), words.slice(-2).map(word => word.slice(0, 3)), words.slice(0, 1)]
    })
    for (const words of queries) {
      const items = suggest(words.join(' '), real)
      expect(items.length).toBeLessThanOrEqual(MOST_SUGGESTIONS)
      expect(new Set(items.map(({ url }) => url)).size).toBe(items.length)
      for (const { label, detail } of items) {
        const shown = toWords(`${label} ${detail}`)
        for (const word of words.filter(one => !STOP_WORDS.has(one)))
          expect(
            shown.some(one => one.startsWith(word)),
            `${words.join(' ')}: ${label} ${detail}`,
          ).toBe(true)
      }
    }
  })
})

describe('a large collection', () => {
  const reviews = Array.from({ length: 450 }, (_, at) =>
    aReview({ id: `${1950 + (at % 70)}-nowhere-${at}`, title: `Wombat number ${at}` }),
  )

  it('is read between requests, and what has not changed is not read again', async () => {
    const library = libraryOf(...reviews)
    expect(suggest('wombat', library)).toEqual([])
    expect(suggest('neglect', library).map(({ kind }) => kind)).toEqual(['term'])
    for (let turn = 0; turn < 100 && !hasReadWords(library.catalogue); turn++)
      await new Promise(resolve => setImmediate(resolve))
    expect(suggest('wombat number 449', library).map(({ label }) => label)).toEqual(['Wombat number 449'])

    const changed = libraryOf(...reviews.slice(1), aReview({ id: '1950-nowhere-0', title: 'Numbat' }))
    expect(suggest('numbat', changed).map(({ label }) => label)).toEqual(['Numbat'])
    expect(suggest('wombat number 0', changed)).toEqual([])
  })
})
