import { readFileSync } from 'node:fs'

/**
 * One process, told apart from a later one that was given the same number.
 * `startedAt` is the boot id and the start time in clock ticks from `/proc`, null where there is no `/proc`.
 */
export interface ProcessIdentity {
  pid: number
  startedAt: string | null
}

/** The identity of the process that asks. */
export function currentProcess(): ProcessIdentity {
  return { pid: process.pid, startedAt: readProcess(process.pid)?.startedAt ?? null }
}

/** True while that very process runs: a reused number and a zombie are not it. Never throws. */
export function isAlive({ pid, startedAt }: ProcessIdentity): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || !takesSignals(pid)) return false
  const now = readProcess(pid)
  if (now === undefined) return true
  // A killed process stays in the table until its parent collects it, in some containers for ever.
  if (now.state === 'Z' || now.state === 'X') return false
  return startedAt === null || startedAt === now.startedAt
}

function takesSignals(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it is there and belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function readProcess(pid: number): { state: string; startedAt: string } | undefined {
  try {
    // The command name, field 2, may hold spaces and brackets: count from its last bracket.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // Ticks count from boot and repeat after the next one.
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return { state: fields[0] ?? '', startedAt: `${boot} ${fields[19] ?? ''}` }
  } catch {
    return undefined
  }
}
