/**
 * The rows of the highest scores, best first; of equals the lower number first. A page needs twenty of tens of
 * thousands: those are kept in a heap with the worst on top, and the rest is passed over.
 * @param rows which to choose from; all that have a score where left out
 */
export function topRows(scores: Float32Array, count: number, rows?: readonly number[]): number[] {
  const heap: number[] = []
  const isWorse = (a: number, b: number) => scores[a]! < scores[b]! || (scores[a] === scores[b] && a > b)
  const offer = (row: number) => {
    if (heap.length < count) {
      heap.push(row)
      rise(heap, isWorse)
    } else if (isWorse(heap[0]!, row)) {
      heap[0] = row
      sink(heap, isWorse)
    }
  }
  if (count <= 0) return []
  if (rows) for (const row of rows) offer(row)
  else for (let row = 0; row < scores.length; row++) if (scores[row]! > 0) offer(row)
  return heap.sort((a, b) => scores[b]! - scores[a]! || a - b)
}

type IsWorse = (a: number, b: number) => boolean

/** Puts the last of a heap in its place. */
function rise(heap: number[], isWorse: IsWorse): void {
  let at = heap.length - 1
  while (at > 0) {
    const above = (at - 1) >> 1
    if (!isWorse(heap[at]!, heap[above]!)) return
    swap(heap, at, above)
    at = above
  }
}

/** Puts the first of a heap in its place. */
function sink(heap: number[], isWorse: IsWorse): void {
  for (let at = 0; ;) {
    const left = at * 2 + 1
    if (left >= heap.length) return
    const right = left + 1
    const worse = right < heap.length && isWorse(heap[right]!, heap[left]!) ? right : left
    if (!isWorse(heap[worse]!, heap[at]!)) return
    swap(heap, at, worse)
    at = worse
  }
}

function swap(heap: number[], a: number, b: number): void {
  const kept = heap[a]!
  heap[a] = heap[b]!
  heap[b] = kept
}
