import type { Benchmarks } from './benchmarks.ts'
import type { DepthScale } from './depth-schema.ts'
import type { Facet, Kind, Level } from './facet.ts'
import type { CodeList } from './facet-schema.ts'
import type { Addressee } from './addressees-schema.ts'
import type { MappingScheme } from './mapping-schemes-schema.ts'
import type { QualityMarkers } from './quality-markers-schema.ts'
import type { Synonyms } from './synonyms-schema.ts'

export interface TaxonomyParts {
  facets: Facet[]
  lists: CodeList[]
  depth: DepthScale
  qualityMarkers: QualityMarkers
  synonyms: Synonyms
  addressees: Addressee[]
  mappingSchemes: MappingScheme[]
  benchmarks: Benchmarks
  /** SHA-256 of all the files the taxonomy was read from. */
  digest: string
}

/** The vocabulary of the library. Everything that knows a facet asks here. */
export class Taxonomy {
  /** In the order of the filter panel. */
  readonly facets: readonly Facet[]
  readonly depth: DepthScale
  readonly qualityMarkers: QualityMarkers
  readonly synonyms: Synonyms
  /** Bodies that recommendations are addressed to, under each of their names. */
  readonly addressees: readonly Addressee[]
  /** Frameworks that terms are mapped to. */
  readonly mappingSchemes: readonly MappingScheme[]
  /** National figures, and the terms that measure the same. */
  readonly benchmarks: Benchmarks
  readonly digest: string
  /** The newest version among the facets. */
  readonly version: string
  readonly #facets: ReadonlyMap<string, Facet>
  readonly #lists: ReadonlyMap<string, CodeList>

  constructor(parts: TaxonomyParts) {
    this.facets = parts.facets.toSorted((a, b) => a.order - b.order || a.key.localeCompare(b.key))
    this.#facets = new Map(this.facets.map(facet => [facet.key, facet]))
    this.#lists = new Map(parts.lists.map(list => [list.id, list]))
    this.depth = parts.depth
    this.qualityMarkers = parts.qualityMarkers
    this.synonyms = parts.synonyms
    this.addressees = parts.addressees
    this.mappingSchemes = parts.mappingSchemes
    this.benchmarks = parts.benchmarks
    this.digest = parts.digest
    this.version =
      this.facets
        .map(facet => facet.version)
        .sort(byVersion)
        .at(-1) ?? '0.0.0'
  }

  facet(key: string): Facet | undefined {
    return this.#facets.get(key)
  }

  /** Facets that may be tagged at a level, in order. */
  facetsAt(level: Level): Facet[] {
    return this.facets.filter(facet => facet.appliesTo.includes(level))
  }

  /** Facets by which a kind can be filtered, in order. */
  facetsFor(kind: Kind): Facet[] {
    return this.facets.filter(facet => facet.describes(kind))
  }

  get lists(): CodeList[] {
    return [...this.#lists.values()]
  }

  /** A fixed list; asking for one that does not exist is a programmer's mistake. */
  list(id: string): CodeList {
    const list = this.#lists.get(id)
    if (!list) throw new Error(`There is no list ${id} in taxonomy/lists`)
    return list
  }

  /** Label of a term or list value, or the id itself where it is unknown. */
  label(facet: string, id: string): string {
    return (
      this.#facets.get(facet)?.term(id)?.label ??
      this.#lists.get(facet)?.values.find(value => value.id === id)?.label ??
      id
    )
  }
}

function byVersion(a: string, b: string): number {
  const [x, y] = [a, b].map(version => version.split('.').map(Number))
  return x!.map((part, index) => part - (y![index] ?? 0)).find(difference => difference !== 0) ?? 0
}
