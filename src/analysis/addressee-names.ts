import type { Addressee } from '../taxonomy/addressees-schema.ts'

/**
 * Every name of the body that a recommendation is addressed to by one of them, from taxonomy/addressees.yaml;
 * the name itself where the body is not listed.
 */
export function addresseeNames(name: string, addressees: readonly Addressee[]): string[] {
  const wanted = name.toLowerCase()
  const body = addressees.find(one => [one.name, ...one.also].some(other => other.toLowerCase() === wanted))
  return body ? [...new Set([name, body.name, ...body.also])] : [name]
}
