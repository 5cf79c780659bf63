import { createRequire } from 'node:module'

type Lexicon = Record<string, string | string[]>

let names: Set<string> | undefined

/**
 * Whether a word is a given name, by the lexicon of the language library compromise (about 3,200 names).
 * The library is read on the first question only: it takes a third of a second, and most commands never ask.
 */
export function isGivenName(word: string): boolean {
  names ??= loadNames()
  return names.has(word.toLowerCase())
}

function loadNames(): Set<string> {
  const compromise = createRequire(import.meta.url)('compromise/two') as {
    model: () => { one: { lexicon: Lexicon } }
  }
  return new Set(
    Object.entries(compromise.model().one.lexicon)
      .filter(([, tags]) => [tags].flat().some(tag => /^(?:First|Male|Female)Name$/.test(tag)))
      .map(([name]) => name),
  )
}
