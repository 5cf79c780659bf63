import { readFileSync } from 'node:fs'

/** True while a process with this number runs, though it may be another one than was meant. */
export function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return !isZombie(pid)
}

// Killed, and not yet collected by its parent: in some containers nobody ever does.
function isZombie(pid: number): boolean {
  try {
    return /\) Z [^)]*$/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}
