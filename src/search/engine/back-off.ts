import { setTimeout as delay } from 'node:timers/promises'

// A first failure is tried again at once; what keeps failing is left alone for a while.
const DELAYS_MS = [0, 100, 500, 1000, 2000]

/** Waits longer the more `failures` there were in a row. False when `signal` ended the wait. */
export async function backOff(failures: number, signal: AbortSignal): Promise<boolean> {
  return pause(DELAYS_MS[Math.min(failures, DELAYS_MS.length) - 1] ?? 0, signal)
}

/** Waits, without keeping the process alive for it. False when `signal` ended the wait. */
export async function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  return delay(ms, true, { signal, ref: false }).catch(() => false)
}
