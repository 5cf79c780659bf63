import type { Facet, Mapping, Term } from './facet.ts'
import { CONTEXT } from './skos-context.ts'
import { conceptIri, frameworkNamespace, toFrameworks } from './skos-frameworks.ts'
import { withoutEmpty, type SkosNode } from './skos-node.ts'
import type { Taxonomy } from './taxonomy.ts'

/** The taxonomy as one JSON-LD document that fetches nothing. */
export interface SkosDocument {
  '@context': typeof CONTEXT
  '@graph': SkosNode[]
}

const LICENCE = 'https://creativecommons.org/licenses/by/4.0/'

/**
 * The facets as SKOS concept schemes and their terms as concepts, each under the address of its own page. The fixed
 * lists have no page that an address could lead to, and are left out.
 * @param site address of the site, without a closing slash
 */
export function toSkos(taxonomy: Taxonomy, site: string): SkosDocument {
  return {
    '@context': CONTEXT,
    '@graph': [
      {
        id: `${site}/taxonomy`,
        type: 'void:Dataset',
        title: 'Taxonomy of the lessons library',
        license: LICENCE,
        versionInfo: taxonomy.version,
        hasPart: taxonomy.facets.map(facet => schemeIri(site, facet)),
      },
      ...taxonomy.facets.flatMap(facet => [
        toScheme(facet, site),
        ...facet.terms.map(term => toConcept(facet, term, site)),
      ]),
      ...toFrameworks(taxonomy, site),
    ],
  }
}

/** Prefixes by which Turtle of the taxonomy is short enough to be read: one a facet, and one of other frameworks. */
export function toPrefixes(taxonomy: Taxonomy, site: string): Record<string, string> {
  // A prefix begins with a letter, and a key need not.
  const facets = taxonomy.facets.filter(({ key }) => /^[a-z]/.test(key))
  return {
    ...Object.fromEntries(facets.map(facet => [facet.key, `${schemeIri(site, facet)}/`])),
    framework: frameworkNamespace(site),
  }
}

/** Address of a facet: it leads to its part of the page of all terms. */
function schemeIri(site: string, facet: Facet): string {
  return `${site}/taxonomy/${facet.key}`
}

function termIri(site: string, facet: Facet, id: string): string {
  return `${schemeIri(site, facet)}/${id}`
}

function toScheme(facet: Facet, site: string): SkosNode {
  return {
    id: schemeIri(site, facet),
    type: 'skos:ConceptScheme',
    title: facet.label,
    prefLabel: facet.label,
    description: facet.question,
    notation: facet.key,
    versionInfo: facet.version,
    license: LICENCE,
    hasTopConcept: facet.roots().map(term => termIri(site, facet, term.id)),
  }
}

function toConcept(facet: Facet, term: Term, site: string): SkosNode {
  const iri = (id: string) => termIri(site, facet, id)
  const matches = (match: Mapping['match']) =>
    term.mappings.filter(mapping => mapping.match === match).map(mapping => conceptIri(site, mapping))
  return withoutEmpty({
    id: iri(term.id),
    type: 'skos:Concept',
    inScheme: schemeIri(site, facet),
    topConceptOf: term.broader === undefined ? schemeIri(site, facet) : undefined,
    notation: term.id,
    prefLabel: term.label,
    altLabel: otherNames(term),
    definition: term.definition,
    scopeNote: [
      ...(term.useWhen === undefined ? [] : [`Use when: ${term.useWhen}`]),
      ...(term.notWhen === undefined ? [] : [`Not when: ${term.notWhen}`]),
    ],
    example: term.example,
    broader: term.broader === undefined ? undefined : iri(term.broader),
    narrower: facet.children(term.id).map(iri),
    deprecated: term.retired ? true : undefined,
    isReplacedBy: term.replacedBy === undefined ? undefined : iri(term.replacedBy),
    closeMatch: matches('close'),
    broadMatch: matches('broad'),
    narrowMatch: matches('narrow'),
    relatedMatch: matches('related'),
  })
}

/** Synonyms, each once: SKOS forbids a name that is the preferred label as well. */
function otherNames({ label, synonyms }: Term): string[] {
  const known = new Set([label.toLowerCase()])
  return synonyms.filter(name => {
    const isNew = !known.has(name.toLowerCase())
    known.add(name.toLowerCase())
    return isNew
  })
}
