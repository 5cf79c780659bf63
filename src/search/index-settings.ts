import { onceFor } from '../analysis/once-for.ts'
import type { Settings } from 'meilisearch'
import { sha256 } from '../corpus/digest.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { toEngineSynonyms } from './engine-synonyms.ts'

/** Raised when the shape or content of a search record changes, so that the index is built anew. */
const RECORD_VERSION = 6

/** Counts and exports take every match, however many; the engine's default stops at 1,000. */
export const MOST_MATCHES = 200_000

/** Settings of the one index, derived from the vocabulary: a new facet is filterable at once. */
export function toIndexSettings(taxonomy: Taxonomy): Settings {
  return {
    searchableAttributes: ['title', 'knownAs', 'passages', 'to', 'words', 'inherited', 'reviewTitle'],
    filterableAttributes: [
      'id',
      'matchKey',
      'kind',
      'reviewId',
      'area',
      'year',
      ...taxonomy.facets.map(facet => facet.key),
    ].map(attribute => ({
      attributePatterns: [attribute],
      features: { facetSearch: false, filter: { equality: true, comparison: attribute === 'year' } },
    })),
    sortableAttributes: ['year'],
    // A word is looked for as a word: "scr" must not find "script", and only where it stands last.
    prefixSearch: 'disabled',
    typoTolerance: {
      enabled: true,
      minWordSizeForTypos: TYPO_RULES,
      disableOnNumbers: true,
      disableOnWords: wordsSpelledRight(taxonomy),
    },
    synonyms: toEngineSynonyms(taxonomy.synonyms),
    pagination: { maxTotalHits: MOST_MATCHES },
    // All matches of a query come as values of one facet.
    faceting: { maxValuesPerFacet: MOST_MATCHES },
  }
}

/** Words that the vocabulary has are spelled right, whether a record has them or not: "starved" is not "started". */
export function wordsSpelledRight({ synonyms: { groups, 'one-way': oneWay } }: Taxonomy): string[] {
  const texts = [...groups.flatMap(({ words }) => words), ...oneWay.flatMap(({ from, to }) => [from, ...to])]
  const words = texts.flatMap(text => text.toLowerCase().match(/[a-z]+/g) ?? [])
  return [...new Set(words.filter(word => word.length >= TYPO_RULES.oneTypo))].sort()
}

/** Published typo rules: letters a word must have for one and for two wrong letters to be forgiven. */
export const TYPO_RULES = { oneTypo: 5, twoTypos: 9 }

/**
 * What an index was built with: another digest means that it must be built anew. Made once a taxonomy, since every
 * answer of a search carries it.
 */
export const settingsDigest = onceFor((taxonomy: Taxonomy) =>
  sha256(JSON.stringify([RECORD_VERSION, toIndexSettings(taxonomy)])),
)
