import { setTimeout as delay } from 'node:timers/promises'
import { readEngineAddress, removeEngineAddress } from './engine-address.ts'
import { isProcess } from './is-process.ts'
import { probeEngine } from './probe-engine.ts'

const GONE_MS = 5000

/**
 * Ends an engine that outlived the process that started it, which happens where the kernel does not end it for us.
 * Two engines on one database run the same queue and lose work. The caller holds the lock of DATA_DIR, so an engine
 * that answers there with our key is nobody's.
 */
export async function endOrphanEngine(folder: string, key: string): Promise<void> {
  const left = await readEngineAddress(folder)
  if (left !== undefined && isProcess(left.pid)) {
    // The number may have gone to another process: only what answers with our key is killed.
    const probe = await probeEngine({ url: left.url, apiKey: key, timeoutMs: 1000 })
    if (probe.outcome === 'answered') await endProcess(left.pid)
  }
  await removeEngineAddress(folder)
}

async function endProcess(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL')
  const deadline = Date.now() + GONE_MS
  while (isProcess(pid) && Date.now() < deadline) await delay(10)
}
