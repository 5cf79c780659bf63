import type { JsonLdDocument } from 'jsonld'
import type { Quad } from 'n3'
import type { SkosDocument } from './skos.ts'
import { PREFIXES } from './skos-context.ts'

const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'

/**
 * The same graph in Turtle.
 * @param prefixes beside those of the vocabularies
 */
export async function toTurtle(
  document: SkosDocument,
  prefixes: Readonly<Record<string, string>>,
): Promise<string> {
  // These two take a quarter of a second to load, and only who asks for Turtle needs them.
  const [{ default: jsonld }, { Parser, Writer }] = await Promise.all([import('jsonld'), import('n3')])
  const statements = await jsonld.toRDF(document as unknown as JsonLdDocument, {
    format: 'application/n-quads',
    documentLoader: refuseToFetch,
  })
  const writer = new Writer({ prefixes: { ...prefixes, ...PREFIXES } })
  writer.addQuads(inOrder(new Parser({ format: 'N-Quads' }).parse(statements as string), document))
  return new Promise((resolve, reject) =>
    writer.end((error: Error | null, text: string) => (error ? reject(error) : resolve(text))),
  )
}

/** Things as the document has them, each with its class first: so that a person can read it. */
function inOrder(quads: readonly Quad[], document: SkosDocument): Quad[] {
  const position = new Map(document['@graph'].map(({ id }, index) => [id, index]))
  const rank = ({ subject, predicate }: Quad) =>
    [position.get(subject.value)!, predicate.value === TYPE ? 0 : 1] as const
  return quads.toSorted((a, b) => rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1])
}

/** The document carries all that it needs; whatever asks for more is a mistake of ours. */
function refuseToFetch(url: string): Promise<never> {
  return Promise.reject(
    new Error(`The vocabulary is published without fetching anything, and ${url} was asked for.`),
  )
}
