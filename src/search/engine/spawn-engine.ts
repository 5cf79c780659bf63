import { spawn, type ChildProcess } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { buildEngineArguments } from './build-engine-arguments.ts'
import { EngineOutput } from './engine-output.ts'

export interface EngineSpawn {
  binary: string
  folder: string
  key: string
  /** From `findTieToParent`: put before the command. */
  tie: readonly string[]
}

/** How a child ended. `reason` is for a message. */
export interface EngineEnd {
  signal: NodeJS.Signals | null
  reason: string
}

/** A child that was spawned; whether it will ever answer is not known yet. */
export interface EngineChild {
  pid: number | undefined
  output: EngineOutput
  ended: Promise<EngineEnd>
  /** Set once it has ended. */
  readonly end: EngineEnd | undefined
  kill(signal: NodeJS.Signals): void
}

/** Spawns the engine on a free port of the loopback interface. Failures come as its end. */
export async function spawnEngine({ binary, folder, key, tie }: EngineSpawn): Promise<EngineChild> {
  const temporary = join(folder, 'tmp')
  await rm(temporary, { recursive: true, force: true })
  await mkdir(temporary, { mode: 0o700 })
  const [command, ...args] = [...tie, binary, ...buildEngineArguments(folder)]
  const child = spawn(command as string, args, {
    // The engine silently loads a config.toml from where it stands.
    cwd: folder,
    // Nothing of our own environment: it may hold secrets, and MEILI_* that would change what is started here.
    // The key is here because arguments can be read by every user. Sorting spills to TMPDIR, which /tmp may not hold.
    env: { MEILI_MASTER_KEY: key, MEILI_ENV: 'production', MEILI_NO_ANALYTICS: 'true', TMPDIR: temporary },
    stdio: ['ignore', 'ignore', 'pipe'],
    // A group of its own: Ctrl-C in the terminal reaches us, and we end the engine, in that order.
    // Without a tie it stays in ours, since then the terminal is what ends it when we are gone.
    detached: tie.length > 0,
  })

  const output = new EngineOutput()
  // Absent when the system had no file descriptor left.
  const stderr = child.stderr as Readable | undefined
  if (stderr !== undefined) createInterface({ input: stderr }).on('line', line => output.read(line))
  return toEngineChild(child, output, tie.length > 0)
}

function toEngineChild(child: ChildProcess, output: EngineOutput, group: boolean): EngineChild {
  let end: EngineEnd | undefined
  const kill = (signal: NodeJS.Signals) => {
    // Once it has ended its number may be another's.
    if (end === undefined && child.pid !== undefined) killProcess(group ? -child.pid : child.pid, signal)
  }
  const killAtExit = () => kill('SIGKILL')
  process.once('exit', killAtExit)
  const ended = new Promise<EngineEnd>(resolve => {
    const settle = (signal: NodeJS.Signals | null, reason: string) => {
      process.off('exit', killAtExit)
      end ??= { signal, reason }
      resolve(end)
    }
    child.once('error', error => settle(null, error.message))
    // `close` and not `exit`: its last words have then been read.
    child.once('close', (code, signal) => settle(signal, signal ?? `exit code ${code}`))
  })
  return {
    pid: child.pid,
    output,
    ended,
    kill,
    get end() {
      return end
    },
  }
}

function killProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended already.
  }
}
