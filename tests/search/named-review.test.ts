import type { Catalogue } from '../../src/analysis/catalogue.ts'
import { Bitset } from '../../src/analysis/bitset.ts'
import { describe, expect, it } from 'vitest'
import type { Review } from '../../src/corpus/review.ts'
import { namedReview } from '../../src/search/named-review.ts'
import { reduceQuery } from '../../src/search/reduce-query.ts'
import { aReview } from '../analysis/a-review.ts'

const review = (id: string, title: string, ...names: string[]): Review =>
  aReview({ id, title, knownAs: names.map(name => ({ name, source: 'S1' })) })

const reviews = [
  review('reid', 'Ada Reid: Independent Review into the Circumstances Surrounding her Death', 'Ada Reid'),
  review(
    'homes',
    "Report of the Committee of Inquiry into Children's Homes and Hostels",
    'Ford Inquiry',
    "Kinbrook boys' home",
  ),
  review('laming', 'The Zoë Climbée Inquiry', 'Zoë Climbée', 'Laming Inquiry'),
  review('baby', 'Serious Case Review: Baby X. Executive Summary, February 2009', 'Baby X', 'Ben Alder'),
  review('ford', 'Child Protection in England: National Review', 'Tom Ford-Hill'),
  review('child-a', 'Child practice review', 'Child A'),
]

const catalogue = {
  rows: reviews.map((one, number) => ({ kind: 'review', review: one, number })),
  demonstrations: new Bitset(reviews.length),
} as unknown as Catalogue

const named = (q: string) => namedReview(reduceQuery(q).words, catalogue)?.id

describe('namedReview', () => {
  it.each([
    ['a known name in full', 'Ada Reid', 'reid'],
    ['in any case of letters and order', 'reid ADA', 'reid'],
    ['among other words', 'what did the Ada Reid review say about schools', 'reid'],
    ['a surname alone', 'Reid', 'reid'],
    ['part of a surname of two', 'hill', 'ford'],
    ['a name without its accents', 'zoe climbee', 'laming'],
    ['a name with its accents', 'Climbée', 'laming'],
    ['the chair it is called after', 'laming', 'laming'],
    ['the place it is called after', 'Kinbrook', 'homes'],
    ['a possessive', "Kinbrook boys' home", 'homes'],
    ['plain words that are a known name in full', 'Baby X', 'baby'],
    ['plain words that are a known name, with "review"', 'baby x review', 'baby'],
    ['a title in full', 'Independent review into the circumstances surrounding her death: Ada Reid', 'reid'],
    ['three words of a title', 'committee homes hostels', 'homes'],
    ['the longer of two names', 'Ford Inquiry and Tom Ford-Hill', 'ford'],
  ])('knows %s: %s', (_name, q, expected) => {
    expect(named(q)).toBe(expected)
  })

  it.each([
    ['nothing', ''],
    ['a name in two reviews', 'Ford'],
    ['the kind of review', 'serious case review'],
    ['what stands in many names', 'child protection'],
    ['a country', 'England'],
    ['a country and a kind', 'national review England'],
    ['an everyday word of a title', 'death'],
    ['another', 'hostels'],
    ['an everyday word of a known name', 'home'],
    ['plain words of a title with one that is not', "children's homes and hostels"],
    ['a number', '2009'],
    ['a month and a year', 'february 2009'],
    ['one letter', 'x'],
    ['half of a plain name', 'baby'],
    ['a plain name among other words', 'baby x hospital'],
    ['a plain name of which a stop word is dropped', 'child a'],
    ['the word that is left of such a name', 'child'],
    ['a word that no name has', 'handover'],
    ['a name with a word that it has not', 'Reid Smith'],
    ['part of a word of a name', 'Rei'],
  ])('names nothing by %s: %s', (_name, q) => {
    expect(named(q)).toBeUndefined()
  })

  it('knows nothing where there are no reviews', () => {
    expect(namedReview(['reid'], { rows: [], demonstrations: new Bitset(0) })).toBeUndefined()
  })
})
