import type { Mapping } from './facet.ts'
import { withoutEmpty, type SkosNode } from './skos-node.ts'
import type { Taxonomy } from './taxonomy.ts'

/**
 * Where the concepts of other frameworks are named. Their publishers gave them no IRIs, and the site has no page of
 * them; so each is a part of the JSON-LD document itself, which is there and describes it. An IRI under the address
 * of a page would promise a place that the page does not have.
 */
export function frameworkNamespace(site: string): string {
  return `${site}/api/v1/taxonomy.jsonld#`
}

/** IRI of a concept of another framework; what is written alike is one concept. */
export function conceptIri(site: string, { scheme, concept }: Pick<Mapping, 'scheme' | 'concept'>): string {
  return `${frameworkIri(site, scheme)}_${toSlug(concept)}`
}

function frameworkIri(site: string, scheme: string): string {
  return `${frameworkNamespace(site)}${scheme}`
}

/**
 * The frameworks that terms are mapped to, with those of their concepts that are named. Nothing is said of how the
 * concepts stand to each other, nor of a licence: they are not ours.
 */
export function toFrameworks({ facets, mappingSchemes }: Taxonomy, site: string): SkosNode[] {
  const mappings = facets.flatMap(facet => facet.terms).flatMap(term => term.mappings)
  return mappingSchemes.flatMap(({ id, label, note }) => {
    const names = new Map<string, Set<string>>()
    for (const mapping of mappings.filter(({ scheme }) => scheme === id)) {
      const iri = conceptIri(site, mapping)
      names.set(iri, (names.get(iri) ?? new Set()).add(mapping.concept))
    }
    if (names.size === 0) return []
    return [
      {
        id: frameworkIri(site, id),
        type: 'skos:ConceptScheme',
        title: label,
        prefLabel: label,
        notation: id,
        description: note,
        note: 'A framework of others, with the concepts that terms of this taxonomy are mapped to. Their names are short forms, ours where the source gives none.',
      },
      ...[...names].map(([iri, written]) => toConcept(iri, [...written], frameworkIri(site, id))),
    ]
  })
}

function toConcept(iri: string, [name, ...others]: readonly string[], scheme: string): SkosNode {
  return withoutEmpty({ id: iri, type: 'skos:Concept', inScheme: scheme, prefLabel: name, altLabel: others })
}

function toSlug(concept: string): string {
  return concept
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}
