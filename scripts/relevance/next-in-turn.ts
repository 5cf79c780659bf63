/** The first of each list, then the second of each, and so on. */
export function nextInTurn<T>(lists: ReadonlyArray<readonly T[]>): T[] {
  const longest = Math.max(0, ...lists.map(list => list.length))
  return Array.from({ length: longest }, (_, place) =>
    lists.flatMap(list => list.slice(place, place + 1)),
  ).flat()
}
