import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { EngineDown } from '../../../src/search/engine/engine-errors.ts'
import { findTieToParent } from '../../../src/search/engine/find-tie-to-parent.ts'
import { isProcess } from '../../../src/search/engine/is-process.ts'
import { addressFile, engineFor, eventually, realBinary, temporaryFolder } from './engine-fixture.ts'

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

describe('a supervised engine', () => {
  it('is up again after SIGKILL, says so, and can be found at its new address', async () => {
    const dataDir = await temporaryFolder()
    const engine = await engineFor({ dataDir })
    const listener = vi.fn()
    engine.onUp(listener)
    for (const times of [1, 2]) {
      const { pid } = await addressFile(dataDir)
      process.kill(pid, 'SIGKILL')
      await eventually(() => listener.mock.calls.length === times, 'the engine is up again')
      expect(listener).toHaveBeenLastCalledWith({ rebuilt: false })
      const written = await addressFile(dataDir)
      expect(written.pid).not.toBe(pid)
      expect(written.url).toBe(engine.address().url)
    }
  })

  it('is down in between, and whenUp waits for it', async () => {
    const dataDir = await temporaryFolder()
    const engine = await engineFor({ dataDir })
    process.kill((await addressFile(dataDir)).pid, 'SIGKILL')
    await eventually(() => engine.state !== 'up', 'the death is noticed')
    expect(() => engine.address()).toThrow(EngineDown)
    expect(engine.lastError).toContain('SIGKILL')
    const { url, apiKey } = await engine.whenUp(5000)
    expect((await fetch(`${url}/version`, { headers: { authorization: `Bearer ${apiKey}` } })).status).toBe(
      200,
    )
  })

  it('begins with an empty database when it died of the old one', async () => {
    const dataDir = await temporaryFolder()
    const engine = await engineFor({ dataDir })
    const listener = vi.fn()
    engine.onUp(listener)
    const { url, apiKey } = engine.address()
    await truncate(join(dataDir, 'engine', 'data.ms', 'tasks', 'data.mdb'), 0)
    await fetch(`${url}/tasks`, { headers: { authorization: `Bearer ${apiKey}` } }).catch(() => undefined)
    await eventually(() => listener.mock.calls.length > 0, 'the engine is up again')
    expect(listener).toHaveBeenLastCalledWith({ rebuilt: true })
  })

  it('goes on trying when it cannot be started again, and says why', async () => {
    const dataDir = await temporaryFolder()
    const meiliBin = join(dataDir, 'program')
    await writeFile(meiliBin, `#!/bin/sh\nexec '${await realBinary()}' "$@"\n`, { mode: 0o700 })
    const engine = await engineFor({ dataDir, meiliBin })
    const good = await readFile(meiliBin)
    await writeFile(meiliBin, '#!/bin/sh\necho "out of order" >&2; exit 9\n')
    process.kill((await addressFile(dataDir)).pid, 'SIGKILL')
    await eventually(() => engine.state === 'failed', 'the failure is seen')
    expect(engine.lastError).toContain('out of order')
    await expect(engine.whenUp(1)).rejects.toThrow('out of order')
    await writeFile(meiliBin, good)
    await engine.whenUp(5000)
  })

  it('leaves no process and no address after stop, which may be asked twice', async () => {
    const dataDir = await temporaryFolder()
    const engine = await engineFor({ dataDir })
    const { pid } = await addressFile(dataDir)
    await Promise.all([engine.stop(), engine.stop()])
    expect(isProcess(pid)).toBe(false)
    expect(await exists(join(dataDir, 'engine', 'address.json'))).toBe(false)
    expect(engine.state).toBe('stopped')
    await expect(engine.whenUp(5000)).rejects.toThrow(EngineDown)
  })

  it('can be stopped while it is being started again', async () => {
    const dataDir = await temporaryFolder()
    const engine = await engineFor({ dataDir })
    const listener = vi.fn()
    engine.onUp(listener)
    process.kill((await addressFile(dataDir)).pid, 'SIGKILL')
    await eventually(() => engine.state === 'starting', 'the death is noticed')
    await engine.stop()
    expect([engine.state, listener.mock.calls.length]).toEqual(['stopped', 0])
    expect(await exists(join(dataDir, 'engine', 'address.json'))).toBe(false)
  })

  it('does not outlive its process, even killed: the kernel ends it, or the next start does', async () => {
    const dataDir = await temporaryFolder()
    const script = fileURLToPath(new URL('hold-engine.ts', import.meta.url))
    const holder = spawn(process.execPath, ['--import', 'tsx', script, dataDir, await realBinary()], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    onTestFinished(() => void holder.kill('SIGKILL'))
    await once(holder.stdout, 'data')
    const { pid } = await addressFile(dataDir)
    expect(isProcess(pid)).toBe(true)
    holder.kill('SIGKILL')
    if ((await findTieToParent()).length === 0) await engineFor({ dataDir })
    await eventually(() => !isProcess(pid), 'the engine is gone')
  })
})
