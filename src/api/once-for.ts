/** Remembers what was made of each thing: making it takes long, and the vocabulary seldom changes. */
export function onceFor<K extends object, T>(make: (of: K) => T): (of: K) => T {
  const made = new WeakMap<K, T>()
  return of => {
    const known = made.get(of) ?? make(of)
    made.set(of, known)
    return known
  }
}
