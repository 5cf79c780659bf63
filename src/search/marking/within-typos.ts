import { TYPO_RULES } from '../index-settings.ts'

/** How many wrong letters the published typo rules forgive in a word: one from five letters, two from nine. */
export function typosForgiven(word: string): number {
  if (/\p{N}/u.test(word)) return 0
  if (word.length >= TYPO_RULES.twoTypos) return 2
  return word.length >= TYPO_RULES.oneTypo ? 1 : 0
}

/**
 * Whether a word is another with at most so many wrong letters. A letter too many, too few, another, or two that
 * changed places are one wrong letter each (optimal string alignment: Boytsov 2011, "Indexing methods for approximate
 * dictionary searching", 2.2); a wrong first letter counts for two.
 * @param most at least one
 */
export function isWithinTypos(asked: string, word: string, most: number): boolean {
  if (Math.abs(asked.length - word.length) > most) return false
  const allowed = asked[0] === word[0] ? most : most - 1
  return allowed > 0 && distance(asked, word, allowed) <= allowed
}

/** Wrong letters between two words; one more than `most` where there are more. */
function distance(a: string, b: string, most: number): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
      least = Math.min(least, cost)
    }
    if (least > most) return most + 1
    before = above
    above = row
  }
  return above[b.length]!
}
