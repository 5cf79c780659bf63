import { DataFactory, type NamedNode, type Quad_Object, type Quad_Subject, type Store } from 'n3'
import { PREFIXES } from '../../src/taxonomy/skos-context.ts'

const skos = (name: string) => DataFactory.namedNode(`${PREFIXES.skos}${name}`)
const TYPE = DataFactory.namedNode('http://www.w3.org/1999/02/22-rdf-syntax-ns#type')

/**
 * What breaks the integrity conditions of the SKOS reference (S9, S13, S14, S27, S37, S46) or those of a taxonomy of
 * this library: every concept hangs from a top concept of its scheme.
 * @param ours schemes that have to have top concepts; those of others are only cited
 */
export function integrityFaults(store: Store, ours: (scheme: string) => boolean): string[] {
  return [...disjointClasses(store), ...labels(store), ...relations(store), ...hierarchy(store, ours)]
}

function disjointClasses(store: Store): string[] {
  const classes = ['Concept', 'ConceptScheme', 'Collection'].map(name => ({
    name,
    members: new Set(store.getSubjects(TYPE, skos(name), null).map(node => node.value)),
  }))
  return classes.flatMap((one, index) =>
    classes
      .slice(index + 1)
      .flatMap(other =>
        [...one.members]
          .filter(iri => other.members.has(iri))
          .map(iri => `${one.name === 'Concept' && other.name === 'ConceptScheme' ? 'S9' : 'S37'} ${iri}`),
      ),
  )
}

function labels(store: Store): string[] {
  const names = ['prefLabel', 'altLabel', 'hiddenLabel']
  const subjects = new Map(
    names.flatMap(name => store.getSubjects(skos(name), null, null)).map(one => [one.value, one]),
  )
  return [...subjects.values()].flatMap(subject => {
    const of = (name: string) => store.getObjects(subject, skos(name), null).map(written)
    const languages = of('prefLabel').map(label => label.split('@').at(-1)!)
    const all = names.flatMap(of)
    return [
      ...repeated(languages).map(language => `S14 ${subject.value} ${language}`),
      ...repeated(all).map(label => `S13 ${subject.value} ${label}`),
    ]
  })
}

function relations(store: Store): string[] {
  const above = reachable(
    store,
    ['broader', 'broadMatch', 'broaderTransitive'],
    ['narrower', 'narrowMatch', 'narrowerTransitive'],
  )
  const related = pairs(store, ['related', 'relatedMatch'])
  const exact = pairs(store, ['exactMatch'])
  const matched = pairs(store, ['broadMatch', 'narrowMatch', 'relatedMatch'])
  return [
    ...related
      .filter(([a, b]) => above.get(a)?.has(b) || above.get(b)?.has(a))
      .map(([a, b]) => `S27 ${a} ${b}`),
    ...exact
      .filter(([a, b]) => matched.some(([x, y]) => (x === a && y === b) || (x === b && y === a)))
      .map(([a, b]) => `S46 ${a} ${b}`),
  ]
}

function hierarchy(store: Store, ours: (scheme: string) => boolean): string[] {
  const above = reachable(store, ['broader'], ['narrower'])
  const schemes = store.getSubjects(TYPE, skos('ConceptScheme'), null)
  const tops = (scheme: Quad_Subject) =>
    new Set([
      ...store.getObjects(scheme, skos('hasTopConcept'), null).map(one => one.value),
      ...store.getSubjects(skos('topConceptOf'), scheme as NamedNode, null).map(one => one.value),
    ])
  const schemesOf = (concept: string) =>
    store.getObjects(DataFactory.namedNode(concept), skos('inScheme'), null).map(one => one.value)
  return schemes
    .filter(scheme => ours(scheme.value))
    .flatMap(scheme => {
      const top = tops(scheme)
      const members = store.getSubjects(skos('inScheme'), scheme as NamedNode, null).map(one => one.value)
      return [
        ...(top.size === 0 ? [`no top concept in ${scheme.value}`] : []),
        ...[...top]
          .filter(iri => (above.get(iri)?.size ?? 0) > 0)
          .map(iri => `top concept below another: ${iri}`),
        ...[...top]
          .filter(iri => !members.includes(iri))
          .map(iri => `top concept outside its scheme: ${iri}`),
        ...members
          .filter(iri => !top.has(iri) && ![...(above.get(iri) ?? [])].some(upper => top.has(upper)))
          .map(iri => `not reached from a top concept: ${iri}`),
        ...members
          .filter(iri => [...(above.get(iri) ?? [])].some(upper => !schemesOf(upper).includes(scheme.value)))
          .map(iri => `broader in another scheme: ${iri}`),
      ]
    })
}

/** Everything above each concept, by any number of steps. */
function reachable(store: Store, up: readonly string[], down: readonly string[]): Map<string, Set<string>> {
  const steps = [...pairs(store, up), ...pairs(store, down).map(([a, b]) => [b, a] as const)]
  const above = new Map<string, Set<string>>()
  for (const [from] of steps) {
    const seen = new Set<string>()
    const next = [from]
    while (next.length > 0) {
      const at = next.pop()!
      for (const [a, b] of steps) {
        if (a !== at || seen.has(b)) continue
        seen.add(b)
        next.push(b)
      }
    }
    above.set(from, seen)
  }
  return above
}

function pairs(store: Store, names: readonly string[]): Array<readonly [string, string]> {
  return names.flatMap(name =>
    store
      .getQuads(null, skos(name), null, null)
      .map(quad => [quad.subject.value, quad.object.value] as const),
  )
}

function written(label: Quad_Object): string {
  return label.termType === 'Literal' ? `${label.value}@${label.language}` : label.value
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) < index)
}
