import { readEngineAddress, type EngineAddress } from './engine-address.ts'
import { engineFolder } from './engine-folder.ts'
import { loadEngineKey } from './engine-key.ts'
import { isProcess } from './is-process.ts'
import { probeEngine } from './probe-engine.ts'

const ANSWER_MS = 2000

/**
 * The address of the engine that another process of this DATA_DIR runs, asked and answered with the key within two
 * seconds. Undefined when there is none. Starts nothing, writes nothing.
 */
export async function attachEngine(dataDir: string): Promise<EngineAddress | undefined> {
  const folder = engineFolder(dataDir)
  const [written, apiKey] = await Promise.all([readEngineAddress(folder), loadEngineKey(folder)])
  // An address left by a crash: its port may be somebody else's, who need not see the key.
  if (written === undefined || apiKey === undefined || !isProcess(written.pid)) return undefined
  const probe = await probeEngine({ url: written.url, apiKey, timeoutMs: ANSWER_MS })
  return probe.outcome === 'answered' ? { url: written.url, apiKey, version: probe.version } : undefined
}
