// The browser that tests and pictures are made with. As a command it prints its path.
import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

const HOW = 'Install Chromium, or set CHROME_PATH to the program of a Chromium or Chrome that is here.'

/** Folders that are looked through: the usual one first, then those of PATH. */
const foldersOf = env => [...new Set(['/usr/bin', ...(env.PATH ?? '').split(delimiter)])].filter(Boolean)

/**
 * The path of a browser that is here already: CHROME_PATH, else the first by a known name that starts.
 * Undefined where there is none.
 * @throws when CHROME_PATH is set and is not a program
 */
export function findBrowser(env, folders = foldersOf(env)) {
  if (env.CHROME_PATH) {
    if (isProgram(env.CHROME_PATH)) return env.CHROME_PATH
    throw new Error(`CHROME_PATH is ${env.CHROME_PATH}, which is not a program. ${HOW}`)
  }
  return NAMES.flatMap(name => folders.map(folder => join(folder, name))).find(
    path => isProgram(path) && starts(path),
  )
}

/**
 * The path of a browser; where there is none, and this is Debian and we are root, after installing Debian's own.
 * @throws with one message that says what to do
 */
export function findOrInstallBrowser(env = process.env) {
  const found = findBrowser(env)
  if (found) return found
  if (!isDebian() || process.getuid?.() !== 0) throw new Error(`No Chromium was found. ${HOW}`)
  process.stderr.write('No Chromium was found; installing the one of Debian.\n')
  try {
    for (const step of [['update'], ['install', '--yes', '--no-install-recommends', 'chromium']])
      // A second caller waits for the first instead of failing on its lock. What apt prints is not our answer.
      execFileSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...step], {
        env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
        stdio: ['ignore', 2, 2],
      })
  } catch (cause) {
    throw new Error(`No Chromium was found, and apt-get could not install it. ${HOW}`, { cause })
  }
  const installed = findBrowser(env)
  if (!installed) throw new Error(`Debian's Chromium was installed and does not start. ${HOW}`)
  return installed
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** Some distributions put a script there that only says where to get the browser. */
function starts(path) {
  return spawnSync(path, ['--version'], { timeout: 30_000, stdio: 'ignore' }).status === 0
}

/** Not its descendants: what they call Chromium need not be a package of that kind. */
function isDebian() {
  try {
    return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(findOrInstallBrowser())
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
