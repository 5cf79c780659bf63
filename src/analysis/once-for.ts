/**
 * Remembers what was made of each thing for as long as the thing is there: making it takes long, and a vocabulary or
 * a snapshot seldom changes.
 */
export function onceFor<K extends object, T>(make: (of: K) => T): (of: K) => T {
  const made = new WeakMap<K, T>()
  return of => {
    const known = made.get(of) ?? make(of)
    made.set(of, known)
    return known
  }
}
