import type { Receipt } from './receipt.ts'

/**
 * What is in an extract, with its base: "12 findings from 9 of 40 reviews; 2 left out." Of reviews themselves:
 * "9 of 40 reviews."
 */
export function toCountSentence({ counts, leftOut }: Pick<Receipt, 'counts' | 'leftOut'>): string {
  const { items, reviews, reviewsInLibrary, byKind } = counts
  const kind = Object.keys(byKind)[0] ?? 'item'
  const base = `${inWords(reviews)} of ${count(reviewsInLibrary, 'review')}`
  const what = kind === 'review' ? base : `${count(items, kind)} from ${base}`
  return leftOut.length === 0 ? `${what}.` : `${what}; ${inWords(leftOut.length)} left out by hand.`
}

function count(number: number, one: string): string {
  return `${inWords(number)} ${number === 1 ? one : `${one}s`}`
}

function inWords(number: number): string {
  return number.toLocaleString('en-GB')
}
