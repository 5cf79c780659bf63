const PLAIN = /^[\u0000-\u007f]*$/
/** What a word processor puts in the place of plain signs. */
const DASHES = /[\u2010-\u2015\u2026“”]/g
const APOSTROPHES = /[‘’]/g

/**
 * A text as its words, to compare what was typed with what is written: in small letters, without accents, and without
 * the `'s` of a possessive; any other apostrophe joins (`O'Brien` is `obrien`).
 */
export function toWords(text: string): string[] {
  const lower = text.toLowerCase()
  // Nearly all texts are plain but for these signs, and taking accents off takes longer than all the rest.
  const signs = PLAIN.test(lower) ? lower : lower.replace(APOSTROPHES, "'").replace(DASHES, '-')
  const words = PLAIN.test(signs)
    ? withoutApostrophes(signs).split(/[^a-z0-9]+/)
    : withoutApostrophes(signs.normalize('NFKD').replace(/\p{M}/gu, '')).split(/[^\p{L}\p{N}]+/u)
  return words.filter(word => word !== '')
}

function withoutApostrophes(lower: string): string {
  return lower.includes("'") ? lower.replace(/'s(?![\p{L}\p{N}])/gu, '').replace(/'/g, '') : lower
}
