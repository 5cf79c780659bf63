/** To be awaited between two small pieces of work. */
export type Pause = () => Promise<void> | undefined

/**
 * Makes long work on the one thread give way to whatever waits.
 * @param everyMs how long a stretch of work may last
 * @returns pauses only where a stretch has lasted long enough
 */
export function createPauses(everyMs: number): Pause {
  let began = performance.now()
  return () => {
    if (performance.now() - began < everyMs) return undefined
    return new Promise(resolve =>
      setImmediate(() => {
        began = performance.now()
        resolve()
      }),
    )
  }
}
