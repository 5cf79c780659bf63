import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { findOnPath } from './find-on-path.ts'

const run = promisify(execFile)

/**
 * The words to put before a command so that the kernel kills it when this process dies, even by SIGKILL: an engine
 * left alone would go on writing to a database that the next one opens too. The kernel watches the thread, so engines
 * are started from the main one. Empty where there is no such `setpriv`: other systems, and busybox has not the option.
 */
export async function findTieToParent(): Promise<string[]> {
  if (process.platform !== 'linux') return []
  const setpriv = await findOnPath('setpriv')
  if (setpriv === undefined) return []
  const tie = [setpriv, '--pdeathsig', 'KILL']
  try {
    await run(setpriv, [...tie.slice(1), setpriv, '--version'])
    return tie
  } catch {
    return []
  }
}
