/** Work on one thing, one piece after the other; on different things at the same time. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>()

  /** Runs `work` when all that was given before for the same key is done, whatever came of it. */
  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const run = (this.#last.get(key) ?? Promise.resolve()).then(work)
    const settled = run.then(
      () => undefined,
      () => undefined,
    )
    this.#last.set(key, settled)
    try {
      return await run
    } finally {
      if (this.#last.get(key) === settled) this.#last.delete(key)
    }
  }
}
