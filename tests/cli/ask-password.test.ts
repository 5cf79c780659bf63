import { PassThrough, Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { askPassword, readPassword } from '../../src/cli/ask-password.ts'

/** A terminal at which keys are pressed as each question stands there; it shows what was written to it. */
function terminal(...keys: string[]) {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input })
  const output = new PassThrough({ encoding: 'utf8' })
  let shown = ''
  output.on('data', (part: string) => {
    shown += part
    if (part.endsWith(': ')) input.write(keys.shift() ?? '')
  })
  return { input, output, shown: () => shown }
}

describe('askPassword', () => {
  it('takes what is typed twice, and shows nothing of it', async () => {
    const at = terminal('heron lantern\r', 'heron lantern\r')
    expect(await askPassword(at)).toBe('heron lantern')
    expect(at.shown()).toBe('Password: \nOnce more: \n')
  })

  it('lets a slip be mended', async () => {
    const at = terminal('herom\u007Fn\r', 'heron\r')
    expect(await askPassword(at)).toBe('heron')
  })

  it('refuses two that differ', async () => {
    const at = terminal('heron\r', 'herons\r')
    await expect(askPassword(at)).rejects.toThrow('The two passwords differ. Nothing was changed.')
    expect(at.shown()).not.toContain('heron')
  })

  it.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
  ])('can be given up with %s', async (_key, key) => {
    await expect(askPassword(terminal(key))).rejects.toThrow('Given up. Nothing was changed.')
  })

  it('asks nobody where there is no terminal', async () => {
    const at = { input: Readable.from([]), output: new PassThrough() }
    await expect(askPassword(at)).rejects.toThrow('--password-stdin')
  })
})

describe('readPassword', () => {
  it.each([
    ['heron lantern\n', 'heron lantern'],
    ['heron lantern\r\n', 'heron lantern'],
    [' heron \n\n', ' heron \n'],
    ['', ''],
  ])('takes all but the last line end: %j', async (sent, password) => {
    expect(await readPassword(Readable.from([Buffer.from(sent)]))).toBe(password)
  })

  it('puts letters together that came in two parts', async () => {
    const bytes = Buffer.from('café crème')
    expect(await readPassword(Readable.from([bytes.subarray(0, 4), bytes.subarray(4)]))).toBe('café crème')
  })
})
