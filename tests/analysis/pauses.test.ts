import { describe, expect, it } from 'vitest'
import { createPauses } from '../../src/analysis/pauses.ts'

/** Works without a break, as the reading of a text does. */
function workFor(ms: number): void {
  for (const until = performance.now() + ms; performance.now() < until;);
}

describe('createPauses', () => {
  it('lets others in once a stretch has lasted long enough', async () => {
    const pause = createPauses(5)
    let others = 0
    const timer = setInterval(() => (others += 1), 1)
    for (let piece = 0; piece < 40; piece++) {
      workFor(2)
      await pause()
    }
    clearInterval(timer)
    expect(others).toBeGreaterThan(5)
  })

  it('costs nothing before that', () => {
    const pause = createPauses(10_000)
    workFor(2)
    expect(pause()).toBeUndefined()
  })
})
