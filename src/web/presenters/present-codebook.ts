import type { Facet, Term } from '../../taxonomy/facet.ts'

/** A facet as somebody codes by it: its terms in groups, each with what tells it from others. */
export function presentCodebook(facet: Facet, chosen: readonly string[]) {
  let at = 0
  const present = (term: Term) => ({
    id: term.id,
    // Its place in the form, from 1.
    at: ++at,
    label: term.label,
    definition: term.definition,
    useWhen: term.useWhen,
    notWhen: term.notWhen,
    example: term.example,
    checked: chosen.includes(term.id),
  })
  const open = (id: string) => facet.canTag(id) && !facet.term(id)!.retired
  const groups = facet.roots().map(root => {
    const below = facet.withDescendants(root.id).slice(1).filter(open)
    const terms = [...(open(root.id) ? [root] : []), ...below.map(id => facet.term(id)!)]
    return {
      // A term without narrower ones is no group.
      ...(below.length > 0 && { label: root.label, definition: root.definition }),
      terms,
    }
  })
  // Terms that stand alone stand together.
  const alone = groups.filter(group => !('label' in group)).flatMap(({ terms }) => terms)
  return {
    key: facet.key,
    label: facet.label,
    question: facet.question,
    single: facet.single,
    most: facet.max,
    groups: [
      ...groups.filter(group => 'label' in group),
      ...(alone.length > 0 ? [{ terms: alone }] : []),
    ].map(group => ({ ...group, terms: group.terms.map(present) })),
  }
}
