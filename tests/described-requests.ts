/** One question that anybody can put. */
export interface PublicRequest {
  method: string
  address: string
  /** JSON, of a question that is sent. */
  body?: string
}

/** What the parameters of a walk are made of. */
export interface AskedFor {
  /** Values that belong together in a path, such as the id of a review and of an item of it. */
  combinations: ReadonlyArray<Readonly<Record<string, string>>>
  /** Values of parameters of a query, by name, instead of all that the description allows. */
  values: Readonly<Record<string, readonly string[]>>
}

interface Schema {
  $ref?: string
  example?: unknown
  examples?: unknown[]
  default?: unknown
  enum?: unknown[]
  const?: unknown
  type?: string
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  anyOf?: Schema[]
}

interface Parameter {
  name: string
  in: string
  required?: boolean
  example?: unknown
  schema?: Schema
}

interface Operation {
  parameters?: Parameter[]
  requestBody?: { content?: Record<string, { schema?: Schema; example?: unknown }> }
}

/** What is used of an OpenAPI description. */
export interface Description {
  paths: Record<string, Record<string, Operation>>
  components?: { schemas?: Record<string, Schema> }
}

/** Routes that give what another gives in another form, made anew each time: asked once for each kind. */
const IN_ANOTHER_FORM =
  /^\/(export\.(?!json)|extracts\/|charts\/|statistics\.csv|recurrence\.csv|recurrence\/.*\.(svg|png|csv))/

/** Questions that change nothing for who has no account. */
const METHODS = new Set(['get', 'post'])

/**
 * Every route of a description with every example of its parameters: each optional one in turn, and each for every
 * kind of record where the route takes a kind.
 * @throws where a parameter that must be given has no example, since its route could then not be walked
 */
export function requestsOf(description: Description, asked: AskedFor): PublicRequest[] {
  return Object.entries(description.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => METHODS.has(method))
      .flatMap(([method, operation]) => {
        const addresses = pathsOf(path, operation, asked).flatMap(address =>
          queriesOf(path, operation, asked).map(query => `/api/v1${address}${query && `?${query}`}`),
        )
        const body = operation.requestBody && JSON.stringify(bodyOf(operation, description))
        return addresses.map(address => ({
          method: method.toUpperCase(),
          address,
          ...(body !== undefined && { body }),
        }))
      }),
  )
}

function pathsOf(path: string, operation: Operation, { combinations }: AskedFor): string[] {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
  if (names.length === 0) return [path]
  const fitting = combinations.filter(one => names.every(name => name in one))
  const sets = fitting.length > 0 ? fitting : [exampleOf(path, names, operation)]
  const fill = (values: Readonly<Record<string, string>>) =>
    path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name]!))
  return [...new Set(sets.map(fill))]
}

function exampleOf(path: string, names: readonly string[], { parameters = [] }: Operation) {
  return Object.fromEntries(
    names.map(name => {
      const [value] = examplesOf(parameters.find(one => one.in === 'path' && one.name === name))
      if (value === undefined) throw new Error(`${path} has no example of {${name}}`)
      return [name, value]
    }),
  )
}

function queriesOf(path: string, { parameters = [] }: Operation, { values }: AskedFor): string[] {
  const own = parameters.filter(one => one.in === 'query')
  const choices = (one: Parameter) => values[one.name] ?? examplesOf(one)
  const base = own
    .filter(one => one.required)
    .map(one => {
      const [value] = choices(one)
      if (value === undefined) throw new Error(`${path} has no example of ${one.name}`)
      return [one.name, value] as const
    })
  const kinds = own.find(one => one.name === 'kind')
  const settings = [[], ...(kinds ? choices(kinds).map(kind => [['kind', kind] as const]) : [])]
  const varied = (IN_ANOTHER_FORM.test(path) ? [] : own)
    .filter(one => one !== kinds)
    .flatMap(one => choices(one).map(value => [one.name, value] as const))
  const queries = settings.flatMap(setting => [
    [...base, ...setting],
    ...varied.map(([name, value]) => [
      ...base.filter(([other]) => other !== name),
      ...setting,
      [name, value] as const,
    ]),
  ])
  return [...new Set(queries.map(query => new URLSearchParams(query.map(([...pair]) => pair)).toString()))]
}

function examplesOf(parameter: Parameter | undefined): string[] {
  const { schema = {}, example } = parameter ?? {}
  const { items = {} } = schema
  const one = example ?? schema.example ?? schema.examples?.[0] ?? items.example
  const all = schema.enum ?? items.enum ?? (one === undefined ? undefined : [one]) ?? schema.default
  return (Array.isArray(all) ? all : all === undefined ? [] : [all]).map(String)
}

function bodyOf({ requestBody }: Operation, description: Description): unknown {
  const content = Object.values(requestBody?.content ?? {})[0]
  return content?.example ?? valueOf(content?.schema ?? {}, description)
}

/** A value that a schema allows: its example, or what its parts make. */
function valueOf(schema: Schema, description: Description): unknown {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1)!
    return valueOf(description.components?.schemas?.[name] ?? {}, description)
  }
  const given = schema.example ?? schema.examples?.[0] ?? schema.const ?? schema.enum?.[0]
  if (given !== undefined) return given
  if (schema.properties)
    return Object.fromEntries(
      (schema.required ?? []).map(name => [name, valueOf(schema.properties![name]!, description)]),
    )
  if (schema.anyOf) return valueOf(schema.anyOf[0]!, description)
  if (schema.type === 'array') return schema.items ? [valueOf(schema.items, description)] : []
  if (schema.type === 'integer' || schema.type === 'number') return 1
  return schema.type === 'boolean' ? false : 'meetings and lists'
}
