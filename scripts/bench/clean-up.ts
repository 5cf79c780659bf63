/** What was started and has to be ended, the last first, however the run ends. */
export class CleanUp {
  readonly #steps: Array<() => Promise<void> | void> = []
  #running: Promise<void> | undefined

  /** What is started while all is being ended is ended at once. */
  add(step: () => Promise<void> | void): void {
    if (this.#running) void take(step)
    else this.#steps.push(step)
  }

  /** May be called twice; a step that fails does not keep the others from being taken. */
  run(): Promise<void> {
    return (this.#running ??= this.#runAll())
  }

  /** Also at Ctrl-C and where the terminal goes away. */
  atSignals(): void {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => {
        console.error(`\nEnding (${signal})…`)
        // A second signal, as npm and tsx send it on beside the terminal, must not cut this short.
        process.on(signal, () => undefined)
        void this.run().then(() => process.exit(130))
      })
  }

  async #runAll(): Promise<void> {
    for (const step of this.#steps.splice(0).reverse()) await take(step)
  }
}

async function take(step: () => Promise<void> | void): Promise<void> {
  try {
    await step()
  } catch (cause) {
    console.error(cause)
  }
}
