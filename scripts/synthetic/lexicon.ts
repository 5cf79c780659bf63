import { readFile } from 'node:fs/promises'
import { rootPath } from '../../src/root-path.ts'
import type { Taxonomy } from '../../src/taxonomy/taxonomy.ts'
import { zipf, type Random } from './random.ts'

/** The kinds of word that a sentence has room for. */
export const WORD_KINDS = ['nouns', 'past-verbs', 'verbs', 'adjectives', 'adverbs'] as const
export type WordKind = (typeof WORD_KINDS)[number] | 'phrases'

/** Words to write with, each kind drawn as words are used. */
export type Lexicon = Readonly<Record<WordKind, (random: Random) => string>>

/** The engine finds a synonym of no more words than this, and a sentence reads no better for longer ones. */
const LONGEST_PHRASE = 3

/**
 * Words that the reviews of this library use, by how often they do, without those of harm; and the words of the
 * field, so that synonyms have something to find.
 */
export async function loadLexicon(taxonomy: Taxonomy): Promise<Lexicon> {
  const kinds = await Promise.all(
    WORD_KINDS.map(async kind => {
      const text = await readFile(rootPath('scripts/synthetic/words', `${kind}.txt`), 'utf8')
      return [kind, zipf(text.trim().split(/\s+/))] as const
    }),
  )
  return { ...(Object.fromEntries(kinds) as Lexicon), phrases: zipf(phrasesOfField(taxonomy)) }
}

/** Words that find each other and labels of systems factors, in lower case, each once. */
function phrasesOfField({ synonyms, facets }: Taxonomy): string[] {
  const labels = facets
    .filter(facet => !facet.childLevel && facet.appliesTo.includes('finding'))
    .flatMap(facet => facet.terms.flatMap(term => [term.label, ...term.synonyms]))
  const all = [...synonyms.groups.flatMap(({ words }) => words), ...labels].map(words => words.toLowerCase())
  return [...new Set(all)].filter(
    words => /^[a-z0-9]+( [a-z0-9]+)*$/.test(words) && words.split(' ').length <= LONGEST_PHRASE,
  )
}
