import { changesBetween } from '../../collections/review-history.ts'
import { toPublicParts } from '../../corpus/public-parts.ts'
import type { Difference } from '../../exports/verification.ts'

/** What stays the same is shown for as long as it helps to find the place. */
const AROUND = 160
const LEFT_OUT = ' […] '

/**
 * What a draft changes in the published review, part by part and word by word, as its history will show it; but with
 * the values that are held, since it is for those who may read both files whole and must see what they approve.
 */
export function presentChanges(published: string, draft: string) {
  return changesBetween(partsOf(published), partsOf(draft)).map(({ part, difference }) => ({
    part,
    difference: shorten(difference),
  }))
}

function partsOf(markdown: string): string[] {
  const { own, items } = toPublicParts(markdown)
  return [own, ...Object.values(items)]
}

function shorten(difference: Difference): Difference {
  if (difference.kind !== 'words') return difference
  const { parts } = difference
  return {
    ...difference,
    parts: parts.map((part, at) =>
      part.change === 'same'
        ? { ...part, text: shortenSame(part.text, at === 0, at === parts.length - 1) }
        : part,
    ),
  }
}

function shortenSame(text: string, isFirst: boolean, isLast: boolean): string {
  if (text.length <= 2 * AROUND + LEFT_OUT.length) return text
  const before = isFirst ? '' : text.slice(0, AROUND).replace(/\S*$/, '').trimEnd()
  const after = isLast ? '' : text.slice(-AROUND).replace(/^\S*/, '').trimStart()
  return `${before}${LEFT_OUT}${after}`
}
