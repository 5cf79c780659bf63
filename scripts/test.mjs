// What `npm test` runs. Stops at the first step that fails, with its exit code; ends with a line alone that counts
// the tests: `N passed, N failed`. What is given after `npm test --` goes to vitest, such as a path of tests.
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findOrInstallBrowser } from './browser/find-or-install-browser.mjs'
import { countTests } from './count-tests.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const require = createRequire(import.meta.url)
const folder = await mkdtemp(join(tmpdir(), 'lessons-report-'))
const report = join(folder, 'report.json')

const tsc = program('typescript', 'tsc')
// Fixtures are as they are on purpose, so of the tests only code is looked at.
const FORMATTED = ['src/**/*.{ts,scss}', 'tests/**/*.ts', 'scripts/**/*.{mjs,mts,js,json,ts}']

const STEPS = [
  ['build', 'scripts/build.mjs'],
  ['types', tsc, '-p', '.'],
  ['types of the site’s script', tsc, '-p', 'scripts/config/tsconfig.client.json'],
  ['lint', program('eslint'), '--config', 'scripts/config/eslint.config.js', '.'],
  ['format', program('prettier'), '--config', 'scripts/config/prettier.json', '--check', ...FORMATTED],
]
const TESTS = [
  program('vitest'),
  ...['run', '--config', 'scripts/config/vitest.config.ts'],
  ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  ...process.argv.slice(2),
]

try {
  process.exitCode = await main()
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function main() {
  const browser = browserPath()
  if (!browser) return notRun('the browser', 1)
  for (const [name, ...command] of STEPS) {
    const code = await run(name, command)
    if (code !== 0) return notRun(name, code)
  }
  const code = await run('tests', TESTS, { CHROME_PATH: browser, LESSONS_BUILT: 'yes' })
  const { passed, failed, skipped, unread } = countTests(await readReport())
  if (unread > 0) console.log(`${unread} of the failed are files of tests that could not be run.`)
  if (skipped > 0) console.log(`${skipped} skipped.`)
  if (passed + failed === 0) console.log('No test was run, which is a failure.')
  console.log(`${passed} passed, ${failed} failed`)
  return code || (passed > 0 && failed === 0 ? 0 : 1)
}

function browserPath() {
  try {
    return findOrInstallBrowser()
  } catch (error) {
    console.error(error.message)
    return undefined
  }
}

/** Nothing is counted as passed where nothing was run. */
function notRun(step, code) {
  console.log(`No test was run: ${step} failed.`)
  console.log('0 passed, 0 failed')
  return code
}

/** Runs a program of Node to its end, with our terminal; answers its exit code. */
function run(name, command, env = {}) {
  console.log(`\n> ${name}`)
  return new Promise(resolve => {
    const child = spawn(process.execPath, command, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    })
    child.on('error', () => resolve(1))
    child.on('exit', code => resolve(code ?? 1))
  })
}

async function readReport() {
  try {
    return JSON.parse(await readFile(report, 'utf8'))
  } catch {
    return { testResults: [] }
  }
}

/** Where a package that we develop with has its program. */
function program(name, command = name) {
  const manifest = require.resolve(`${name}/package.json`)
  const { bin } = require(manifest)
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[command])
}
