import type { Addressee } from '../taxonomy/addressees-schema.ts'
import { onceFor } from './once-for.ts'

/**
 * Every name of the body that a recommendation is addressed to by one of them, from taxonomy/addressees.yaml;
 * the name itself where the body is not listed.
 */
export function addresseeNames(name: string, addressees: readonly Addressee[]): string[] {
  const wanted = name.toLowerCase()
  const body = addressees.find(one => [one.name, ...one.also].some(other => other.toLowerCase() === wanted))
  return body ? [...new Set([name, body.name, ...body.also])] : [name]
}

/**
 * The body that a name as published stands for: its first name in taxonomy/addressees.yaml, or the name itself where
 * the body is not listed there.
 */
export function bodyNamed(name: string, addressees: readonly Addressee[]): string {
  return bodiesByName(addressees).get(name.toLowerCase()) ?? name
}

const bodiesByName = onceFor(
  (addressees: readonly Addressee[]) =>
    new Map(addressees.flatMap(({ name, also }) => [name, ...also].map(one => [one.toLowerCase(), name]))),
)
