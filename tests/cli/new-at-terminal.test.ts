import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { stripVTControlCharacters } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rootPath } from '../../src/root-path.ts'
import { makeFolder } from '../library-fixture.ts'
import { environment, runLessons } from './run-lessons.ts'

const PROGRAM = process.env['LESSONS_BUILT']
  ? `"${rootPath('dist/cli/main.js')}"`
  : `--import tsx "${rootPath('src/cli/main.ts')}"`
const COMMAND = `"${process.execPath}" ${PROGRAM} new`

let folder: string
beforeEach(async () => {
  folder = await makeFolder()
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const reviews = () => readdir(join(folder, 'reviews')).catch(() => [] as string[])

/** Runs the command at a terminal, with `script`, which every system has that has terminals. */
function atTerminal() {
  const args =
    process.platform === 'darwin' ? ['-q', '/dev/null', 'sh', '-c', COMMAND] : ['-qec', COMMAND, '/dev/null']
  const child = spawn('script', args, {
    cwd: rootPath(''),
    env: { ...environment({ REVIEWS_DIR: join(folder, 'reviews') }), TERM: 'xterm', COLUMNS: '200' },
  })
  const ended = once(child, 'exit') as Promise<[number | null]>
  let shown = ''
  child.stdout.on(
    'data',
    (part: Buffer) => (shown = `${shown}${stripVTControlCharacters(part.toString())}`.replace(/\s+/g, ' ')),
  )
  /** Waits for words that come after those that were waited for before. */
  const see = async (words: string) => {
    for (let waited = 0; !shown.includes(words); waited += 50) {
      if (waited > 20_000) throw new Error(`“${words}” never came:\n${shown.slice(-1_500)}`)
      await pause(50)
    }
    shown = shown.slice(shown.indexOf(words) + words.length)
  }
  const type = (keys: string) => child.stdin.write(keys)
  return {
    see,
    type,
    answer: async (question: string, words: string) => {
      await see(question)
      type(`${words}\r`)
    },
    /** A term by its words: Enter takes what is offered, so it waits for that. */
    choose: async (question: string, words: string, term: string) => {
      await see(question)
      type(words)
      await see(`(${term})`)
      await pause(100)
      type('\r')
    },
    end: async () => {
      const [code] = await ended
      return { code, shown }
    },
    stop: () => child.kill('SIGKILL'),
  }
}

type Terminal = ReturnType<typeof atTerminal>

async function answerUntilAbout({ answer }: Terminal): Promise<void> {
  await answer('Title of the review', 'A review: the letter that came back')
  await answer('Who publishes it', 'Nowhere Partnership')
  await answer('Area as published', 'Nowhere')
}

async function answerAll(terminal: Terminal): Promise<void> {
  const { answer, choose, see, type } = terminal
  await answerUntilAbout(terminal)
  await answer('What it is about', 'letter went astray')
  await answer('Year, or year and month', '2024-13')
  // What does not fit is said, and can be put right.
  await see('Expected a year')
  type('\x7f3')
  await pause(200)
  type('\x7f\x7f06\r')
  await answer('Nothing where it is not known', '')
  await answer('Who writes it', '')
  await answer('Who gives it its terms', '')
  await see('(review)')
  type('\r')
  for (const [question, words, term, isList] of TERMS) {
    await choose(question, words, term)
    if (!isList) continue
    await see('more?')
    type('no more')
    await see('Chosen:')
    await pause(100)
    type('\r')
  }
}

const TERMS = [
  ['Which services had a part', 'education', 'education', true],
  ['What kind of harm', 'neglect', 'neglect', true],
  ['What happened to the child', 'no-serious-harm', 'no-serious-harm', true],
  ['Which of the five outcomes', 'stay-safe', 'stay-safe', true],
  ['Which nation', 'England', 'england', false],
  ['Which English region', 'south-west', 'south-west', false],
  ['What sort of review', 'learning-review', 'learning-review', false],
  ['How was the review done', 'learning-together', 'learning-together', false],
] as const

describe('lessons new at a terminal', { timeout: 90_000 }, () => {
  it('asks everything, writes the file, and check says only what is left to write', async () => {
    const terminal = atTerminal()
    try {
      await answerAll(terminal)
      await terminal.see('(A)')
      terminal.type('\r')
      const { code, shown } = await terminal.end()
      expect(shown).toContain('Left to write, by line')
      expect(code).toBe(0)
    } finally {
      terminal.stop()
    }
    expect(await reviews()).toEqual(['2024-nowhere-letter-went-astray.md'])
    const dir = join(folder, 'reviews')
    const text = await readFile(join(dir, '2024-nowhere-letter-went-astray.md'), 'utf8')
    expect(text).not.toContain('period:')
    const head = text.split('\n').indexOf('---', 1) + 1
    const check = await runLessons(['check', dir, '--json'], { REVIEWS_DIR: dir })
    const { problems } = JSON.parse(check.stdout) as { problems: Array<{ line: number }> }
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.filter(({ line }) => line <= head)).toEqual([])
  })

  it('writes nothing where somebody gives up with Ctrl and C', async () => {
    const terminal = atTerminal()
    try {
      await answerUntilAbout(terminal)
      await terminal.see('What it is about')
      terminal.type('\x03')
      const { code, shown } = await terminal.end()
      expect(shown).toContain('Given up. Nothing was written.')
      expect(code).toBe(2)
    } finally {
      terminal.stop()
    }
    expect(await reviews()).toEqual([])
  })
})
