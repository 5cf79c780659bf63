import type { EffectiveTag } from '../analysis/effective-tags.ts'
import type { Facet } from '../taxonomy/facet.ts'
import { KINDS, type Kind } from '../taxonomy/facet.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import type { Column } from './column.ts'
import type { ExportKind } from './export-record.ts'

/** A column for each facet, with ids of terms: "inferred" and "helped" always stand beside what they mark. */
export function facetColumns(taxonomy: Taxonomy): Column[] {
  return taxonomy.facets.map(facet => ({
    key: facet.key,
    label: facet.label,
    description: `${facet.question} Ids of terms, separated by semicolons; empty: not coded; none: coded, nothing applies; held: not published, to protect a child.${
      facet.tagProperties.length > 0
        ? ' In brackets after a term: its effect where it did not hinder, and its basis where the source does not state it.'
        : ''
    }`,
    kinds: kindsOf(facet),
    cell: ({ tags }) => {
      const own = tags[facet.key]
      if (own === undefined || own === 'held') return own
      return own.length === 0 ? 'none' : [...new Set(own.map(toText))].join('; ')
    },
  }))
}

function kindsOf(facet: Facet): ExportKind[] {
  const searched: ExportKind[] = KINDS.filter((kind: Kind) => facet.describes(kind))
  return facet.appliesTo.includes('episode') ? [...searched, 'episode'] : searched
}

function toText({ term, effect = 'hindered', basis = 'stated' }: EffectiveTag): string {
  const marks = [effect === 'hindered' ? '' : effect, basis === 'stated' ? '' : basis].filter(Boolean)
  return marks.length > 0 ? `${term} [${marks.join(', ')}]` : term
}
