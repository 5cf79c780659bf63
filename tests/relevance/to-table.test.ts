import { expect, it } from 'vitest'
import { toTable } from '../../scripts/relevance/to-table.ts'

it('sets names to the left and figures to the right, under their heads', () => {
  expect(
    toTable([
      ['', 'MRR'],
      ['ours', '0.5'],
      ['a longer name', '12.25'],
    ]),
  ).toBe(['                 MRR', 'ours             0.5', 'a longer name  12.25'].join('\n'))
})
