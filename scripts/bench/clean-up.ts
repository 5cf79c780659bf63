/** What was started and has to be ended, the last first, however the run ends. */
export class CleanUp {
  readonly #steps: Array<() => Promise<void> | void> = []
  #running: Promise<void> | undefined

  add(step: () => Promise<void> | void): void {
    this.#steps.push(step)
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
        void this.run().then(() => process.exit(130))
      })
  }

  async #runAll(): Promise<void> {
    for (const step of this.#steps.splice(0).reverse()) {
      try {
        await step()
      } catch (cause) {
        console.error(cause)
      }
    }
  }
}
