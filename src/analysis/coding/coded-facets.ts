import type { Facet } from '../../taxonomy/facet.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'

/** Ids of the terms that a coder chose, by facet; a facet that is absent was not coded. */
export type CodedValues = Readonly<Record<string, readonly string[]>>

/** What is wrong with a coding. */
export interface CodingFault {
  facet: string
  detail: string
}

/**
 * Facets that a finding is coded by: those that every finding must have and that say what the finding is, not what it
 * takes over from its review.
 */
export function codedFacets(taxonomy: Taxonomy): Facet[] {
  return taxonomy
    .facetsAt('finding')
    .filter(
      facet =>
        facet.requiredFor.includes('finding') && !facet.appliesTo.includes('review') && !facet.childLevel,
    )
}

/** Every fault of a coding by the rules of the codebook, in the order of the facets. */
export function faultsOfCoding(values: CodedValues, taxonomy: Taxonomy): CodingFault[] {
  const facets = codedFacets(taxonomy)
  const known = facets.map(({ key }) => key)
  const strange = Object.keys(values)
    .filter(key => !known.includes(key))
    .map(facet => ({
      facet,
      detail: `\`${facet}\` is not a facet that findings are coded by: ${known.join(', ')}.`,
    }))
  const faults = facets.flatMap(facet => {
    const chosen = values[facet.key]
    if (chosen === undefined) return []
    if (chosen.length < facet.min)
      return [
        { facet: facet.key, detail: `Choose at least ${facet.min} in ${facet.label}, or leave it out.` },
      ]
    const unknown = chosen.find(id => !facet.canTag(id) || facet.term(id)!.retired)
    if (unknown !== undefined)
      return [{ facet: facet.key, detail: `There is no term \`${unknown}\` in ${facet.label} to code by.` }]
    const most = facet.max
    if (most !== undefined && new Set(chosen).size > most)
      return [{ facet: facet.key, detail: `Choose at most ${most} in ${facet.label}.` }]
    return []
  })
  const [first] = facets
  return [
    ...strange,
    ...faults,
    ...(first && Object.keys(values).length === 0
      ? [{ facet: first.key, detail: 'Choose at least one term.' }]
      : []),
  ]
}
