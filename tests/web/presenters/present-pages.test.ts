import { describe, expect, it } from 'vitest'
import { presentPages } from '../../../src/web/presenters/present-pages.ts'

const present = (current: number, last: number) => presentPages(current, last, page => `?page=${page}`)

/** `1 [2] 3 … 9`: the list as a person sees it. */
function drawn(current: number, last: number): string {
  const { items } = present(current, last)!
  return items
    .map(item => ('gap' in item ? '…' : item.current ? `[${item.number}]` : String(item.number)))
    .join(' ')
}

describe('presentPages', () => {
  it('shows nothing where there is one page', () => {
    expect(present(1, 1)).toBeUndefined()
    expect(present(1, 0)).toBeUndefined()
  })

  it.each([
    [1, 2, '[1] 2'],
    [2, 3, '1 [2] 3'],
    [1, 9, '[1] 2 … 9'],
    [3, 9, '1 2 [3] 4 … 9'],
    [5, 9, '1 … 4 [5] 6 … 9'],
    [9, 9, '1 … 8 [9]'],
  ])('page %i of %i', (current, last, expected) => {
    expect(drawn(current, last)).toBe(expected)
  })

  it('leads one page back and one on, and no further than the ends', () => {
    expect(present(1, 3)).toMatchObject({ previous: undefined, next: '?page=2' })
    expect(present(2, 3)).toMatchObject({ previous: '?page=1', next: '?page=3' })
    expect(present(3, 3)).toMatchObject({ previous: '?page=2', next: undefined })
  })

  it('leads back to the last page from beyond it', () => {
    expect(present(99, 3)).toMatchObject({ previous: '?page=3', next: undefined })
  })
})
