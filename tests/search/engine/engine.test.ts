import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { EngineDown, EngineUnavailable } from '../../../src/search/engine/engine-errors.ts';
import { createEngine, type EngineLog } from '../../../src/search/engine/engine.ts';
import { findTieToParent } from '../../../src/search/engine/find-tie-to-parent.ts';
import { isProcess } from '../../../src/search/engine/is-process.ts';
import { addressFile, engineFor, eventually, quiet, realBinary, temporaryFolder } from './engine-fixture.ts';

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
const mode = async (path: string) => (await stat(path)).mode & 0o777;

describe('createEngine', () => {
  it('runs the installed engine, its key and address closed to others', async () => {
    const dataDir = await temporaryFolder();
    const engine = await createEngine({ dataDir, log: quiet });
    onTestFinished(() => engine.stop());
    expect([engine.mode, engine.state, engine.lastError, engine.rebuilt]).toEqual(['embedded', 'up', undefined, false]);
    const folder = join(dataDir, 'engine');
    const modes = [folder, join(folder, 'master-key'), join(folder, 'address.json')].map(mode);
    expect(await Promise.all(modes)).toEqual([0o700, 0o600, 0o600]);
    expect((await readFile(join(folder, 'master-key'), 'utf8')).trim()).toBe(engine.address().apiKey);
    expect(await readFile(join(folder, 'address.json'), 'utf8')).not.toContain(engine.address().apiKey);
  });

  it('uses copy, key and database again', async () => {
    const dataDir = await temporaryFolder();
    const options = { dataDir, meiliBin: undefined };
    const first = await engineFor(options);
    const { url, apiKey } = first.address();
    const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
    await fetch(`${url}/experimental-features`, { method: 'PATCH', headers, body: '{"containsFilter":true}' });
    const names = (await readdir(join(dataDir, 'engine'))).filter((name) => name.startsWith('meilisearch-'));
    const copy = join(dataDir, 'engine', names[0] ?? 'none');
    const before = await stat(copy).catch(() => undefined);
    await first.stop();

    const second = await engineFor(options);
    expect(second.address().apiKey).toBe(apiKey);
    expect(second.rebuilt).toBe(false);
    const features = await fetch(`${second.address().url}/experimental-features`, { headers });
    expect(await features.json()).toMatchObject({ containsFilter: true });
    expect((await stat(copy).catch(() => undefined))?.ino).toBe(before?.ino);
  });

  it('runs MEILI_BIN where it is set, and makes no copy', async () => {
    const dataDir = await temporaryFolder();
    const engine = await engineFor({ dataDir });
    expect(engine.state).toBe('up');
    const names = await readdir(join(dataDir, 'engine'));
    expect(names.filter((name) => name.startsWith('meilisearch-'))).toEqual([]);
  });

  it('throws when the first start fails', async () => {
    const dataDir = await temporaryFolder();
    const meiliBin = join(dataDir, 'broken');
    await writeFile(meiliBin, '#!/bin/sh\nexit 1\n', { mode: 0o700 });
    await expect(engineFor({ dataDir, meiliBin })).rejects.toThrow(EngineUnavailable);
  });

  it('begins with an empty database where the old one is of another version', async () => {
    const dataDir = await temporaryFolder();
    await (await engineFor({ dataDir })).stop();
    await writeFile(join(dataDir, 'engine', 'data.ms', 'VERSION'), '1.11.0');
    expect(await engineFor({ dataDir })).toMatchObject({ state: 'up', rebuilt: true });
  });

  it('accepts a pino logger', () => {
    const log: EngineLog = pino({ level: 'silent' });
    expect(log).toBeDefined();
  });
});

