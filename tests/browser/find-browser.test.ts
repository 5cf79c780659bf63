import { execFileSync } from 'node:child_process'
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findBrowser } from '../../scripts/browser/find-or-install-browser.mjs'
import { rootPath } from '../../src/root-path.ts'
import { makeFolder } from '../library-fixture.ts'

let folder: string
beforeEach(async () => {
  folder = await makeFolder()
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** A program of that name which ends with an exit code when it is asked for its version. */
async function program(name: string, exitCode = 0): Promise<string> {
  const path = join(folder, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, `#!/bin/sh\nexit ${exitCode}\n`)
  await chmod(path, 0o755)
  return path
}

describe('findBrowser', () => {
  it('takes the program that CHROME_PATH names before any it could find', async () => {
    await program('chromium')
    const mine = await program('mine/chrome-of-mine')
    expect(findBrowser({ CHROME_PATH: mine }, [folder])).toBe(mine)
  })

  it.each(['not-there', '.'])('says what to do when CHROME_PATH is no program: %s', async name => {
    await program('chromium')
    expect(() => findBrowser({ CHROME_PATH: join(folder, name) }, [folder])).toThrow(
      /^CHROME_PATH is .* not a program\. Install Chromium, or set CHROME_PATH/,
    )
  })

  it('looks for chromium in every folder before it looks for a chrome', async () => {
    await program('first/google-chrome')
    const chromium = await program('second/chromium')
    expect(findBrowser({}, [join(folder, 'first'), join(folder, 'second')])).toBe(chromium)
  })

  it('passes over a program that does not start and a file that is no program', async () => {
    await program('chromium', 1)
    await writeFile(join(folder, 'chromium-browser'), 'text')
    expect(findBrowser({}, [folder])).toBeUndefined()
    const chrome = await program('chrome')
    expect(findBrowser({}, [folder])).toBe(chrome)
  })

  it('looks in the folders of PATH', async () => {
    const chrome = await program('chrome')
    await program('google-chrome-stable', 1)
    expect([chrome, findBrowser({})]).toContain(findBrowser({ PATH: folder }))
  })
})

describe('the command', () => {
  const run = (env: NodeJS.ProcessEnv) =>
    execFileSync(process.execPath, [rootPath('scripts/browser/find-or-install-browser.mjs')], {
      env,
      encoding: 'utf8',
      stdio: 'pipe',
    })

  it('prints the path and nothing else', async () => {
    const mine = await program('mine')
    expect(run({ CHROME_PATH: mine })).toBe(`${mine}\n`)
  })

  it('fails with one message that says what to do', () => {
    expect(() => run({ CHROME_PATH: join(folder, 'none') })).toThrow(
      expect.objectContaining({
        status: 1,
        stdout: '',
        stderr: expect.stringMatching(/^CHROME_PATH is .*\n$/) as string,
      }),
    )
  })
})
