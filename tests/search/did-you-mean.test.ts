import { describe, expect, it } from 'vitest'
import { Catalogue } from '../../src/analysis/catalogue.ts'
import { loadSnapshot } from '../../src/analysis/snapshot.ts'
import type { Review } from '../../src/corpus/review.ts'
import { rootPath } from '../../src/root-path.ts'
import { didYouMean } from '../../src/search/did-you-mean.ts'
import type { Hit } from '../../src/search/hits.ts'
import { parseSearchQuery } from '../../src/search/parse-search-query.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { aFinding, aReview, tagged } from '../analysis/a-review.ts'

const taxonomyDir = rootPath('taxonomy')
const taxonomy = await loadTaxonomy(taxonomyDir)
const real = await loadSnapshot({ taxonomyDir, reviewsDir: rootPath('reviews') })

const asked = (q: string) => parseSearchQuery({ q }, taxonomy).query
const meant = (q: string) => didYouMean({ query: asked(q), hits: [], related: [] }, real)

/** What is meant in a library of invented reviews alone, beside the words of the vocabulary. */
function meantIn(q: string, reviews: readonly Review[], hits: readonly Partial<Hit>[] = []) {
  const catalogue = new Catalogue(reviews, taxonomy)
  return didYouMean({ query: asked(q), hits: hits as Hit[], related: [] }, { catalogue })
}

describe('didYouMean', () => {
  it.each([
    ['one wrong letter', 'polise', 'police'],
    ['one letter too few', 'neglet', 'neglect'],
    ['one letter too many', 'emmotional abuse', 'emotional abuse'],
    ['two neighbours that changed places', 'freind of the mother', 'friend of the mother'],
    ['two slips in a long word', 'safegaurding childern', 'safeguarding children'],
    ['a name, with its capital', 'Danille Reid', 'Danielle Reid'],
    ['a place', 'Rotheram', 'Rotherham'],
    ['a possessive', 'the mothr’s partner', 'the mother’s partner'],
    ['text in quotation marks', 'school "home educaton"', 'school "home education"'],
    ['several words at once', 'helth vistor', 'health visitor'],
    ['a word of a synonym that stands in no record', 'munchausan', 'munchausen'],
  ])('corrects %s', (_, q, expected) => {
    expect(meant(q)).toBe(expected)
  })

  it.each([
    ['nothing', ''],
    ['words that are there', 'school thought she had moved'],
    ['words that are there with an accent', 'Climbie'],
    ['words that are there as a possessive', 'childrens homes'],
    ['another form of a word that is there', 'telephones'],
    ['a word that is like no other', 'zzyzx'],
    ['two slips in a short word', 'skhoal'],
    ['a word of three letters', 'plo nai cin'],
    ['a short form in capitals', 'FGC and CSX'],
    ['numbers', '2007 s4712'],
    ['a word that is excluded', 'school -polise'],
    ['text that is excluded', 'school -"polise stashun"'],
    ['signs', '"" -- !'],
  ])('leaves %s alone', (_, q) => {
    expect(meant(q)).toBeUndefined()
  })

  it('takes the nearest, then what begins alike, then what stands in most reviews', () => {
    const review = (id: string, title: string) => aReview({ id: `2019-nowhere-${id}`, title })
    const titles = ['Wallaroos', 'Wallabies', 'Wallabees', 'Wallabees again']
    const reviews = titles.map((title, at) => review(String(at), title))
    expect(meantIn('wallabeis', reviews)).toBe('wallabees')
    expect(meantIn('qokka', [review('a', 'mokka'), review('b', 'mokka'), review('c', 'quokka')])).toBe(
      'quokka',
    )
    expect(meantIn('numbit', [review('a', 'Numbat'), review('b', 'Numbot'), review('c', 'Numbot')])).toBe(
      'numbot',
    )
  })

  it('knows no word of records that are invented or withdrawn', () => {
    const review = aReview({ title: 'Quokka', findings: [aFinding('F1', {}, { title: 'A wallaby' })] })
    expect(meantIn('quoka walaby', [review])).toBe('quokka wallaby')
    expect(
      meantIn('quoka walaby', [{ ...review, tags: { record: tagged('demonstration') } }]),
    ).toBeUndefined()
    expect(
      meantIn('quoka', [{ ...review, withdrawn: { date: '2024-01', reason: 'Asked for.' } }]),
    ).toBeUndefined()
  })

  it('takes a word for known that stands marked in what was found, since not every text is in memory', () => {
    const review = aReview({ title: 'Quokka' })
    const excerpt = { html: 'An old <mark>quoka</mark>.', section: '', by: 'summary', anchor: '' } as const
    const hit = { titleHtml: 'Quokka', foundBy: [], excerpt }
    expect(meantIn('quoka', [review], [hit])).toBeUndefined()
    const typo = { ...hit, excerpt: { ...excerpt, html: 'A <mark>quokka</mark>.' } }
    expect(meantIn('quoka', [review], [typo])).toBe('quokka')
  })
})
