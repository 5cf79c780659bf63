import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * The full path of a program as the shell would find it, undefined where there is none.
 * The shell is asked because `config.ts` alone reads the environment, PATH included.
 */
export async function findOnPath(name: string): Promise<string | undefined> {
  const [command, args] =
    process.platform === 'win32' ? ['where', [name]] : ['/bin/sh', ['-c', 'command -v "$1"', 'sh', name]]
  try {
    const { stdout } = await run(command, args)
    return stdout.split(/\r?\n/)[0]?.trim() || undefined
  } catch {
    return undefined
  }
}