describe('a supervised engine', () => {
  it('is up again after SIGKILL, says so, and can be found at its new address', async () => {
    const dataDir = await temporaryFolder();
    const engine = await engineFor({ dataDir });
    const listener = vi.fn();
    engine.onUp(listener);
    for (const times of [1, 2]) {
      const { pid } = await addressFile(dataDir);
      process.kill(pid, 'SIGKILL');
      await eventually(() => listener.mock.calls.length === times, 'the engine is up again');
      expect(listener).toHaveBeenLastCalledWith({ rebuilt: false });
      const written = await addressFile(dataDir);
      expect(written.pid).not.toBe(pid);
      expect(written.url).toBe(engine.address().url);
    }
  });

  it('is down in between, and whenUp waits for it', async () => {
    const dataDir = await temporaryFolder();
    const engine = await engineFor({ dataDir });
    process.kill((await addressFile(dataDir)).pid, 'SIGKILL');
    await eventually(() => engine.state !== 'up', 'the death is noticed');
    expect(() => engine.address()).toThrow(EngineDown);
    expect(engine.lastError).toContain('SIGKILL');
    const { url, apiKey } = await engine.whenUp(5000);
    expect((await fetch(`${url}/version`, { headers: { authorization: `Bearer ${apiKey}` } })).status).toBe(200);
  });

  it('begins with an empty database when it died of the old one', async () => {
    const dataDir = await temporaryFolder();
    const engine = await engineFor({ dataDir });
    const listener = vi.fn();
    engine.onUp(listener);
    const { url, apiKey } = engine.address();
    await truncate(join(dataDir, 'engine', 'data.ms', 'tasks', 'data.mdb'), 0);
    await fetch(`${url}/tasks`, { headers: { authorization: `Bearer ${apiKey}` } }).catch(() => undefined);
    await eventually(() => listener.mock.calls.length > 0, 'the engine is up again');
    expect(listener).toHaveBeenLastCalledWith({ rebuilt: true });
  });

  it('goes on trying when it cannot be started again, and says why', async () => {
    const dataDir = await temporaryFolder();
    const meiliBin = join(dataDir, 'program');
    await writeFile(meiliBin, `#!/bin/sh\nexec '${await realBinary()}' "$@"\n`, { mode: 0o700 });
    const engine = await engineFor({ dataDir, meiliBin });
    const good = await readFile(meiliBin);
    await writeFile(meiliBin, '#!/bin/sh\necho "out of order" >&2; exit 9\n');
    process.kill((await addressFile(dataDir)).pid, 'SIGKILL');
    await eventually(() => engine.state === 'failed', 'the failure is seen');
    expect(engine.lastError).toContain('out of order');
    await expect(engine.whenUp(1)).rejects.toThrow('out of order');
    await writeFile(meiliBin, good);
    await engine.whenUp(5000);
  });

  it('leaves no process and no address after stop, which may be asked twice', async () => {
    const dataDir = await temporaryFolder();
    const engine = await engineFor({ dataDir });
    const { pid } = await addressFile(dataDir);
    await Promise.all([engine.stop(), engine.stop()]);
    expect(isProcess(pid)).toBe(false);
    expect(await exists(join(dataDir, 'engine', 'address.json'))).toBe(false);
    expect(engine.state).toBe('stopped');
    await expect(engine.whenUp(5000)).rejects.toThrow(EngineDown);
  });

  it('can be stopped while it is being started again', async () => {
    const dataDir = await temporaryFolder();
    const engine = await engineFor({ dataDir });
    const listener = vi.fn();
    engine.onUp(listener);
    process.kill((await addressFile(dataDir)).pid, 'SIGKILL');
    await eventually(() => engine.state === 'starting', 'the death is noticed');
    await engine.stop();
    expect([engine.state, listener.mock.calls.length]).toEqual(['stopped', 0]);
    expect(await exists(join(dataDir, 'engine', 'address.json'))).toBe(false);
  });

  it('does not outlive its process, even killed: the kernel ends it, or the next start does', async () => {
    const dataDir = await temporaryFolder();
    const script = fileURLToPath(new URL('hold-engine.ts', import.meta.url));
    const holder = spawn(process.execPath, ['--import', 'tsx', script, dataDir, await realBinary()], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    onTestFinished(() => void holder.kill('SIGKILL'));
    await once(holder.stdout, 'data');
    const { pid } = await addressFile(dataDir);
    expect(isProcess(pid)).toBe(true);
    holder.kill('SIGKILL');
    if ((await findTieToParent()).length === 0) await engineFor({ dataDir });
    await eventually(() => !isProcess(pid), 'the engine is gone');
  });
});
