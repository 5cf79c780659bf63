/** What can carry tags. */
export const LEVELS = ['review', 'finding', 'episode', 'recommendation'] as const
export type Level = (typeof LEVELS)[number]

/** What can be searched for. */
export const KINDS = ['finding', 'recommendation', 'review'] as const
export type Kind = (typeof KINDS)[number]

export const TAG_PROPERTIES = ['effect', 'basis', 'source'] as const
export type TagProperty = (typeof TAG_PROPERTIES)[number]

/** How a concept of another scheme relates to a term; never claimed to be the same. */
export interface Mapping {
  scheme: string
  concept: string
  match: 'close' | 'broad' | 'narrow' | 'related'
}

/** A concept in a facet. */
export interface Term {
  id: string
  label: string
  definition: string
  /** Id of the term above it. */
  broader?: string | undefined
  useWhen?: string | undefined
  notWhen?: string | undefined
  example?: string | undefined
  synonyms: string[]
  mappings: Mapping[]
  retired: boolean
  replacedBy?: string | undefined
}

/** What a facet file says, checked. */
export interface FacetDefinition {
  key: string
  label: string
  question: string
  order: number
  appliesTo: Level[]
  min: number
  max?: number | undefined
  requiredFor: Level[]
  childLevel: boolean
  selectable: 'leaves' | 'all'
  tagProperties: TagProperty[]
  version: string
  terms: Term[]
}

/** A scheme of the taxonomy, with the questions the rest of the system asks of it. */
export class Facet {
  readonly #definition: FacetDefinition
  readonly #terms: ReadonlyMap<string, Term>
  readonly #children: ReadonlyMap<string, readonly string[]>

  constructor(definition: FacetDefinition) {
    this.#definition = definition
    this.#terms = new Map(definition.terms.map(term => [term.id, term]))
    this.#children = childrenOf(definition.terms)
  }

  get key() {
    return this.#definition.key
  }
  get label() {
    return this.#definition.label
  }
  get question() {
    return this.#definition.question
  }
  get order() {
    return this.#definition.order
  }
  get appliesTo(): readonly Level[] {
    return this.#definition.appliesTo
  }
  get min() {
    return this.#definition.min
  }
  get max() {
    return this.#definition.max
  }
  get requiredFor(): readonly Level[] {
    return this.#definition.requiredFor
  }
  /** Values that say something of the child: withheld where a record's child detail is held. */
  get childLevel() {
    return this.#definition.childLevel
  }
  get selectable() {
    return this.#definition.selectable
  }
  get tagProperties(): readonly TagProperty[] {
    return this.#definition.tagProperties
  }
  get version() {
    return this.#definition.version
  }
  /** In the order of the file, parents before their children. */
  get terms(): readonly Term[] {
    return this.#definition.terms
  }
  /** Written as one value instead of a list. */
  get single() {
    return this.#definition.max === 1
  }

  term(id: string): Term | undefined {
    return this.#terms.get(id)
  }

  has(id: string): boolean {
    return this.#terms.has(id)
  }

  children(id: string): readonly string[] {
    return this.#children.get(id) ?? []
  }

  /** The terms without a broader one, in the order of the file. */
  roots(): readonly Term[] {
    return this.terms.filter(term => term.broader === undefined)
  }

  /** The term and everything below it: what choosing it selects. */
  withDescendants(id: string): string[] {
    return [id, ...this.children(id).flatMap(child => this.withDescendants(child))]
  }

  /** The term and everything above it. */
  withAncestors(id: string): string[] {
    const broader = this.term(id)?.broader
    return broader === undefined ? [id] : [id, ...this.withAncestors(broader)]
  }

  /** Whether a tag may name the term: in a facet of leaves, headings may not be tagged. */
  canTag(id: string): boolean {
    return this.has(id) && (this.selectable === 'all' || this.children(id).length === 0)
  }

  /** Whether the facet says anything of a kind, by its own tags, by inheritance or by way of a finding. */
  describes(kind: Kind): boolean {
    switch (kind) {
      case 'review':
        return true
      case 'finding':
        return this.appliesTo.includes('finding') || this.reviewOnly
      case 'recommendation':
        return (
          this.appliesTo.includes('recommendation') || this.appliesTo.includes('finding') || this.reviewOnly
        )
    }
  }

  /** Only facets of reviews alone are inherited by what stands in the review. */
  get reviewOnly() {
    return this.appliesTo.length === 1 && this.appliesTo[0] === 'review'
  }
}

function childrenOf(terms: readonly Term[]): Map<string, string[]> {
  const children = new Map<string, string[]>()
  for (const { id, broader } of terms) {
    if (broader !== undefined) children.set(broader, [...(children.get(broader) ?? []), id])
  }
  return children
}
