import type { EffectiveTag, EffectiveTags } from '../analysis/effective-tags.ts'
import type { Facet } from '../taxonomy/facet.ts'

const BASIS_MARKS: Readonly<Record<string, string>> = { inferred: 'our reading', disputed: 'disputed' }
const EFFECT_MARKS: Readonly<Record<string, string>> = { helped: 'helped', mixed: 'helped and hindered' }

/** What has to be said beside the label of a tag: that it helped, or that the report does not say it. */
export function marksOf({ effect, basis }: Pick<EffectiveTag, 'effect' | 'basis'>): string[] {
  return [EFFECT_MARKS[effect ?? ''], BASIS_MARKS[basis ?? '']].filter(mark => mark !== undefined)
}

/** The tags of a facet in words, each with its marks; undefined where it was not coded. */
export function tagWords(tags: EffectiveTags, facet: Facet): string | undefined {
  const own = tags[facet.key]
  if (own === undefined) return undefined
  if (own === 'held') return 'held: not published, to protect the child'
  if (own.length === 0) return 'none'
  return [...new Set(own.map(tag => oneTag(tag, facet)))].join('; ')
}

function oneTag(tag: EffectiveTag, facet: Facet): string {
  const label = facet.term(tag.term)?.label ?? tag.term
  const marks = marksOf(tag)
  return marks.length > 0 ? `${label} (${marks.join(', ')})` : label
}
