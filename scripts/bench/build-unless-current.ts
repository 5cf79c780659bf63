import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { rootPath } from '../../src/root-path.ts'

/** The product is measured as it is built; an old build would be measured for the new code. */
export function buildUnlessCurrent(): void {
  const built = rootPath('dist/cli/main.js')
  if (existsSync(built) && newest('src') < statSync(built).mtimeMs) return
  console.log('Building dist, which is missing or older than src…')
  execFileSync(process.execPath, [rootPath('scripts/build.mjs')], { stdio: 'inherit' })
}

function newest(folder: string): number {
  return readdirSync(rootPath(folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0)
}
