import { describe, expect, it } from 'vitest'
import { foundByName } from '../../src/search/found-by-name.ts'
import type { Hit } from '../../src/search/hits.ts'
import { reduceQuery } from '../../src/search/reduce-query.ts'
import { aFinding, aReview } from '../analysis/a-review.ts'

const review = aReview({
  title: 'Review into the death of Wilma Wombat & others',
  knownAs: [
    { name: 'Wilma Wombat', source: 'S1' },
    { name: 'Burrow Inquiry', source: 'S1' },
  ],
})

/** What is said of a hit that shows some HTML. */
function said(q: string, html = 'Nothing was marked.', kind: 'finding' | 'review' = 'finding') {
  const row = kind === 'review' ? { kind, review } : { kind, review, item: aFinding('F1') }
  const hit = { row, titleHtml: 'A title', excerpt: { html }, foundBy: [] } as unknown as Hit
  return foundByName(hit, reduceQuery(q))
}

describe('foundByName', () => {
  it.each<[name: string, q: string, html: string | undefined, expected: string[]]>([
    [
      'a word of the title',
      'death',
      undefined,
      ['Review into the <mark>death</mark> of Wilma Wombat &amp; others'],
    ],
    [
      'a name that the title has too, which is said once',
      'wilma',
      undefined,
      ['Review into the death of <mark>Wilma</mark> Wombat &amp; others'],
    ],
    ['a name that the title has not', 'burrow', undefined, ['<mark>Burrow</mark> Inquiry']],
    [
      'a name with a slip',
      'wonbat',
      undefined,
      ['Review into the death of Wilma <mark>Wombat</mark> &amp; others'],
    ],
    ['quoted text', '"Burrow Inquiry"', undefined, ['<mark>Burrow</mark> <mark>Inquiry</mark>']],
    [
      'only what is marked nowhere else',
      'burrow school',
      'The <mark>school</mark>.',
      ['<mark>Burrow</mark> Inquiry'],
    ],
    ['nothing where all is marked', 'school', 'The <mark>school</mark>.', []],
    ['nothing where a slip is marked', 'scholl', 'The <mark>school</mark>.', []],
    ['nothing of words that no name has', 'school', undefined, []],
    ['nothing of excluded words', '-burrow', undefined, []],
  ])('says %s', (_, q, html, expected) => {
    expect(said(q, html)).toEqual(expected)
  })

  it('says of a review itself only by what else it is known, since its title stands there', () => {
    expect(said('burrow', undefined, 'review')).toEqual(['<mark>Burrow</mark> Inquiry'])
    expect(said('death', undefined, 'review')).toEqual([])
  })

  it('never lets a name become markup', () => {
    const row = { kind: 'finding', item: aFinding('F1'), review: aReview({ title: '<b>Bold</b> "x"' }) }
    const hit = { row, titleHtml: '', excerpt: { html: '' }, foundBy: [] } as unknown as Hit
    expect(foundByName(hit, reduceQuery('bold'))).toEqual([
      '&lt;b&gt;<mark>Bold</mark>&lt;/b&gt; &quot;x&quot;',
    ])
  })
})
