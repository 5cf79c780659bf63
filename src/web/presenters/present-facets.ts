import type { FacetCount, TermCount } from '../../analysis/facet-counts.ts'
import type { SearchQuery } from '../../search/search-params.ts'

/** Facets that stand open before anything is chosen. */
const OPEN_FACETS = 3

interface PresentedTerm extends TermCount {
  children: PresentedTerm[]
  /** One of the narrower terms is chosen, so they are shown. */
  open: boolean
  /** "3 our reading, 1 helped": how the count is made up, where not all of it is plain. */
  split: string
}

/** The filter panel: facets that some record uses, with the terms that have matches or are chosen. */
export function presentFacets(facets: readonly FacetCount[], { filters }: SearchQuery) {
  const used = facets.filter(facet => facet.terms.some(term => term.count > 0 || term.selected))
  return used.map((facet, index) => {
    const shown = facet.terms.filter(term => term.count > 0 || term.selected)
    return {
      key: facet.key,
      label: facet.label,
      open: index < OPEN_FACETS || facet.key in filters,
      chosen: filters[facet.key]?.length ?? 0,
      terms: toTree(shown, null, new Set(shown.map(term => term.id))),
      hidden: facet.terms.length - shown.length,
      notCoded: facet.notCoded,
      held: facet.held,
    }
  })
}

/** Terms under the one they belong to; a term whose parent is not shown stands at the top. */
function toTree(
  terms: readonly TermCount[],
  broader: string | null,
  shown: ReadonlySet<string>,
): PresentedTerm[] {
  return terms
    .filter(term => (term.broader !== null && shown.has(term.broader) ? term.broader : null) === broader)
    .map(term => {
      const children = toTree(terms, term.id, shown)
      return {
        ...term,
        split: toSplit(term),
        children,
        open: children.some(child => child.selected || child.open),
      }
    })
}

const SPLIT_WORDS: Readonly<Record<string, string>> = {
  helped: 'helped',
  mixed: 'helped and hindered',
  inferred: 'our reading',
  disputed: 'disputed',
}

function toSplit({ effect = {}, basis = {} }: TermCount): string {
  return Object.entries({ ...effect, ...basis })
    .filter(([name, count]) => name in SPLIT_WORDS && count > 0)
    .map(([name, count]) => `${count} ${SPLIT_WORDS[name]}`)
    .join(', ')
}
