import { toString } from 'mdast-util-to-string'
import { createTokenReader } from '../../analysis/similar-words.ts'
import { onceFor } from '../../analysis/once-for.ts'
import { parseMarkdown } from '../../corpus/parse-markdown.ts'
import { parseYaml } from '../../corpus/parse-yaml.ts'
import { toOutline } from '../../corpus/to-outline.ts'
import type { OutlineItem } from '../../corpus/outline.ts'
import type { Facet, Level } from '../../taxonomy/facet.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'

/** A term that a sentence of an item suggests. It counts nowhere until a person accepts it. */
export interface SuggestedTag {
  /** F1, E1 or R1. */
  item: string
  facet: string
  term: string
  label: string
  /** The label or synonym that the sentence has in these or other forms of its words. */
  words: string
  sentence: string
}

interface Phrase {
  facet: Facet
  term: string
  label: string
  words: string
  tokens: readonly string[]
}

/** A single word says too little, unless it is as long as a term of the trade. */
const SHORTEST_WORD = 8
const MOST_PER_FACET = 3

const SENTENCE = /[^.!?\n]+(?:[.!?]+|\n|$)/g

/** Words are stemmed; synonyms of the search are left out, since they would bring in terms that nobody wrote of. */
const readTokens = createTokenReader({ groups: [] })

const phrasesOf = onceFor((taxonomy: Taxonomy) => taxonomy.facets.flatMap(phrasesOfFacet))

/**
 * Terms whose label or a synonym stands in a sentence of a finding, episode or recommendation, each with the first
 * sentence that has it. What is tagged already is left out.
 */
export function suggestTags(markdown: string, taxonomy: Taxonomy): SuggestedTag[] {
  const root = parseMarkdown(markdown)
  if (!root) return []
  const phrases = phrasesOf(taxonomy)
  return toOutline(root, markdown.length).items.flatMap(item => {
    const own = phrases.filter(({ facet }) => facet.appliesTo.includes(item.level as Level))
    return suggestFor(item, own)
  })
}

function suggestFor(item: OutlineItem, phrases: readonly Phrase[]): SuggestedTag[] {
  const fields = parseYaml(item.block?.value ?? '') ?? {}
  const found = new Map<string, SuggestedTag>()
  const perFacet = new Map<string, number>()
  for (const sentence of sentencesOf(item)) {
    const tokens = readTokens(sentence)
    for (const { facet, term, label, words, tokens: wanted } of phrases) {
      const key = `${facet.key}/${term}`
      const many = perFacet.get(facet.key) ?? 0
      if (many >= MOST_PER_FACET || found.has(key) || !contains(tokens, wanted)) continue
      if (JSON.stringify(fields[facet.key] ?? '').includes(`"${term}"`)) continue
      perFacet.set(facet.key, many + 1)
      found.set(key, { item: item.id, facet: facet.key, term, label, words, sentence })
    }
  }
  return [...found.values()]
}

function sentencesOf({ title, sections }: OutlineItem): string[] {
  const texts = [title, ...sections.flatMap(({ nodes }) => nodes.map(node => toString(node)))]
  return texts.flatMap(text =>
    (text.replace(/\s+/g, ' ').match(SENTENCE) ?? []).map(one => one.trim()).filter(Boolean),
  )
}

function phrasesOfFacet(facet: Facet): Phrase[] {
  return facet.terms
    .filter(
      ({ id, retired }) => !retired && facet.canTag(id) && id !== 'not-stated' && id !== 'not-applicable',
    )
    .flatMap(({ id, label, synonyms }) =>
      [label, ...synonyms].flatMap(words => {
        const tokens = readTokens(words)
        const isTelling = tokens.length > 1 || (tokens.length === 1 && words.length >= SHORTEST_WORD)
        return isTelling ? [{ facet, term: id, label, words, tokens }] : []
      }),
    )
}

/** Whether a row of words stands in another as a row, with at most one other word between two of them. */
function contains(tokens: readonly string[], wanted: readonly string[]): boolean {
  return tokens.some((token, start) => {
    if (token !== wanted[0]) return false
    let at = start
    return wanted.slice(1).every(next => {
      const step = tokens[at + 1] === next ? 1 : tokens[at + 2] === next ? 2 : 0
      at += step
      return step > 0
    })
  })
}
