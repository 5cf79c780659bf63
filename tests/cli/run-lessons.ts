import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { rootPath } from '../../src/root-path.ts'

export interface CommandResult {
  code: number | null
  stdout: string
  stderr: string
}

/** The environment of a command: what a process needs, the engine of this machine, and the settings of the test. */
export function environment(settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, MEILI_BIN } = process.env
  return { PATH, HOME, TMPDIR, MEILI_BIN, ...settings }
}

/** `npm test` builds first, and a command that is built starts in half the time; alone, a test runs the source. */
const PROGRAM = process.env['LESSONS_BUILT']
  ? [rootPath('dist/cli/main.js')]
  : ['--import', 'tsx', rootPath('src/cli/main.ts')]

/** Starts a command as `npx lessons` does. */
export function startLessons(
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [...PROGRAM, ...args], {
    cwd: rootPath(''),
    env: environment(settings),
  })
}

/** Runs a command to its end. */
export async function runLessons(
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  const child = startLessons(args, settings)
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ])
  return { code, stdout, stderr }
}

/** What a command says of itself. */
export async function helpOf(command: string): Promise<string> {
  return (await runLessons([command, '--help'])).stdout
}

/** Names of the commands that `lessons help` lists. */
export function lessonsCommands(): Promise<string[]> {
  return (listed ??= listCommands())
}

let listed: Promise<string[]> | undefined

async function listCommands(): Promise<string[]> {
  const { stdout } = await runLessons(['help'])
  const list = stdout.split(/^Commands:$/m)[1] ?? ''
  return [...list.matchAll(/^ {2}([a-z]+)\b/gm)].map(([, name]) => name!).filter(name => name !== 'help')
}
