import type { Benchmark } from '../taxonomy/benchmarks-schema.ts'
import type { Catalogue } from './catalogue.ts'
import type { Figure } from './cross-tab.ts'

/** National figures on a term, beside what the library holds or with the reason why they are not set beside it. */
export interface NationalFigures {
  facet: string
  term: string
  label: string
  /** Whether they measure the same thing. */
  comparable: boolean
  /** What both measure, or why they cannot be compared. */
  says: string
  /** Reviews of the library with the term, of those on which the facet is coded; undefined where not comparable. */
  library: Figure | undefined
  figures: Benchmark[]
}

/**
 * What national analyses say of some terms. The figure of the library is of all its real reviews, whatever was
 * searched for: a selection by the term itself would have it in every review.
 */
export function nationalFigures(
  catalogue: Catalogue,
  isAsked: (facet: string, term: string) => boolean,
): NationalFigures[] {
  const { benchmarks } = catalogue.taxonomy
  const figuresOf = (ids: readonly string[]) => ids.flatMap(id => benchmarks.figures.get(id) ?? [])
  const comparisons = benchmarks.comparisons.map(({ same, ...about }) => ({
    ...{ ...about, comparable: true, says: same },
  }))
  const refusals = benchmarks.refusals.map(({ because, ...about }) => ({
    ...{ ...about, comparable: false, says: because },
  }))
  return [...comparisons, ...refusals]
    .filter(({ facet, term }) => isAsked(facet, term))
    .map(({ facet, term, comparable, says, benchmarks: ids }) => ({
      ...{ facet, term, label: catalogue.taxonomy.label(facet, term), comparable, says },
      library: comparable ? inLibrary(catalogue, facet, term) : undefined,
      figures: figuresOf(ids),
    }))
}

function inLibrary(catalogue: Catalogue, facet: string, term: string): Figure {
  const { terms, notCoded, held } = catalogue.facet(facet)
  const coded = catalogue.kind('review').andNot(catalogue.demonstrations).andNot(notCoded).andNot(held)
  return { count: coded.countAnd(terms.get(term)!.all), of: coded.count() }
}
