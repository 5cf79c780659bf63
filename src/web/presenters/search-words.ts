import type { Kind } from '../../taxonomy/facet.ts'

/** What each kind is called in a sentence. */
export const KIND_NAMES: Readonly<Record<Kind, { one: string; many: string }>> = {
  finding: { one: 'finding', many: 'findings' },
  recommendation: { one: 'recommendation', many: 'recommendations' },
  review: { one: 'review', many: 'reviews' },
}

/** "12 findings", "1 review", "5 more findings". */
export function countOf(count: number, kind: Kind, more = ''): string {
  const { one, many } = KIND_NAMES[kind]
  return [count.toLocaleString('en-GB'), more, count === 1 ? one : many].filter(Boolean).join(' ')
}
