import type { EngineAddress } from './engine-address.ts'
import { EngineDown } from './engine-errors.ts'

export type EngineState = 'up' | 'starting' | 'failed' | 'stopped'

/** Called when the engine is up again. `rebuilt`: its database is empty. It must not throw. */
export type EngineUpListener = (event: { rebuilt: boolean }) => void

/** Whether the engine is up, where, and who wants to know. Written by what runs or watches it. */
export class EngineStatus {
  state: EngineState = 'starting'
  lastError: string | undefined
  rebuilt = false
  #address: EngineAddress | undefined
  readonly #listeners = new Set<EngineUpListener>()
  readonly #waiting = new Set<() => void>()

  setUp(address: EngineAddress, { rebuilt }: { rebuilt: boolean }): void {
    this.state = 'up'
    this.#address = address
    this.rebuilt = rebuilt
    this.lastError = undefined
    this.#wake()
    // Later, so that nothing a listener does can disturb the supervisor.
    for (const listener of this.#listeners) queueMicrotask(() => listener({ rebuilt }))
  }

  setDown(state: Exclude<EngineState, 'up'>, reason: string): void {
    this.state = state
    this.#address = undefined
    this.lastError = reason
    if (state === 'stopped') this.#wake()
  }

  /** @throws EngineDown when it is not up. */
  address(): EngineAddress {
    if (this.#address !== undefined) return this.#address
    throw new EngineDown(this.lastError ?? 'The search engine is starting.')
  }

  onUp(listener: EngineUpListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** @throws EngineDown after `timeoutMs`, or at once when it is stopped. */
  async whenUp(timeoutMs: number): Promise<EngineAddress> {
    if (this.state !== 'up' && this.state !== 'stopped') await this.#change(timeoutMs)
    return this.address()
  }

  #change(timeoutMs: number): Promise<void> {
    return new Promise(resolve => {
      const done = () => {
        clearTimeout(timer)
        this.#waiting.delete(done)
        resolve()
      }
      const timer = setTimeout(done, timeoutMs)
      this.#waiting.add(done)
    })
  }

  #wake(): void {
    for (const done of [...this.#waiting]) done()
  }
}
