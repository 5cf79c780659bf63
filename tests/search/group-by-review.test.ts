import { describe, expect, it } from 'vitest'
import { Catalogue } from '../../src/analysis/catalogue.ts'
import { rootPath } from '../../src/root-path.ts'
import { groupByReview } from '../../src/search/group-by-review.ts'
import type { SearchQuery } from '../../src/search/search-params.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { aFinding, aReview } from '../analysis/a-review.ts'

const findings = (count: number) => Array.from({ length: count }, (_, at) => aFinding(`F${at + 1}`))
const catalogue = new Catalogue(
  [
    aReview({ id: '2001-nowhere-a', published: '2001', findings: findings(2) }),
    aReview({ id: '2010-nowhere-b', published: '2010', findings: findings(3) }),
    aReview({ id: '2015-nowhere-c', published: '2015', findings: findings(4) }),
    aReview({ id: '2020-nowhere-d', published: '2020', findings: findings(2) }),
  ],
  await loadTaxonomy(rootPath('taxonomy')),
)
/** All findings but two of the review that has most. */
const selected = catalogue.rowsWhere(
  row => row.kind === 'finding' && !['2015-nowhere-c/F1', '2015-nowhere-c/F3'].includes(row.id),
)

function groups(query: Pick<SearchQuery, 'sort' | 'q'>) {
  return groupByReview(catalogue, selected, query).map(({ review, rows }) => [
    review.id,
    rows.map(row => row.item!.id).join(' '),
  ])
}

describe('groupByReview', () => {
  it('puts every match under its review, in the order of the review, and no other', () => {
    expect(new Map(groups({ sort: 'newest', q: '' }) as Array<[string, string]>)).toEqual(
      new Map([
        ['2001-nowhere-a', 'F1 F2'],
        ['2010-nowhere-b', 'F1 F2 F3'],
        ['2015-nowhere-c', 'F2 F4'],
        ['2020-nowhere-d', 'F1 F2'],
      ]),
    )
  })

  it.each([
    ['most matches first, then newest, where words are looked for', 'relevance', 'x', 'b d c a'],
    ['newest first where no words are', 'relevance', '', 'd c b a'],
    ['newest first', 'newest', 'x', 'd c b a'],
    ['oldest first', 'oldest', 'x', 'a b c d'],
  ] as const)('has %s', (_, sort, q, order) => {
    expect(
      groups({ sort, q })
        .map(([id]) => id!.at(-1))
        .join(' '),
    ).toBe(order)
  })
})
