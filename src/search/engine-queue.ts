import { SearchUnavailable } from './search-index.ts'

/** More is asked of the engine than it can answer; it is well, and answers those who asked before. */
export class EngineBusy extends SearchUnavailable {
  constructor() {
    super('More is asked of the search engine at this moment than it can answer.')
    this.name = 'EngineBusy'
  }
}

export interface QueueLimits {
  /** How many requests are under way at once. */
  underWay: number
  /** How many may wait behind them; one more is refused at once. */
  waiting: number
  /** How long one may wait for its turn, in milliseconds. */
  waitMs: number
}

interface Waiting {
  since: number
  start: () => void
  refuse: (why: Error) => void
}

/**
 * Requests to the engine, in the order in which they come. An engine that stands still must not gather requests
 * without end: who asked may be gone long since, and asks again.
 */
export class EngineQueue {
  readonly #limits: QueueLimits
  #underWay = 0
  #waiting: Waiting[] = []

  constructor(limits: QueueLimits) {
    this.#limits = limits
  }

  /**
   * Does some work when it is its turn.
   * @throws EngineBusy where too many wait, or it waited too long
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#underWay < this.#limits.underWay) this.#underWay += 1
    else await this.#turn()
    try {
      return await work()
    } finally {
      this.#startNext()
    }
  }

  /** Refuses all who wait: what made the one before them fail would make them fail too, later. */
  refuseWaiting(why: Error): void {
    for (const { refuse } of this.#waiting.splice(0)) refuse(why)
  }

  #turn(): Promise<void> {
    if (this.#waiting.length >= this.#limits.waiting) return Promise.reject(new EngineBusy())
    return new Promise((resolve, reject) => {
      this.#waiting.push({ since: performance.now(), start: resolve, refuse: reject })
    })
  }

  /** The place that comes free goes to the first who has not waited too long. */
  #startNext(): void {
    const latest = performance.now() - this.#limits.waitMs
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      if (next.since >= latest) return next.start()
      next.refuse(new EngineBusy())
    }
    this.#underWay -= 1
  }
}
