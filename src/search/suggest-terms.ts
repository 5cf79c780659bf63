import { onceFor } from '../analysis/once-for.ts'
import { RECORD } from '../analysis/selection.ts'
import type { Facet, Term } from '../taxonomy/facet.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { toWords } from './suggest-words.ts'

/** One name of a term: its label, or a synonym that stands with it. */
export interface TermName {
  facet: Facet
  term: Term
  name: string
  words: readonly string[]
  isLabel: boolean
}

/** Values that say that nothing is known, which nobody looks for. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['not-stated', 'not-applicable'])

/**
 * Every name of every term that may be offered, in the order of the facets, labels before synonyms. What a record is
 * (a summary, an invention) is nothing to be led to by a word. Made once a taxonomy, since every letter asks for it.
 */
export const termNames: (taxonomy: Taxonomy) => readonly TermName[] = onceFor(readNames)

function readNames({ facets }: Taxonomy): TermName[] {
  return facets
    .filter(facet => facet.key !== RECORD)
    .flatMap(facet =>
      facet.terms
        .filter(term => !term.retired && !SAYS_NOTHING.has(term.id))
        .flatMap(term =>
          [term.label, ...term.synonyms].map((name, index) => ({
            ...{ facet, term, name },
            words: toWords(name),
            isLabel: index === 0,
          })),
        ),
    )
}
