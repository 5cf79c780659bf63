import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, onTestFinished } from 'vitest'
import { copyEngineBinary } from '../../../src/search/engine/copy-engine-binary.ts'
import type { EngineAddressFile } from '../../../src/search/engine/engine-address.ts'
import { createEngine, type Engine, type EngineOptions } from '../../../src/search/engine/engine.ts'
import { findEngineBinary } from '../../../src/search/engine/find-engine-binary.ts'
import type { EngineSpawn } from '../../../src/search/engine/spawn-engine.ts'
import {
  startEngineProcess,
  type EngineStart,
  type EngineProcess,
} from '../../../src/search/engine/start-engine-process.ts'

export const quiet = { info: () => {}, warn: () => {}, error: () => {} }

/** A folder of the test that asks, removed after it. */
export async function temporaryFolder(): Promise<string> {
  const path = await makeFolder()
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  return path
}

/** The real engine, executable. Copied once for a test file, since 131 MB take half a second. */
export function realBinary(): Promise<string> {
  return (copied ??= copyReal())
}

let copied: Promise<string> | undefined
const copies: string[] = []
afterAll(() => Promise.all(copies.splice(0).map(path => rm(path, { recursive: true, force: true }))))

async function copyReal(): Promise<string> {
  const found = await findEngineBinary({ meiliBin: process.env['MEILI_BIN'] })
  if (found.from !== 'package') return found.path
  const folder = await makeFolder()
  copies.push(folder)
  return copyEngineBinary(found.path, folder)
}

/** An engine on the real binary, stopped after the test. */
export async function engineFor(options: Partial<EngineOptions> & { dataDir: string }): Promise<Engine> {
  const engine = await createEngine({ meiliBin: await realBinary(), log: quiet, ...options })
  onTestFinished(() => engine.stop())
  return engine
}

/** A bare engine process, without anybody to look after it. */
export async function processFor(start: Partial<EngineStart> & { folder: string }): Promise<EngineProcess> {
  const spawn: EngineSpawn = { binary: await realBinary(), key: KEY, tie: [], folder: start.folder }
  const engine = await startEngineProcess({ ...spawn, ...start })
  onTestFinished(() => engine.stop())
  return engine
}

export const KEY = 'k'.repeat(43)

export async function addressFile(dataDir: string): Promise<EngineAddressFile> {
  return JSON.parse(await readFile(join(dataDir, 'engine', 'address.json'), 'utf8')) as EngineAddressFile
}

/** Asks again and again until the answer is true. Five seconds are many times what anything here needs. */
export async function eventually(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 5000
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Not within five seconds: ${what}`)
    await delay(10)
  }
}

function makeFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'lessons-engine-'))
}
