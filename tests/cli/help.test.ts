import { describe, expect, it } from 'vitest'
import { lessonsCommands, runLessons } from './run-lessons.ts'

describe('lessons help', { timeout: 60_000 }, () => {
  it('says what the program is and lists every command with what it does', async () => {
    const { code, stdout, stderr } = await runLessons(['help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('Usage: lessons [options] [command]')
    expect(stdout).toContain('The lessons library: a searchable knowledge base of serious case reviews.')
    for (const command of await lessonsCommands())
      expect(stdout).toMatch(new RegExp(`^  ${command} .*\\w`, 'm'))
  })

  it('says of one command how it is used', async () => {
    const { code, stdout } = await runLessons(['help', 'search'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Usage: lessons search /)
    expect(stdout).toContain('-h, --help')
  })
})

describe('lessons', { timeout: 60_000 }, () => {
  it.each([
    ['a command that there is not', ['serv'], /unknown command 'serv'\n\(Did you mean serve\?\)/],
    ['an option that there is not', ['index', '--rebiuld'], /unknown option '--rebiuld'/],
    ['a choice that there is not', ['check', '--format', 'xml'], /Allowed choices are text, json, github/],
  ])('exits with 2 on %s, and says what there is', async (_what, args, message) => {
    const { code, stdout, stderr } = await runLessons(args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  it('shows what there is when it is asked for nothing, and exits with 2 since nothing was done', async () => {
    const { code, stderr } = await runLessons([])
    expect(code).toBe(2)
    expect(stderr).toContain('Usage: lessons [options] [command]')
  })

  it('exits with 2 on a setting that cannot be used, and names the variable', async () => {
    const { code, stdout, stderr } = await runLessons(['index'], { PORT: 'eighty', LOG_LEVEL: 'loud' })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^Settings that cannot be used:\n {2}PORT: .+\n {2}LOG_LEVEL: .+\n$/)
  })
})
