/** Work that is done one after the other, however it is asked for: a write must see what the one before it wrote. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()

  /** Does some work when all before it is done, well or not. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work)
    this.#last = done.catch(() => undefined)
    return done
  }
}
