type Value = string | readonly string[] | boolean

/** A thing that is described: its IRI, its class, and properties by their names in the context. */
export interface SkosNode {
  id: string
  type: string
  [property: string]: Value
}

/** Leaves out what a term does not have. */
export function withoutEmpty({
  id,
  type,
  ...properties
}: Pick<SkosNode, 'id' | 'type'> & Record<string, Value | undefined>): SkosNode {
  const given = Object.entries(properties).filter(
    (entry): entry is [string, Value] =>
      entry[1] !== undefined && !(Array.isArray(entry[1]) && entry[1].length === 0),
  )
  return { id, type, ...Object.fromEntries(given) }
}
