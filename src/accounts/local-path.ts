/** Any host will do: it only tells whether an address leaves it. */
const HERE = 'http://here.invalid'

/** The path, query and fragment of an address of this site; undefined for one that could lead elsewhere. */
export function toLocalPath(address: unknown): string | undefined {
  if (typeof address !== 'string' || !address.startsWith('/') || !URL.canParse(address, HERE))
    return undefined
  const { origin, pathname, search, hash } = new URL(address, HERE)
  // A browser reads `//host`, `/\host` and `/<tab>/host` as another site, and so does the parser.
  if (origin !== HERE || pathname.startsWith('//')) return undefined
  return `${pathname}${search}${hash}`
}
