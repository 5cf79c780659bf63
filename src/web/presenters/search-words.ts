import type { Kind } from '../../taxonomy/facet.ts'

/** What each kind is called in a sentence. */
export const KIND_NAMES: Readonly<Record<Kind, { one: string; many: string }>> = {
  finding: { one: 'finding', many: 'findings' },
  recommendation: { one: 'recommendation', many: 'recommendations' },
  review: { one: 'review', many: 'reviews' },
}

/** "12 findings", "1 review". */
export function countOf(count: number, kind: Kind): string {
  const { one, many } = KIND_NAMES[kind]
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
}
