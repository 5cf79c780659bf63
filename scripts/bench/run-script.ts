import { execFile } from 'node:child_process'
import { rootPath } from '../../src/root-path.ts'
import type { CleanUp } from './clean-up.ts'

/**
 * Runs a script of the bench in a process of its own, so that its time and memory are its own.
 * @param script below scripts/bench
 * @returns what it prints, which is JSON
 */
export function runScript<T>(cleanUp: CleanUp, script: string, args: readonly string[]): Promise<T> {
  const node = script.endsWith('.ts') ? ['--import', 'tsx'] : []
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [...node, rootPath('scripts/bench', script), ...args],
      { cwd: rootPath(''), maxBuffer: 64 * 1024 * 1024 },
      (error, stdout) => {
        if (error !== null) reject(new Error(`${script} ended with ${error.message}`, { cause: error }))
        else resolve(JSON.parse(stdout) as T)
      },
    )
    cleanUp.add(() => void child.kill('SIGKILL'))
  })
}
